import { ALLOW, refuse, whenSignedIn, type Decision, type RefusalReason } from "../decision";
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
  /** What the course asks of a learner beside access, each null where it asks nothing of the kind. */
  rules: LessonRules;
};

export type LessonRules = {
  /** The learner completed the lesson before: what was done stays open, whatever a rule says by now. */
  isDone: boolean;
  /** The courses that are required first are completed, or a teacher let the learner in without. */
  hasPrerequisites: boolean | null;
  /** The day on which it opens has come. */
  isOpened: boolean | null;
  /** The lesson before it is complete, in a course whose lessons open one after the other. */
  isBeforeDone: boolean | null;
};

export const NO_RULES: LessonRules = { isDone: false, hasPrerequisites: null, isOpened: null, isBeforeDone: null };

export type LessonCheck = "preview" | "grant" | "done" | "prerequisites" | "opened" | "before" | "staff" | "published" | "signed_in" | "enrolled";

/** A decision with the questions that led to it, in the order in which they were asked: the last one decided. */
export type LessonTrace = { decision: Decision; steps: { check: LessonCheck; holds: boolean }[] };

/** Previews are everybody's; the rest needs an open grant and what the course asks beside it, or the right to edit the course. */
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
  const isLearner = asks("grant", facts.hasOpenGrant && viewer.kind === "user");
  const broken = isLearner ? findBrokenRule(facts.rules, asks) : null;
  if (isLearner && broken === null) return answer(ALLOW);
  if (asks("staff", editCourse(viewer, facts.course).allowed)) return answer(ALLOW);
  if (broken !== null) return answer(refuse(broken));
  if (!asks("published", facts.course.isPublic) && !facts.isEnrolled) return answer(refuse("not_published", { hide: true }));
  if (!asks("signed_in", viewer.kind === "user")) return answer(refuse("sign_in_required"));
  return answer(refuse(asks("enrolled", facts.isEnrolled) ? "enrollment_closed" : "enrollment_required"));
}

/** The first rule of the course that does not hold; only what the course asks is asked. */
function findBrokenRule({ isDone, hasPrerequisites, isOpened, isBeforeDone }: LessonRules, asks: (check: LessonCheck, holds: boolean) => boolean): RefusalReason | null {
  const rules = [["prerequisites", hasPrerequisites, "prerequisites_missing"], ["opened", isOpened, "not_open_yet"], ["before", isBeforeDone, "lesson_before_missing"]] as const;
  if (rules.every(([, holds]) => holds === null) || (rules.some(([, holds]) => holds === false) && isDone && asks("done", isDone))) return null;
  for (const [check, holds, reason] of rules) if (holds !== null && !asks(check, holds)) return reason;
  return null;
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
