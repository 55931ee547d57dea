import { DomainError } from "@/lib/errors";
import { MAX_QUESTIONS, type ImportQuestionsInput } from "@/lib/schemas/lesson-content";
import { importQuestions as readQuestions, reportOf } from "@/server/content-formats";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { changeDraft } from "../draft/change-draft";
import type { QuestionsImported } from "../quiz/dto";
import { loadQuiz, requireVersion, toJsonContent, versionOf } from "../quiz/quiz-content";

/**
 * Adds the questions of a file, in any format that is read, behind those of a quiz; the answer says what became of each
 * part of the file. A dry run stores nothing. What the file holds and cannot be taken is left out and says why. Throws
 * `authoring.too_many_questions`, and `authoring.outline_changed` when it is not the quiz that was on screen.
 */
export async function importQuestions(ctx: Ctx, { courseId, lessonId, version, name, dryRun }: ImportQuestionsInput, bytes: Uint8Array): Promise<QuestionsImported> {
  await authorizeCourse(ctx, "course.update", courseId);
  const before = await loadQuiz(ctx.db, courseId, lessonId);
  requireVersion(before, version);
  const read = await readQuestions(name, bytes);
  const added = read.items.flatMap(({ question }) => (question ? [question] : []));
  if (before.quiz.questions.length + added.length > MAX_QUESTIONS) throw new DomainError("conflict", "authoring.too_many_questions", { max: MAX_QUESTIONS });
  const report = reportOf(read);
  if (dryRun || added.length === 0) return { ...report, version };
  const stored = await changeDraft(ctx, courseId, async (tx) => {
    const current = await loadQuiz(tx, courseId, lessonId);
    requireVersion(current, version);
    const next = { ...current.quiz, questions: [...current.quiz.questions, ...added] };
    return {
      kind: "questions_imported",
      subject: { title: current.revision.title, lessonId, count: added.length },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next) },
    };
  });
  return { ...report, version: stored.version };
}
