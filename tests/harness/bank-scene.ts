import type { SetDrawsInput } from "@/lib/schemas/lesson-content";
import { questionSchema, type QuestionInput } from "@/lib/schemas/questions";
import { addLesson } from "@/server/authoring";
import { getQuizEditor } from "@/server/authoring/queries/get-quiz-editor";
import { publishCourse } from "@/server/authoring/use-cases/publish-course";
import { setDraws } from "@/server/authoring/use-cases/set-draws";
import { takeBankQuestions } from "@/server/authoring/use-cases/take-bank-questions";
import { getQuizPage, saveAnswer, startAttempt, submitAttempt } from "@/server/assessment";
import { addBankQuestion } from "@/server/banks/use-cases/add-bank-question";
import { createBank } from "@/server/banks/use-cases/create-bank";
import { saveBankQuestion } from "@/server/banks/use-cases/save-bank-question";
import type { Db } from "@/server/platform/db/client";
import { makeLearner } from "@/tests/factories/make-learner";
import { studioScene } from "./studio-scene";

type Draw = SetDrawsInput["draws"][number];

/** A course with an empty quiz, and a bank of its owner with true statements named by their numbers. */
export async function bankScene(db: Db, count = 6) {
  const studio = await studioScene(db, ["uno"]);
  const { ctx, courseId, moduleId } = studio;
  const { lessonId } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Repaso", kind: "quiz" } });
  // A folder takes no other code.
  await db.course.update({ where: { id: courseId }, data: { code: courseId.slice(4).toUpperCase() }, select: { id: true } });
  const { slug: lessonSlug } = await db.lesson.findUniqueOrThrow({ where: { id: lessonId }, select: { slug: true } });
  const { bankId } = await createBank(ctx, { title: "Consultas", language: "es" });
  const add = async (text: string, more: Partial<QuestionInput> = {}) => {
    const question = questionSchema.parse({ type: "boolean", prompt: { format: "plain", text }, correct: true, rationale: { format: "plain", text: "SECRET-why" }, ...more });
    return (await addBankQuestion(ctx, { bankId, question })).questionId;
  };
  const questionIds: string[] = [];
  for (let number = 0; number < count; number += 1) questionIds.push(await add(`Pregunta ${number}`, { tags: [number % 2 === 0 ? "par" : "impar"], difficulty: number / Math.max(1, count - 1) }));
  const quiz = { courseId, lessonId };
  const editor = () => getQuizEditor(ctx, quiz);
  const rule: Draw = { id: null, title: "", before: 0, count: 2, points: 2, bankId, tags: [], difficulty: null };
  const draw = async (...draws: Partial<Draw>[]) => setDraws(ctx, { ...quiz, version: (await editor()).version, draws: draws.map((each) => ({ ...rule, ...each })) });
  const publish = () => publishCourse(ctx, { courseId, notes: "" });
  /** Somebody enrolled in the course as it is published now. */
  const enrol = async () => {
    const { currentReleaseId, slug } = await db.course.findUniqueOrThrow({ where: { id: courseId }, select: { currentReleaseId: true, slug: true } });
    const learner = await makeLearner(db, { courseId, releaseId: currentReleaseId ?? "" }, ctx);
    const who = ctx.as(learner.viewer);
    const address = { courseSlug: slug, lessonSlug };
    const page = () => getQuizPage(who, { ...address, locale: "es" });
    const begin = async () => {
      await startAttempt(who, address);
      const open = (await page()).standing?.open;
      if (!open) throw new Error("nothing is open");
      return open;
    };
    /** Says of each question whether it is true, and submits. */
    const take = async (sayTrue: (text: string) => boolean) => {
      const open = await begin();
      for (const { place, question } of open.questions) await saveAnswer(who, { attemptId: open.attemptId, place, sequence: 1, response: { type: "boolean", value: sayTrue(question.prompt) } });
      return { open, ...(await submitAttempt(who, { attemptId: open.attemptId })) };
    };
    return { ...learner, ctx: who, address, page, begin, take };
  };
  const rewrite = (questionId: string, version: number, text: string) =>
    saveBankQuestion(ctx, { bankId, questionId, version, question: questionSchema.parse({ type: "boolean", prompt: { format: "plain", text }, correct: false }) });
  /** Puts questions of the bank into the quiz themselves, instead of drawing from it. */
  const takeQuestions = async (ids: string[]) => takeBankQuestions(ctx, { ...quiz, version: (await editor()).version, bankId, questionIds: ids });
  return { ...studio, rewrite, takeQuestions, lessonId, lessonSlug, bankId, questionIds, quiz, rule, add, editor, draw, publish, enrol };
}
