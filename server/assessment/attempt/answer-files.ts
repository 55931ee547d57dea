import { questionResponseSchema, type ResponseOf } from "@/lib/schemas/question-responses";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import type { Reader } from "@/server/platform/db/tx";
import type { DraftFile } from "../assignment/dto";

/** Every file that was brought for an answer of an attempt, by the answer's place, oldest first. One statement, and none without a place. */
export async function loadAnswerFiles(db: Reader, attemptId: string, places: readonly number[]): Promise<Map<number, DraftFile[]>> {
  if (places.length === 0) return new Map();
  const rows = await db.$queryRaw<(DraftFile & { place: number })[]>`
    SELECT a."place", f."id" AS "fileId", f."name", f."bytes", f."state"::text AS "state", f."refusal"
    FROM "AnswerFile" a JOIN "CourseFile" f ON f."id" = a."fileId" WHERE a."attemptId" = ${attemptId} ORDER BY a."fileId"`;
  return new Map([...Map.groupBy(rows, ({ place }) => place)].map(([place, all]) => [place, all.map(({ place: _place, ...file }) => file)]));
}

/** Whether a question may be answered with these files: as many as it takes, each once and brought for it. */
export async function areFilesFor(db: Reader, question: QuestionOf<"file">, { attemptId, place, response: { files } }: { attemptId: string; place: number; response: ResponseOf<"file"> }): Promise<boolean> {
  if (files.length > question.maxFiles || new Set(files).size < files.length) return false;
  return (await db.answerFile.count({ where: { attemptId, place, fileId: { in: files } } })) === files.length;
}

/** Whether an answer of an attempt, or of some places of it, names a file that was not found good so far. */
export async function hasFileUnready(db: Reader, attemptId: string, places?: readonly number[]): Promise<boolean> {
  const answers = await db.quizAnswer.findMany({ where: { attemptId, ...(places && { place: { in: [...places] } }), response: { path: ["type"], equals: "file" } }, select: { response: true } });
  const named = answers.flatMap(({ response }) => filesOf(response));
  if (named.length === 0) return false;
  return (await db.courseFile.count({ where: { id: { in: named }, state: "ready", removedAt: null } })) < named.length;
}

/** The files that an answer names. */
function filesOf(response: unknown): string[] {
  const parsed = questionResponseSchema.parse(response);
  return parsed.type === "file" ? parsed.files : [];
}

/** The files of an answer in its own order. */
export function namedFiles(response: unknown, files: readonly DraftFile[]): DraftFile[] {
  return filesOf(response).flatMap((fileId) => files.filter((file) => file.fileId === fileId));
}

export function isFileQuestion(question: Question | undefined): question is QuestionOf<"file"> {
  return question?.type === "file";
}
