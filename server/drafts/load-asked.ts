import { gistOf } from "@/lib/domain/drafting/judge-draft";
import type { Gist } from "@/lib/domain/drafting/words";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import { questionSchema } from "@/lib/schemas/questions";
import type { Reader } from "@/server/platform/db/tx";
import type { StoredRun } from "./stored-run";

/** As many questions of a bank, and drafts of a course, as a new draft is held against: the latest. */
const MOST = 1_500;

/** What is asked already: by the quiz or the bank that drafts are meant for, and by the drafts of the course that nobody rejected. */
export async function loadAsked(db: Reader, { courseId, quizId, bankId }: Pick<StoredRun, "courseId" | "quizId" | "bankId">): Promise<Gist[]> {
  const drafts = await db.questionDraft.findMany({ where: { run: { courseId }, state: { not: "rejected" } }, orderBy: { id: "desc" }, take: MOST, select: { content: true } });
  const revision = quizId === null ? null : await db.lessonRevision.findFirst({ where: { lessonId: quizId, lesson: { courseId } }, orderBy: { number: "desc" }, select: { content: true } });
  const quiz = quizContentSchema.safeParse(revision?.content).data?.questions ?? [];
  const banked =
    bankId === null
      ? []
      : await db.$queryRaw<{ content: unknown }[]>`
          SELECT v."content" FROM "BankQuestion" q JOIN "BankQuestionVersion" v ON v."questionId" = q."id" AND v."number" = q."version"
          WHERE q."bankId" = ${bankId} AND q."archivedAt" IS NULL ORDER BY q."id" DESC LIMIT ${MOST}::int`;
  const stored = [...drafts, ...banked].flatMap(({ content }) => questionSchema.safeParse(content).data ?? []);
  return [...quiz, ...stored].map(gistOf);
}
