import { ALLOW, refuse, whenSignedIn, type Decision } from "../decision";
import type { Viewer } from "../viewer";
import { editCourse, type CourseFacts } from "./catalog";

export type LessonFacts = {
  course: CourseFacts;
  /** The lesson is marked as a free preview in the release that is on sale. */
  isPreview: boolean;
  /** The viewer has an enrollment in the course, open or not. */
  isEnrolled: boolean;
  /** At least one grant of that enrollment is open now. */
  hasOpenGrant: boolean;
};

export type LessonCheck = "preview" | "grant" | "staff" | "published" | "signed_in" | "enrolled";

/** A decision with the questions that led to it, in the order in which they were asked: the last one decided. */
export type LessonTrace = { decision: Decision; steps: { check: LessonCheck; holds: boolean }[] };

/** Previews are everybody's; the rest needs an open grant, or the right to edit the course. */
export function openLesson(viewer: Viewer, facts: LessonFacts): Decision {
  return traceLesson(viewer, facts).decision;
}

/** The rule of `openLesson` with its steps: what explains a closed door is what closed it. */
export function traceLesson(viewer: Viewer, facts: LessonFacts): LessonTrace {
  const steps: LessonTrace["steps"] = [];
  const asks = (check: LessonCheck, holds: boolean): boolean => {
    steps.push({ check, holds });
    return holds;
  };
  const answer = (decision: Decision): LessonTrace => ({ decision, steps });
  if (asks("preview", facts.isPreview && facts.course.isPublic)) return answer(ALLOW);
  if (asks("grant", facts.hasOpenGrant && viewer.kind === "user")) return answer(ALLOW);
  if (asks("staff", editCourse(viewer, facts.course).allowed)) return answer(ALLOW);
  if (!asks("published", facts.course.isPublic) && !facts.isEnrolled) return answer(refuse("not_published", { hide: true }));
  if (!asks("signed_in", viewer.kind === "user")) return answer(refuse("sign_in_required"));
  return answer(refuse(asks("enrolled", facts.isEnrolled) ? "enrollment_closed" : "enrollment_required"));
}

export type EnrollmentFacts = { userId: string; hasOpenGrant: boolean };

/** A learner's own enrollment, also after access has ended: what they did stays theirs to read. */
export function readEnrollment(viewer: Viewer, facts: EnrollmentFacts): Decision {
  return whenSignedIn(viewer, (user) => (user.userId === facts.userId ? ALLOW : refuse("not_yours", { hide: true })));
}

/** Progress and notes are written by their learner while access is open. */
export function writeProgress(viewer: Viewer, facts: EnrollmentFacts): Decision {
  const own = readEnrollment(viewer, facts);
  if (!own.allowed) return own;
  return facts.hasOpenGrant ? ALLOW : refuse("enrollment_closed");
}
