import { DomainError } from "@/lib/errors";
import type { RenewBankQuestionInput } from "@/lib/schemas/lesson-content";
import { authorizeBank, readQuestions } from "@/server/banks";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { loadQuiz, requireVersion, toJsonContent, versionOf } from "../quiz/quiz-content";

/**
 * Takes the newest version of a quiz's question that comes from a bank; it is worth what it was worth. Throws NOT_FOUND
 * when the author may not read the bank or it has the question no more, `authoring.outline_changed` when no question of a
 * bank stands there or it is not the quiz that was on screen.
 */
export async function renewBankQuestion(ctx: Ctx, { courseId, lessonId, version, place }: RenewBankQuestionInput): Promise<OutlineChanged & { version: string }> {
  return changeDraft(ctx, courseId, async (tx) => {
    const stored = await loadQuiz(tx, courseId, lessonId);
    requireVersion(stored, version);
    const { quiz, revision } = stored;
    const before = quiz.questions[place];
    if (!before?.bank) throw new DomainError("conflict", "authoring.outline_changed");
    await authorizeBank({ viewer: ctx.viewer, db: tx }, "bank.read", before.bank.id);
    const [newest = before] = await readQuestions(tx, before.bank.id, [before.bank.question]);
    const next = { ...quiz, questions: quiz.questions.with(place, { ...newest, points: before.points }) };
    return {
      kind: "quiz_changed",
      subject: { title: revision.title, lessonId, fields: ["questions"] },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next) },
    };
  });
}
