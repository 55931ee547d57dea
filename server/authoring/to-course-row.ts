import { findTermProblems, type CourseTerms } from "@/lib/domain/course-terms";
import { DomainError } from "@/lib/errors";
import type { CourseChanges } from "@/lib/schemas/authoring";

const INSTANTS = ["startsAt", "endsAt", "earlyBirdEndsAt"] as const;

type Links = "topicSlug" | "tags" | "prerequisiteIds";
type Instants = (typeof INSTANTS)[number];
type Row = Omit<CourseChanges, Links | Instants> & Partial<Record<Instants, Date | null>>;

/** The columns of a change: instants as dates, without what lives in other tables. Absent fields stay absent. */
export function toCourseRow({ topicSlug: _topic, tags: _tags, prerequisiteIds: _required, ...changes }: CourseChanges): Row {
  const { startsAt, endsAt, earlyBirdEndsAt, ...columns } = changes;
  const given = { startsAt, endsAt, earlyBirdEndsAt };
  const dates = INSTANTS.flatMap((name) => {
    const text = given[name];
    return text === undefined ? [] : [[name, text === null ? null : new Date(text)] as const];
  });
  return { ...columns, ...Object.fromEntries(dates) };
}

/** Throws with the fields to change when the dates or prices that would be stored contradict each other. */
export function requireSoundTerms(terms: CourseTerms): void {
  const issues = findTermProblems(terms);
  if (issues.length > 0) throw new DomainError("invalid", "validation.invalid", {}, { issues });
}
