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

/** Previews are everybody's; the rest needs an open grant, or the right to edit the course. */
export function openLesson(viewer: Viewer, facts: LessonFacts): Decision {
  if (facts.isPreview && facts.course.isPublic) return ALLOW;
  if (facts.hasOpenGrant && viewer.kind === "user") return ALLOW;
  if (editCourse(viewer, facts.course).allowed) return ALLOW;
  if (!facts.course.isPublic && !facts.isEnrolled) return refuse("not_published", { hide: true });
  return whenSignedIn(viewer, () => refuse(facts.isEnrolled ? "enrollment_closed" : "enrollment_required"));
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
