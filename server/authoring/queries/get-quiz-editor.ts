import type { RichText } from "@/lib/schemas/question-parts";
import { toPlainText } from "@/lib/html/plain-text";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import type { QuizEditor } from "../dto";
import { loadQuiz } from "../quiz/quiz-content";

const STEM_LENGTH = 300;

/** A quiz as its editor lists it: settings, and of each question what it asks, its type and its points, without its answer. */
export async function getQuizEditor(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<QuizEditor> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { quiz, version } = await loadQuiz(ctx.db, courseId, lessonId);
  const { kind: _kind, questions, ...settings } = quiz;
  const { timeZone } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } });
  return {
    version,
    timeZone,
    settings,
    questions: questions.map(({ type, title, prompt, points }) => ({ type, title, points, stem: stemOf(prompt) })),
  };
}

function stemOf(prompt: RichText): string {
  const text = (prompt.format === "html" ? toPlainText(prompt.text) : prompt.text).replaceAll(/\s+/g, " ").trim();
  return text.length > STEM_LENGTH ? `${text.slice(0, STEM_LENGTH - 1)}…` : text;
}
