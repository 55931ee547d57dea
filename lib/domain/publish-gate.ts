import type { LessonAsk, LessonRole } from "./completion";
import { findTermProblems } from "./course-terms";

/** Where to go to put a problem right. */
export type ProblemPlace =
  | { at: "course"; field: string }
  | { at: "outline" }
  | { at: "module"; moduleId: string; title: string }
  | { at: "lesson"; lessonId: string; title: string };

/** `detail` names the image, link or address that is meant; `cause` is why an address elsewhere counts as dead. */
export type PublishProblem = { code: GateCode; severity: "blocking" | "advice"; place: ProblemPlace; detail: string | null; cause?: DeadAddress["cause"] };

/** An address elsewhere at which nothing is, by its own word: HTTP's 404 and 410, or there is no such name. */
export type DeadAddress = { url: string; cause: "not_found" | "gone" | "no_such_name" };

/** Everything that the gate looks for, and whether it keeps a course from being published. */
export const GATE_CODES = {
  no_lessons: "blocking",
  summary_missing: "blocking",
  objective_missing: "blocking",
  no_price_currency: "blocking",
  early_bird_not_below_price: "blocking",
  early_bird_incomplete: "blocking",
  dates_inverted: "blocking",
  empty_lesson: "blocking",
  quiz_without_questions: "blocking",
  question_without_answer: "blocking",
  question_without_player: "blocking",
  draw_above_pool: "blocking",
  draw_too_large: "blocking",
  section_points_differ: "blocking",
  assignment_without_points: "blocking",
  assignment_takes_nothing: "blocking",
  assignment_passing_above_points: "blocking",
  rubric_points_differ: "blocking",
  assignment_due_before_start: "blocking",
  video_missing: "blocking",
  video_failed: "blocking",
  video_without_captions: "blocking",
  live_without_time: "blocking",
  file_missing: "blocking",
  file_not_ready: "blocking",
  file_refused: "blocking",
  package_missing: "blocking",
  package_not_ready: "blocking",
  package_refused: "blocking",
  dead_internal_link: "blocking",
  dead_external_link: "advice",
  video_processing: "advice",
  image_without_alt: "advice",
  image_elsewhere: "advice",
  embed_without_title: "advice",
  description_missing: "advice",
  module_without_objective: "advice",
  module_without_lessons: "advice",
  course_not_assessed: "advice",
  objective_not_assessed: "advice",
  translation_outdated: "advice",
  nothing_required: "advice",
  grade_without_work: "advice",
  passing_without_score: "advice",
  opens_after_end: "advice",
} as const satisfies Record<string, "blocking" | "advice">;
export type GateCode = keyof typeof GATE_CODES;

export type GateLesson = {
  lessonId: string;
  title: string;
  kind: string;
  isEmpty: boolean;
  video: { status: string; captionCount: number } | null;
  /** A live lesson that has a time and a place. */
  isScheduled: boolean;
  /** Null for a lesson without one. What is on its way is not in the draft yet: the draft's own is what counts. */
  file: { state: string } | null;
  /** Null for what is no quiz. The lists name questions that nobody could answer rightly, that nobody would score, and that nobody could be shown; and draws that ask for more than there is, and that choose among too many. */
  quiz: { questionCount: number; passingScore?: number; opensAt?: Date | null; withoutAnswer: readonly string[]; withoutPlayer: readonly string[]; shortDraws: readonly string[]; largeDraws: readonly string[]; /** Sections that ask some of their questions, which are not all worth the same. */ unevenSections?: readonly string[] } | null;
  /** Null for what is no assignment. `rubricPoints` is null without a rubric; `dueAt` where it is no fixed date. */
  assignment?: GateAssignment | null;
  imagesWithoutAlt: readonly string[];
  /** On sites that our pages may not load from: readers see none of them. */
  imagesElsewhere: readonly string[];
  /** Content of elsewhere that says to nobody what it is before it is opened. */
  embedsWithoutTitle: readonly string[];
  deadLinks: readonly string[];
  /** Links to addresses elsewhere that were found dead when they were last asked. */
  deadAddresses: readonly DeadAddress[];
  /** How much it counts in the course, and what makes it complete. */
  completion?: { role: LessonRole; ask: LessonAsk };
  /** It translates a lesson that says something else by now. */
  isOutdated?: boolean;
};

export type GateAssignment = { points: number; passingPoints: number; rubricPoints: number | null; takesNothing: boolean; dueAt: Date | null };

