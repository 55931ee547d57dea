/** How much of a lesson counts in its course: not at all, as one of those that a share is taken of, or always. */
export const LESSON_ROLES = ["required", "optional", "essential"] as const;
export type LessonRole = (typeof LESSON_ROLES)[number];

/** What makes a lesson complete. */
export const COMPLETION_WAYS = ["watched", "opened", "marked", "attended", "played", "submitted", "graded", "passed"] as const;
export type CompletionWay = (typeof COMPLETION_WAYS)[number];

/** In per cent of a video. */
export const WATCH_PERCENT = { least: 50, usual: 90, most: 100 } as const;

/** What a teacher may ask for, by the kind of lesson. The first is asked where nothing was chosen. */
const WAYS: Readonly<Record<string, readonly [CompletionWay, ...CompletionWay[]]>> = {
  video: ["watched", "marked"],
  article: ["marked", "opened"],
  file: ["opened", "marked"],
  live: ["attended", "marked", "opened"],
  package: ["played", "marked", "opened"],
  quiz: ["passed", "submitted"],
  // Chosen with the other settings of an assignment.
  assignment: ["graded"],
};
const ASSIGNMENT_WAYS = { submitted: "submitted", marked: "graded", passed: "passed" } as const satisfies Record<string, CompletionWay>;

/** What is stored of a lesson's rule beside what it consists of; null is what is usual. */
export type CompletionSetting = { role: LessonRole; completeBy: CompletionWay | null; watchPercent: number | null };
export const USUAL_COMPLETION: CompletionSetting = { role: "required", completeBy: null, watchPercent: null };

/** What a lesson asks; `percent` of a video alone. */
export type LessonAsk = { way: CompletionWay; percent: number | null };

/** A lesson as it is stored. `practice` and `completion` are settings of a quiz and of an assignment. */
export type AskingLesson = CompletionSetting & { kind: string; content?: { practice?: unknown; completion?: unknown } | null };

export function waysOf(kind: string): readonly [CompletionWay, ...CompletionWay[]] {
  return WAYS[kind] ?? ["marked"];
}

/**
 * What a lesson asks before it is complete. A graded lesson that the course cannot do without has to be passed; a way
 * that its kind does not know, as after a change of kind, counts as none.
 */
export function askOf({ kind, role, completeBy, watchPercent, content }: AskingLesson): LessonAsk {
  const way = wayOf({ kind, role, completeBy, content });
  return { way, percent: way === "watched" ? (watchPercent ?? WATCH_PERCENT.usual) : null };
}

function wayOf({ kind, role, completeBy, content }: Omit<AskingLesson, "watchPercent">): CompletionWay {
  if (role === "essential" && (kind === "quiz" || kind === "assignment")) return "passed";
  if (kind === "assignment") return ASSIGNMENT_WAYS[content?.completion === "submitted" || content?.completion === "passed" ? content.completion : "marked"];
  if (kind === "quiz" && content?.practice === true) return "submitted";
  const ways = waysOf(kind);
  return completeBy !== null && ways.includes(completeBy) ? completeBy : ways[0];
}

/** What a learner did for a lesson. What is not named did not happen. */
export type LessonDeeds = {
  /** It is complete already. */
  isDone?: boolean;
  /** Milliseconds of the video that were played at least once, and its length in seconds. */
  watchedMs?: number;
  durationSeconds?: number;
  opened?: boolean;
  /** The learner said that they are done with it. */
  marked?: boolean;
  attended?: boolean;
  played?: boolean;
  submitted?: boolean;
  graded?: boolean;
  passed?: boolean;
};

export type LessonCompletionStep = { check: "done" | CompletionWay; holds: boolean; /** Per cent of a video that was watched, and that is asked. */ has?: number; needs?: number };
/** A decision with the questions that led to it: the last one decided. */
export type LessonCompletionTrace = { isComplete: boolean; steps: LessonCompletionStep[] };

/** Whether a lesson is complete. What was complete stays so, whatever is asked by now. */
export function traceLessonCompletion({ way, percent }: LessonAsk, deeds: LessonDeeds): LessonCompletionTrace {
  if (deeds.isDone) return { isComplete: true, steps: [{ check: "done", holds: true }] };
  if (way !== "watched") {
    const holds = isShownBy(way, deeds);
    return { isComplete: holds, steps: [{ check: way, holds }] };
  }
  const needs = percent ?? WATCH_PERCENT.usual;
  const holds = isWatched(deeds, needs);
  return { isComplete: holds, steps: [{ check: way, holds, has: watchedPercent(deeds), needs }] };
}

/** A video of unknown length is never complete by watching. */
function isWatched({ watchedMs = 0, durationSeconds = 0 }: LessonDeeds, percent: number): boolean {
  return durationSeconds > 0 && watchedMs * 100 >= durationSeconds * 1_000 * percent;
}

function watchedPercent({ watchedMs = 0, durationSeconds = 0 }: LessonDeeds): number {
  return durationSeconds > 0 ? Math.min(100, Math.floor(watchedMs / (durationSeconds * 10))) : 0;
}

/** Whoever could not come to a class, or reads elsewhere, says so; a grade that passes needs nothing that was handed in. */
function isShownBy(way: Exclude<CompletionWay, "watched">, deeds: LessonDeeds): boolean {
  const ALSO: Partial<Record<CompletionWay, "marked" | "passed">> = { attended: "marked", opened: "marked", submitted: "passed", graded: "passed" };
  const also = ALSO[way];
  return deeds[way] === true || (also !== undefined && deeds[also] === true);
}

/** What a course asks: of its required lessons a share, all that are essential, and a grade, in per cent; null asks for none. */
export type CourseAsk = { share: number; grade: number | null };
export const USUAL_COURSE_ASK: CourseAsk = { share: 100, grade: null };

/** How a learner stands in the release that they follow. Optional lessons are in none of the counts; essential ones are among the required. */
export type CourseStanding = {
  isDone: boolean;
  required: number;
  completed: number;
  /** Essential lessons that are not complete. */
  essentialsLeft: number;
  /** Per cent; null where nothing counts yet. */
  grade: number | null;
};

export type CourseCompletionStep = { check: "done" | "lessons" | "essentials" | "grade"; holds: boolean; has?: number | null; needs?: number };
export type CourseCompletionTrace = { isComplete: boolean; steps: CourseCompletionStep[] };

/** Required lessons that have to be complete. */
export function lessonsNeeded({ share }: Pick<CourseAsk, "share">, required: number): number {
  return Math.ceil((required * share) / 100);
}

/** Whether a course is complete, with every question that it asks. What was complete stays so. A course that requires no lesson is never complete by itself. */
export function traceCourseCompletion(ask: CourseAsk, { isDone, required, completed, essentialsLeft, grade }: CourseStanding): CourseCompletionTrace {
  if (isDone) return { isComplete: true, steps: [{ check: "done", holds: true }] };
  const needs = lessonsNeeded(ask, required);
  const steps: CourseCompletionStep[] = [
    { check: "lessons", holds: required > 0 && completed >= needs, has: completed, needs },
    ...(ask.share < 100 && essentialsLeft > 0 ? [{ check: "essentials" as const, holds: false, has: essentialsLeft }] : []),
    ...(ask.grade === null ? [] : [{ check: "grade" as const, holds: grade !== null && grade >= ask.grade, has: grade, needs: ask.grade }]),
  ];
  return { isComplete: steps.every(({ holds }) => holds), steps };
}
