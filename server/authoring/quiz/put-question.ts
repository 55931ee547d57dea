import { DomainError } from "@/lib/errors";
import { MAX_QUESTIONS } from "@/lib/schemas/lesson-content";
import type { Question } from "@/lib/schemas/questions";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { loadQuiz, requireVersion, toJsonContent, versionOf } from "./quiz-content";

type Put = { courseId: string; lessonId: string; version: string; /** Null adds it at the end. */ place: number | null; type: Question["type"] };

/**
 * Writes a question into a quiz: a new one at its end, or another text for the one at a place; `write` is given what
 * stands there, null for a new one. Throws `authoring.outline_changed` when it is not the quiz that the author had on
 * screen or another type of question stands there, `authoring.too_many_questions` when the quiz is full.
 */
export async function putQuestion(ctx: Ctx, { courseId, lessonId, version, place, type }: Put, write: (before: Question | null) => Question): Promise<OutlineChanged & { version: string }> {
  return changeDraft(ctx, courseId, async (tx) => {
    const stored = await loadQuiz(tx, courseId, lessonId);
    requireVersion(stored, version);
    const { quiz, revision } = stored;
    const before = place === null ? null : quiz.questions[place];
    if (before !== null && before?.type !== type) throw new DomainError("conflict", "authoring.outline_changed");
    if (place === null && quiz.questions.length >= MAX_QUESTIONS) throw new DomainError("conflict", "authoring.too_many_questions", { max: MAX_QUESTIONS });
    const next = { ...quiz, questions: quiz.questions.toSpliced(place ?? quiz.questions.length, 1, write(before)) };
    return {
      kind: "quiz_changed",
      subject: { title: revision.title, lessonId, fields: ["questions"] },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next) },
    };
  });
}