export type GateModule = { moduleId: string; title: string; objective: string; startsOn: Date | null; endsOn: Date | null; /** The day on which it opens, as midnight in UTC. */ opensOn?: Date | null; lessons: readonly GateLesson[] };

export type GateCourse = {
  summary: string;
  description: string;
  objective: string;
  priceAmount: number;
  currency: string;
  earlyBirdAmount: number | null;
  earlyBirdEndsAt: Date | null;
  startsAt: Date | null;
  endsAt: Date | null;
  /** The share of its gradebook that completes it; null asks for none. */
  completionGrade?: number | null;
  /** The same for its certificate. */
  certificateGrade?: number | null;
};

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** What keeps a course from being published, then what is worth putting right, each in the order of the outline. */
export function findPublishProblems(course: GateCourse, modules: readonly GateModule[]): PublishProblem[] {
  const problems = [...ofCourse(course), ...ofOutline(modules), ...ofAssessment(modules), ...ofCompletion(course, modules), ...modules.flatMap((module) => [...ofModule(module), ...module.lessons.flatMap((lesson) => [...ofLesson(lesson), ...ofDueDate(course, lesson), ...ofOpening(course, module, lesson)])])];
  return [...problems.filter(({ severity }) => severity === "blocking"), ...problems.filter(({ severity }) => severity === "advice")];
}

/** What can be seen of a lesson; `imagesWithoutAlt`, `deadLinks` and the like may be empty when its text was not read. */
export function ofLesson(lesson: GateLesson): PublishProblem[] {
  const place = { at: "lesson", lessonId: lesson.lessonId, title: lesson.title } as const;
  const state = stateProblem(lesson);
  return [
    ...(state ? [problem(state, place)] : []),
    ...assignmentProblems(lesson.assignment ?? null).map((code) => problem(code, place)),
    ...(lesson.quiz?.withoutAnswer ?? []).map((name) => problem("question_without_answer", place, name)),
    ...(lesson.quiz?.withoutPlayer ?? []).map((name) => problem("question_without_player", place, name)),
    ...(lesson.quiz?.shortDraws ?? []).map((name) => problem("draw_above_pool", place, name)),
    ...(lesson.quiz?.largeDraws ?? []).map((name) => problem("draw_too_large", place, name)),
    ...(lesson.quiz?.unevenSections ?? []).map((name) => problem("section_points_differ", place, name)),
    ...lesson.deadLinks.map((url) => problem("dead_internal_link", place, url)),
    ...lesson.deadAddresses.map(({ url, cause }) => ({ ...problem("dead_external_link", place, url), cause })),
    ...lesson.imagesWithoutAlt.map((url) => problem("image_without_alt", place, url)),
    ...lesson.imagesElsewhere.map((url) => problem("image_elsewhere", place, url)),
    ...lesson.embedsWithoutTitle.map((url) => problem("embed_without_title", place, url)),
    ...(lesson.isOutdated ? [problem("translation_outdated", place)] : []),
    ...(asksForNoScore(lesson) ? [problem("passing_without_score", place)] : []),
  ];
}

export function ofModule(module: GateModule): PublishProblem[] {
  const place = { at: "module", moduleId: module.moduleId, title: module.title } as const;
  return [
    ...(module.startsOn && module.endsOn && module.endsOn < module.startsOn ? [problem("dates_inverted", place)] : []),
    ...(isBlank(module.objective) ? [problem("module_without_objective", place)] : []),
    ...(module.lessons.length === 0 ? [problem("module_without_lessons", place)] : []),
  ];
}

/** Kinds of lessons that show whether something was learned. */
const ASSESSING: ReadonlySet<string> = new Set(["quiz", "assignment", "package"]);

/** Objectives that nothing assesses; a course that assesses nothing at all is told so once. */
function ofAssessment(modules: readonly GateModule[]): PublishProblem[] {
  const filled = modules.filter(({ lessons }) => lessons.length > 0);
  const unassessed = filled.filter(({ lessons }) => !lessons.some(({ kind }) => ASSESSING.has(kind)));
  if (filled.length > 0 && unassessed.length === filled.length) return [problem("course_not_assessed", { at: "course", field: "objective" })];
  return unassessed.flatMap(({ moduleId, title, objective }) => (isBlank(objective) ? [] : [problem("objective_not_assessed", { at: "module", moduleId, title })]));
}

