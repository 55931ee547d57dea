import { createHash } from "node:crypto";
import { DomainError, notFound } from "@/lib/errors";
import type { Json } from "@/lib/json";
import { DEFAULT_QUIZ_SETTINGS, quizContentSchema, type QuizContent } from "@/lib/schemas/lesson-content";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Reader } from "@/server/platform/db/tx";
import { loadNewestRevision, type StoredRevision } from "../draft/lesson-revision";

export type StoredQuiz = { revision: StoredRevision; quiz: QuizContent; version: string };

/** The quiz that a lesson is now: an empty one before anything was stored. Throws NOT_FOUND for a lesson of another kind. */
export async function loadQuiz(db: Reader, courseId: string, lessonId: string): Promise<StoredQuiz> {
  const revision = await loadNewestRevision(db, courseId, lessonId);
  if (revision.kind !== "quiz") throw notFound();
  const quiz = isContentOf("quiz", revision.content) ? quizContentSchema.parse(revision.content) : emptyQuiz();
  return { revision, quiz, version: versionOf(quiz) };
}

/** Names a quiz by what its author says: two that say the same have the same one, whatever the banks that they draw from hold. */
export function versionOf(quiz: QuizContent): string {
  const { draws, ...said } = quizContentSchema.parse(quiz);
  const rules = draws?.map(({ pool: _pool, bank: { id }, ...rule }) => ({ ...rule, bank: id }));
  return createHash("sha256").update(JSON.stringify({ ...said, ...(rules && { draws: rules }) })).digest("base64url").slice(0, 22);
}

/** Throws `authoring.outline_changed` when the quiz is not the one that a change was made upon. */
export function requireVersion({ version }: StoredQuiz, wanted: string): void {
  if (version !== wanted) throw new DomainError("conflict", "authoring.outline_changed");
}

/** Whether stored parts are of this kind: a lesson that changed its kind keeps what it consisted of before. */
export function isContentOf(kind: "quiz" | "assignment", content: unknown): boolean {
  return typeof content === "object" && content !== null && Reflect.get(content, "kind") === kind;
}

/** As a step of the history and the database keep it. */
export function toJsonContent(content: QuizContent | AssignmentContent): Json {
  const json: Json = JSON.parse(JSON.stringify(content));
  return json;
}

function emptyQuiz(): QuizContent {
  return { kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: [] };
}
