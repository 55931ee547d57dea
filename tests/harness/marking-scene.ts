import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { system } from "@/server/access";
import { saveAnswer, startAnswerFile, startAttempt, submitAttempt } from "@/server/assessment";
import { confirmWorkFile } from "@/server/assessment/use-cases/confirm-work-file";
import { checkFile } from "@/server/media";
import type { Db } from "@/server/platform/db/client";
import type { QuizContentInput } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import { memoryFiles, memoryLimits } from "./in-memory-vendors";
import { quizScene } from "./quiz-scene";
import { userViewer, type TestCtx } from "./test-ctx";

const text = (words: string) => ({ format: "plain" as const, text: words });

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** One point that scores itself, four for a text and five for files. */
export const MARKED_QUESTIONS: QuizContentInput["questions"] = [
  { type: "boolean", prompt: text("¿Es cierto?"), correct: true },
  { type: "essay", prompt: text("¿Por qué?"), points: 4, minWords: 2, maxWords: 50, gradingNotes: text("SECRET-guidance"), modelAnswer: text("SECRET-model") },
  { type: "file", prompt: text("Muestra tu trabajo."), points: 5, extensions: ["png"], maxFiles: 2, maxBytes: 1_000_000, gradingNotes: text("SECRET-guidance"), modelAnswer: text("SECRET-model") },
];

/** A quiz with a text and files that its teacher marks, and a learner of it. */
export async function markingScene(db: Db, content: Partial<QuizContentInput> = {}, limits = memoryLimits()) {
  const files = memoryFiles();
  const teacher = await makeUser(db, { name: "Inés Maestra", roles: ["instructor"] });
  const made = await quizScene(db, { questions: MARKED_QUESTIONS, ...content }, { vendors: { files, scanner: null, limits }, instructorUserId: teacher.id });
  const { base, ctx, address } = made;
  const grader = base.as(userViewer({ userId: teacher.id, name: teacher.name, roles: ["instructor"], instructorId: made.instructorId, sessionId: "ses_teacher" }));
  const answer = (attemptId: string, place: number, response: QuestionResponse, sequence = 1, who: TestCtx = ctx) => saveAnswer(who, { attemptId, place, sequence, response });
  /** Sends a file of a pixel for the last question; `isChecked` looks at it too. */
  const bring = async (attemptId: string, name = "foto.png", { isChecked = true, who = ctx }: { isChecked?: boolean; who?: TestCtx } = {}) => {
    const { fileId, pathname } = await startAnswerFile(who, { attemptId, place: 2, name, bytes: PNG.byteLength });
    await files.put({ pathname, body: PNG, contentType: "application/octet-stream", access: "private" });
    await confirmWorkFile(who, { fileId });
    if (isChecked) await checkFile(base.as(system("test")), { fileId });
    return fileId;
  };
  /** Begins, answers rightly what scores itself, writes a text, and submits. */
  const write = async (words: string, who: TestCtx = ctx) => {
    const { attemptId } = await startAttempt(who, address);
    await answer(attemptId, 0, { type: "boolean", value: true }, 1, who);
    await answer(attemptId, 1, { type: "essay", text: words }, 1, who);
    const { passed } = await submitAttempt(who, { attemptId });
    return { attemptId, passed };
  };
  const enrol = async () => base.as((await makeLearner(db, { courseId: made.course.id, releaseId: made.release.id }, base)).viewer);
  const events = async (name: string) => (await made.relayed()).filter((event) => event.name === name).map(({ data }) => data);
  return { ...made, courseId: made.course.id, lessonId: made.lessons[0]?.lessonId ?? "", teacher, grader, files, answer, bring, write, enrol, events };
}

/** Lets nothing be announced, as a server that is killed before its transaction ends; `mend` ends that. */
export async function breakOutbox(db: Db): Promise<{ mend: () => Promise<void> }> {
  await db.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION killed() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$ LANGUAGE plpgsql`);
  await db.$executeRawUnsafe(`CREATE TRIGGER killed BEFORE INSERT ON "OutboxEvent" FOR EACH ROW EXECUTE FUNCTION killed()`);
  return { mend: async () => void (await db.$executeRawUnsafe(`DROP TRIGGER killed ON "OutboxEvent"`)) };
}