function assignmentProblems(assignment: GateAssignment | null): GateCode[] {
  if (!assignment) return [];
  const { points, passingPoints, rubricPoints, takesNothing } = assignment;
  return [
    ...(takesNothing ? (["assignment_takes_nothing"] as const) : []),
    ...(points > 0 ? [] : (["assignment_without_points"] as const)),
    ...(passingPoints > points ? (["assignment_passing_above_points"] as const) : []),
    ...(rubricPoints !== null && rubricPoints !== points ? (["rubric_points_differ"] as const) : []),
  ];
}

function ofDueDate({ startsAt }: GateCourse, { assignment, lessonId, title }: GateLesson): PublishProblem[] {
  const isBefore = startsAt !== null && assignment?.dueAt !== null && assignment?.dueAt !== undefined && assignment.dueAt <= startsAt;
  return isBefore ? [problem("assignment_due_before_start", { at: "lesson", lessonId, title })] : [];
}

/** A course that asks for what nobody can have: no lesson counts, or nothing gives the grade that it asks for. */
function ofCompletion({ completionGrade, certificateGrade }: GateCourse, modules: readonly GateModule[]): PublishProblem[] {
  const lessons = modules.flatMap((module) => module.lessons);
  const isNothingRequired = lessons.length > 0 && lessons.every(({ completion }) => completion?.role === "optional");
  const hasGrade = lessons.some(({ kind }) => kind === "quiz" || kind === "assignment");
  return [
    ...(isNothingRequired ? [problem("nothing_required", { at: "outline" })] : []),
    ...(completionGrade && !hasGrade ? [problem("grade_without_work", { at: "course", field: "completionGrade" })] : []),
    ...(certificateGrade && !hasGrade ? [problem("grade_without_work", { at: "course", field: "certificateGrade" })] : []),
  ];
}

/** It asks to be passed, and nothing says what passes. */
function asksForNoScore({ completion, quiz, assignment }: GateLesson): boolean {
  return completion?.ask.way === "passed" && (quiz?.passingScore === 0 || assignment?.passingPoints === 0);
}

/** A lesson that the course asks for opens when the course is over. */
function ofOpening({ endsAt }: GateCourse, { opensOn }: GateModule, { completion, quiz, lessonId, title }: GateLesson): PublishProblem[] {
  const opensAt = [opensOn, quiz?.opensAt].find((day) => day && endsAt && day > endsAt);
  return opensAt && completion?.role !== "optional" ? [problem("opens_after_end", { at: "lesson", lessonId, title })] : [];
}

function stateProblem({ kind, isEmpty, isScheduled, video, file, quiz }: GateLesson): GateCode | null {
  if (kind === "article" || kind === "assignment") return isEmpty ? "empty_lesson" : null;
  if (kind === "file" || kind === "package") return fileProblem(kind, file);
  if (kind === "live") return isScheduled ? null : "live_without_time";
  if (kind === "quiz") return quiz?.questionCount ? null : "quiz_without_questions";
  if (kind !== "video") return null;
  if (!video || video.status === "waiting_for_upload") return "video_missing";
  if (video.status === "failed") return "video_failed";
  if (video.status === "processing") return "video_processing";
  return video.captionCount === 0 ? "video_without_captions" : null;
}

function fileProblem(kind: "file" | "package", file: GateLesson["file"]): GateCode | null {
  if (!file) return `${kind}_missing`;
  if (file.state === "refused") return `${kind}_refused`;
  return file.state === "ready" ? null : `${kind}_not_ready`;
}

function ofOutline(modules: readonly GateModule[]): PublishProblem[] {
  return modules.some(({ lessons }) => lessons.length > 0) ? [] : [problem("no_lessons", { at: "outline" })];
}

const TERM_CODES: Readonly<Record<string, GateCode>> = {
  endsAt: "dates_inverted",
  earlyBirdAmount: "early_bird_not_below_price",
  earlyBirdEndsAt: "early_bird_incomplete",
};

function ofCourse(course: GateCourse): PublishProblem[] {
  const missing = ([["summary", "summary_missing"], ["objective", "objective_missing"], ["description", "description_missing"]] as const).flatMap(([field, code]) =>
    isBlank(course[field]) ? [problem(code, { at: "course", field })] : [],
  );
  const terms = findTermProblems(course).flatMap(({ path }) => (TERM_CODES[path] ? [problem(TERM_CODES[path], { at: "course", field: path })] : []));
  const unpriced = course.priceAmount > 0 && !CURRENCIES.has(course.currency) ? [problem("no_price_currency", { at: "course", field: "currency" })] : [];
  return [...missing, ...unpriced, ...terms];
}

function problem(code: GateCode, place: ProblemPlace, detail: string | null = null): PublishProblem {
  return { code, severity: GATE_CODES[code], place, detail };
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
