import { newId } from "@/lib/ids";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { RegradeChoice } from "@/lib/schemas/regrade";
import { system } from "@/server/access";
import { getQuizPage, saveAnswer, startAttempt, submitAttempt } from "@/server/assessment";
import { applyRegrade } from "@/server/grades";
import { getRegradeEffect } from "@/server/grades/queries/get-regrade-effect";
import { getRegradePage } from "@/server/grades/queries/get-regrade-page";
import { startRegrade } from "@/server/grades/use-cases/start-regrade";
import type { Db } from "@/server/platform/db/client";
import { makeCourse, type QuizContentInput } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import { memoryMailer } from "./in-memory-vendors";
import { testCtx, userViewer } from "./test-ctx";

const plain = (text: string) => ({ format: "plain" as const, text });

/** Four questions of a point each, of which two have a fault that a teacher finds later. */
export const FAULTY: QuizContentInput = {
  kind: "quiz", passingScore: 50, attempts: null, timeLimitMinutes: null, shuffle: false,
  questions: [
    { type: "boolean", prompt: plain("¿Es cierto?"), correct: true },
    { type: "shortText", prompt: plain("¿Qué ciudad?"), accepted: [{ text: "Lima" }] },
    { type: "numeric", prompt: plain("¿Cuánto mide?"), accepted: [{ kind: "value", value: 10 }] },
    { type: "single", prompt: plain("¿Cuál?"), options: [{ id: "a", text: plain("Norte"), correct: true }, { id: "b", text: plain("Sur"), correct: false }] },
  ],
};

export type Said = { truth?: boolean; city?: string; length?: string; way?: "Norte" | "Sur" };

/** A course with a faulty quiz, its teacher, and learners who take it with what they say. */
export async function regradeScene(db: Db, quiz: Partial<QuizContentInput> = {}) {
  const content = { ...FAULTY, ...quiz };
  const teacher = await makeUser(db, { name: "Inés Maestra", roles: ["instructor"] });
  const made = await makeCourse(db, { instructorUserId: teacher.id, lessons: [{ slug: "quiz", kind: "quiz", content }, { slug: "texto" }] });
  const base = testCtx(db, { mail: memoryMailer() });
  const grader = base.as(userViewer({ userId: teacher.id, name: teacher.name, roles: ["instructor"], instructorId: made.instructorId, sessionId: "ses_teacher" }));
  const courseId = made.course.id;
  const lessonId = made.lessons[0]?.lessonId ?? "";
  const address = { courseSlug: made.course.slug, lessonSlug: "quiz" };
  const enrol = async () => {
    const learner = await makeLearner(db, { courseId, releaseId: made.release.id }, base);
    base.relayed.length = 0;
    return { ...learner, ctx: base.as(learner.viewer) };
  };
  type Learner = Awaited<ReturnType<typeof enrol>>;
  const page = ({ ctx }: Learner) => getQuizPage(ctx, { ...address, locale: "es" });
  const begin = async (learner: Learner, { truth, city, length, way }: Said) => {
    const { attemptId } = await startAttempt(learner.ctx, address);
    const questions = (await page(learner)).standing?.open?.questions ?? [];
    const single = questions[3]?.question;
    const choice = single?.type === "single" ? (single.options.find(({ text }) => text === `<p>${way}</p>`)?.id ?? null) : null;
    const answers: (QuestionResponse | null)[] = [
      truth === undefined ? null : { type: "boolean", value: truth }, city === undefined ? null : { type: "shortText", text: city },
      length === undefined ? null : { type: "numeric", text: length }, way === undefined ? null : { type: "single", choice },
    ];
    for (const [place, response] of answers.entries()) if (response) await saveAnswer(learner.ctx, { attemptId, place, sequence: 1, response });
    return attemptId;
  };
  const submit = async (learner: Learner, attemptId: string) => submitAttempt(learner.ctx, { attemptId });
  /** A new learner who takes it once. */
  const take = async (said: Said) => {
    const learner = await enrol();
    const attemptId = await begin(learner, said);
    await submit(learner, attemptId);
    return { ...learner, attemptId };
  };
  /** The quiz as the studio has it from now on. */
  const fix = async (change: (questions: NonNullable<QuizContentInput["questions"]>) => NonNullable<QuizContentInput["questions"]>) => {
    const number = 1 + (await db.lessonRevision.count({ where: { lessonId } }));
    const fixed = quizContentSchema.parse({ ...content, questions: change(content.questions ?? []) });
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId, number, kind: "quiz", title: "Lección quiz", body: "", durationSeconds: 300, content: JSON.parse(JSON.stringify(fixed)) } });
  };
  const ofQuiz = { courseId, lessonId };
  const regradePage = () => getRegradePage(grader, ofQuiz);
  const effect = (choices: RegradeChoice[] = [], onlyRaises: boolean | null = null, cursor?: string) => getRegradeEffect(grader, { ...ofQuiz, choices, onlyRaises, ...(cursor !== undefined && { cursor }) });
  const start = async (choices: RegradeChoice[] = [], wanted: boolean | null = null) => {
    const { seen, onlyRaises } = await effect(choices, wanted);
    return startRegrade(grader, { ...ofQuiz, choices, onlyRaises, reason: "La clave estaba mal", seen });
  };
  const job = base.as(system("test"));
  const apply = async (regradeId: string) => {
    let parts = 1;
    while ((await applyRegrade(job, { regradeId })).left) parts += 1;
    return parts;
  };
  const regrade = async (choices: RegradeChoice[] = [], onlyRaises: boolean | null = null) => {
    const { regradeId } = await start(choices, onlyRaises);
    await apply(regradeId);
    return regradeId;
  };
  const nameOf = async (place: number) => (await regradePage()).questions[place]?.name ?? "";
  const stored = (attemptId: string) => db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { regraded: true, answers: { orderBy: { place: "asc" } } } });
  const relayed = async () => {
    await base.settle();
    return base.relayed.splice(0);
  };
  return { ...made, base, grader, teacher, job, courseId, lessonId, ofQuiz, address, enrol, begin, submit, page, take, fix, regradePage, effect, start, apply, regrade, nameOf, stored, relayed };
}
