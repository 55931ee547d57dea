import { DomainError } from "@/lib/errors";
import type { SaveCodeQuestionInput } from "@/lib/schemas/code-question";
import { MAX_QUESTIONS } from "@/lib/schemas/lesson-content";
import { questionSchema } from "@/lib/schemas/questions";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { loadQuiz, requireVersion, toJsonContent, versionOf } from "../quiz/quiz-content";

/**
 * Writes a code question into a quiz: a new one at its end, or another text for the one at `place`, which keeps what the
 * form does not show (hints, tags, feedback). Throws `authoring.outline_changed` when it is not the quiz that the author
 * had on screen or another type of question stands there, `authoring.too_many_questions` when the quiz is full.
 */
export async function saveCodeQuestion(ctx: Ctx, { courseId, lessonId, version, place, question }: SaveCodeQuestionInput): Promise<OutlineChanged & { version: string }> {
  return changeDraft(ctx, courseId, async (tx) => {
    const stored = await loadQuiz(tx, courseId, lessonId);
    requireVersion(stored, version);
    const { quiz, revision } = stored;
    const before = place === null ? { type: "code" as const } : quiz.questions[place];
    if (before?.type !== "code") throw new DomainError("conflict", "authoring.outline_changed");
    if (place === null && quiz.questions.length >= MAX_QUESTIONS) throw new DomainError("conflict", "authoring.too_many_questions", { max: MAX_QUESTIONS });
    // It is not the bank's question any more.
    const written = questionSchema.parse({ ...before, ...question, bank: undefined });
    const next = { ...quiz, questions: quiz.questions.toSpliced(place ?? quiz.questions.length, 1, written) };
    return {
      kind: "quiz_changed",
      subject: { title: revision.title, lessonId, fields: ["questions"] },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next) },
    };
  });
}
