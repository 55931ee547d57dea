/** What a path asks. A step asks for `choose` of its courses; the path is complete without a step that is not required. */
export type PathTerms = { isOrdered: boolean; steps: readonly PathStepTerms[] };
export type PathStepTerms = { stepId: string; choose: number; isRequired: boolean; courseIds: readonly string[] };

/** Where a learner stands in a course: `share` of it is done, 0 to 1; `isAvailable` where they can take it, or have it. */
export type CourseStanding = { isCompleted: boolean; /** What was paid for it went back, and nothing else gives access to it. */ isRefunded: boolean; isAvailable: boolean; share: number };

/** `waived` asks nothing: nobody can take its courses any more. `closed` waits for the step named by `waitsFor`. */
export type StepState = "done" | "open" | "closed" | "waived";

export type StepCheck = {
  stepId: string;
  isRequired: boolean;
  state: StepState;
  /** Courses that it asks of this learner, and how many of those are complete. */
  asked: number;
  completed: number;
  /** Courses that this learner completed and that do not count, because what was paid for them went back. */
  refundedCourseIds: string[];
  /** The required step that has to be done before; null where none has. */
  waitsFor: string | null;
};

export type PathTrace = {
  isComplete: boolean;
  /** Over the required steps. `share` is 0 to 1, and 1 only for a complete path. */
  asked: number;
  completed: number;
  share: number;
  steps: StepCheck[];
  /** What to do next: these courses, or one of them where the step leaves a choice. Null where nothing is open. */
  next: { stepId: string; courseIds: string[] } | null;
  /** The courses by which the path counts as complete, or will: those completed in any of its steps, in its order. */
  completedCourseIds: string[];
};

const NOWHERE: CourseStanding = { isCompleted: false, isRefunded: false, isAvailable: false, share: 0 };
/** What is not complete is never shown as a whole. */
const MOST_UNFINISHED = 0.99;

/**
 * Decides where a learner stands in a path, and says each thing that it asked: the screen and the certificate read the
 * same answer. Order does not count against anybody: a course that was completed before its step opened counts. A course
 * that nobody can take any more is not asked for; a path of which nothing was completed is never complete. A course whose
 * payment went back does not count, and the step says so; taken again, it counts at once.
 */
export function tracePath({ isOrdered, steps }: PathTerms, standings: ReadonlyMap<string, CourseStanding>): PathTrace {
  const met = steps.map((step) => meetStep(step, standings));
  const checks: StepCheck[] = [];
  let waitsFor: string | null = null;
  for (const { step, asked, completed, refundedCourseIds } of met) {
    const isMet = completed >= asked;
    const state: StepState = asked === 0 ? "waived" : isMet ? "done" : waitsFor === null ? "open" : "closed";
    checks.push({ stepId: step.stepId, isRequired: step.isRequired, state, asked, completed, refundedCourseIds, waitsFor: state === "closed" ? waitsFor : null });
    if (isOrdered && step.isRequired && !isMet) waitsFor ??= step.stepId;
  }
  const required = met.filter(({ step }) => step.isRequired);
  const asked = sum(required.map((one) => one.asked));
  const completed = sum(required.map((one) => Math.min(one.completed, one.asked)));
  const completedCourseIds = steps.flatMap(({ courseIds }) => courseIds.filter((id) => countsInPath(standings.get(id) ?? NOWHERE)));
  const isComplete = completed >= asked && required.some((one) => one.completed > 0);
  const share = asked === 0 ? 0 : sum(required.map((one) => one.done)) / asked;
  return { isComplete, asked, completed, share: isComplete ? 1 : Math.min(share, MOST_UNFINISHED), steps: checks, next: nextOf(met, checks), completedCourseIds };
}

/** Whether a course counts as done. */
export function countsInPath({ isCompleted, isRefunded }: Pick<CourseStanding, "isCompleted" | "isRefunded">): boolean {
  return isCompleted && !isRefunded;
}

type MetStep = { step: PathStepTerms; asked: number; completed: number; refundedCourseIds: string[]; /** Courses' worth of what it asks that is done. */ done: number; /** Not complete and to be had, those begun first. */ candidates: { courseId: string; share: number }[] };

function meetStep(step: PathStepTerms, standings: ReadonlyMap<string, CourseStanding>): MetStep {
  const courses = step.courseIds.map((courseId) => ({ courseId, ...(standings.get(courseId) ?? NOWHERE) })).map((course) => ({ ...course, isDone: countsInPath(course), share: course.isRefunded ? 0 : course.share }));
  const possible = courses.filter(({ isDone, isAvailable }) => isDone || isAvailable);
  const asked = Math.min(step.choose, possible.length);
  const best = possible.map(({ isDone, share }) => (isDone ? 1 : share)).toSorted((a, b) => b - a);
  const candidates = possible.filter(({ isDone }) => !isDone).toSorted((a, b) => b.share - a.share);
  const refundedCourseIds = courses.flatMap(({ courseId, isCompleted, isDone }) => (isCompleted && !isDone ? [courseId] : []));
  return { step, asked, completed: possible.filter(({ isDone }) => isDone).length, refundedCourseIds, done: sum(best.slice(0, asked)), candidates };
}

/** The first required step that is open, then the first that may be done besides. */
function nextOf(met: readonly MetStep[], checks: readonly StepCheck[]): PathTrace["next"] {
  const open = met.filter((_, index) => checks[index]?.state === "open");
  const first = open.find(({ step }) => step.isRequired) ?? open[0];
  if (!first) return null;
  const missing = first.asked - first.completed;
  const begun = first.candidates.filter(({ share }) => share > 0);
  const courses = begun.length >= missing ? begun.slice(0, missing) : first.candidates;
  return { stepId: first.step.stepId, courseIds: courses.map(({ courseId }) => courseId) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
