import { DomainError } from "@/lib/errors";
import { MAX_QUESTIONS, type TakeBankQuestionsInput } from "@/lib/schemas/lesson-content";
import { readQuestions, shareBank } from "@/server/banks";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { loadQuiz, requireVersion, toJsonContent, versionOf } from "../quiz/quiz-content";

/**
 * Puts questions of a bank behind those of a quiz, in the version that they have now: they stay as they are until somebody
 * renews them. Those that are there already are not taken twice. Throws NOT_FOUND for a bank that the author may not
 * read, `authoring.too_many_questions`, `authoring.outline_changed` when it is not the quiz that was on screen.
 */
export async function takeBankQuestions(ctx: Ctx, { courseId, lessonId, version, bankId, questionIds }: TakeBankQuestionsInput): Promise<OutlineChanged & { version: string; count: number }> {
  return changeDraft(ctx, courseId, async (tx) => {
    await shareBank(ctx, tx, { courseId, bankId });
    const stored = await loadQuiz(tx, courseId, lessonId);
    requireVersion(stored, version);
    const { quiz, revision } = stored;
    const held = new Set(quiz.questions.map(({ bank }) => bank?.question));
    const taken = (await readQuestions(tx, bankId, questionIds)).filter(({ bank }) => !held.has(bank?.question));
    const next = { ...quiz, questions: [...quiz.questions, ...taken] };
    if (next.questions.length > MAX_QUESTIONS) throw new DomainError("conflict", "authoring.too_many_questions", { max: MAX_QUESTIONS });
    return {
      kind: "quiz_changed",
      subject: { title: revision.title, lessonId, fields: ["questions"] },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next), count: taken.length },
    };
  });
}
