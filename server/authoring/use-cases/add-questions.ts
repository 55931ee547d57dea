import { DomainError } from "@/lib/errors";
import { MAX_QUESTIONS } from "@/lib/schemas/lesson-content";
import type { Question } from "@/lib/schemas/questions";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { loadQuiz, toJsonContent, versionOf } from "../quiz/quiz-content";

type Place = { courseId: string; lessonId: string };

/**
 * Puts questions behind those of a quiz, as a change that can be undone. `collect` gives them, and writes in the same
 * transaction what else becomes true with it. Throws NOT_FOUND for a lesson that is no quiz of the course, and
 * `authoring.too_many_questions`.
 */
export async function addQuestions(ctx: Ctx, { courseId, lessonId }: Place, collect: (tx: Tx) => Promise<Question[]>): Promise<OutlineChanged & { version: string; count: number }> {
  return changeDraft(ctx, courseId, async (tx) => {
    const { quiz, revision } = await loadQuiz(tx, courseId, lessonId);
    const added = await collect(tx);
    const next = { ...quiz, questions: [...quiz.questions, ...added] };
    if (next.questions.length > MAX_QUESTIONS) throw new DomainError("conflict", "authoring.too_many_questions", { max: MAX_QUESTIONS });
    return {
      kind: "questions_imported",
      subject: { title: revision.title, lessonId, count: added.length },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next), count: added.length },
    };
  });
}
