import { countsInPath } from "@/lib/domain/path-progress";
import { after, DAY_MS } from "@/lib/time";
import type { EnrolledCourse } from "@/server/learning";
import type { FollowedCourse, OwnPath } from "./dto";
import { traceOf, type StandingRow, type StandingStep } from "./standing";

/** The viewer's own courses, as `listMyCourses` answers them: how far each is. */
export type OwnCourses = readonly Pick<EnrolledCourse, "slug" | "share" | "isOpen">[];

/** A path as its learner sees it. What was completed is shown as a whole, whatever the path asks since. */
export function toOwnPath(row: StandingRow, own: OwnCourses): OwnPath {
  const courseOf = new Map(own.map((course) => [course.slug, course]));
  const trace = traceOf(row, new Map(own.map(({ slug, share }) => [slug, share])));
  const steps = trace.steps.map((check, index) => ({
    ...check,
    courses: (row.steps[index]?.courses ?? []).map((course) => toCourse(course, courseOf.get(course.slug))),
  }));
  const next = row.completedAt === null ? trace.next : null;
  const { slug, title, summary, isOrdered, paceDays, startedAt, completedAt, certificateCode } = row;
  return {
    slug, title, summary, isOrdered, paceDays, certificateCode,
    isPublished: row.status === "published",
    startedAt: startedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    meantBy: startedAt && paceDays !== null && completedAt === null ? after(startedAt, paceDays * DAY_MS).toISOString() : null,
    progress: completedAt === null ? { asked: trace.asked, completed: trace.completed, share: trace.share } : { asked: trace.asked, completed: trace.asked, share: 1 },
    steps,
    next: next && { stepId: next.stepId, courses: next.courseIds.flatMap((id) => steps.flatMap(({ courses }) => courses.filter(({ courseId }) => courseId === id))) },
  };
}

function toCourse(course: StandingStep["courses"][number], own: OwnCourses[number] | undefined): FollowedCourse {
  const isCompleted = countsInPath(course);
  return { ...course, isCompleted, isRefunded: course.isCompleted && !isCompleted, isOpen: own?.isOpen ?? false, share: isCompleted ? 1 : course.isRefunded ? 0 : (own?.share ?? 0) };
}
