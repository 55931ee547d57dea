import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { settleFile } from "../files/settle-file";

const DAY_MS = 86_400_000;
/** How long a version that nothing shows any more can be brought back. */
const KEPT_DAYS = 30;
const ARRIVAL_DAYS = 1;
const MOST_AT_ONCE = 200;

type LooseFile = { id: string; pathname: string; state: string };

/**
 * Removes the bytes of files that nobody needs: refused ones, uploads that never ended, and, a month after they were
 * uploaded, versions that no course, no release and no newest draft of a lesson hands out, and files of learners that neither a draft
 * nor a version that was handed in nor an answer of a quiz holds. Their rows stay, as history. Repeating
 * it is harmless. Answers how many went.
 */
export async function removeLooseFiles(ctx: Ctx): Promise<{ removed: number }> {
  authorize(ctx.viewer, "system.run");
  const loose = await findLoose(ctx);
  for (const { id, pathname, state } of loose) {
    if (state === "arriving") await settleFile(ctx, id, { state: "refused", refusal: "not_arrived", refusalDetail: "" });
    await removePackage(ctx, id);
    await ctx.vendors.files.remove(pathname);
    await ctx.db.courseFile.update({ where: { id }, data: { removedAt: ctx.clock.now() }, select: { id: true } });
  }
  return { removed: loose.length };
}

/** What was unpacked of it, first the bytes and then the rows that know of them. */
async function removePackage({ db, vendors }: Ctx, fileId: string): Promise<void> {
  const files = await db.packageFile.findMany({ where: { package: { fileId } }, select: { pathname: true } });
  for (const { pathname } of files) await vendors.files.remove(pathname);
  await db.packageFile.deleteMany({ where: { package: { fileId } } });
}

function findLoose({ db, clock }: Ctx): Promise<LooseFile[]> {
  const now = clock.now().getTime();
  const [kept, awaited] = [new Date(now - KEPT_DAYS * DAY_MS), new Date(now - ARRIVAL_DAYS * DAY_MS)];
  return db.$queryRaw<LooseFile[]>`
    SELECT f."id", f."pathname", f."state"::text AS "state" FROM "CourseFile" f
    WHERE f."removedAt" IS NULL AND (
      f."state" = 'refused' OR (f."state" = 'arriving' AND f."createdAt" < ${awaited}) OR (
        f."state" = 'ready' AND f."createdAt" < ${kept}
        AND NOT EXISTS (SELECT 1 FROM "Course" c WHERE c."syllabusFileId" = f."id")
        AND NOT EXISTS (SELECT 1 FROM "SubmissionFile" s WHERE s."fileId" = f."id")
        AND NOT EXISTS (SELECT 1 FROM "WorkFile" w WHERE w."fileId" = f."id" AND w."isInDraft")
        AND NOT EXISTS (SELECT 1 FROM "AnswerFile" a JOIN "QuizAnswer" q ON q."attemptId" = a."attemptId" AND q."place" = a."place" WHERE a."fileId" = f."id" AND q."response" -> 'files' @> to_jsonb(f."id"))
        AND NOT EXISTS (SELECT 1 FROM "LessonRevision" r JOIN "ReleaseLesson" rl ON rl."revisionId" = r."id" WHERE r."fileId" = f."id")
        AND NOT EXISTS (
          SELECT 1 FROM "LessonRevision" r WHERE r."fileId" = f."id"
            AND NOT EXISTS (SELECT 1 FROM "LessonRevision" newer WHERE newer."lessonId" = r."lessonId" AND newer."number" > r."number")
        )
      )
    )
    ORDER BY f."createdAt", f."id" LIMIT ${MOST_AT_ONCE}::int`;
}
