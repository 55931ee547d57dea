import { isDeepStrictEqual } from "node:util";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { REVISION_SELECT, writeRevision } from "../draft/lesson-revision";
import { drawsOf, renewPools } from "./renew-pools";
import { toJsonContent } from "./quiz-content";

/**
 * Writes the pools of a locked course's draws as the banks are now into the quizzes that are about to be released, as
 * revisions that the release then holds: no later change of a bank reaches them. What has not changed is not written.
 */
export async function freezePools(ctx: Ctx, tx: Tx, courseId: string): Promise<void> {
  const quizzes = await tx.$queryRaw<{ id: string; content: unknown }[]>`
    SELECT r."id", r."content" FROM "Lesson" l
    JOIN LATERAL (SELECT n."id", n."kind", n."content" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON r."kind" = 'quiz'
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL AND jsonb_array_length(coalesce(r."content"->'draws', '[]')) > 0`;
  const renewed = await renewPools(tx, courseId, quizzes);
  for (const [index, { id, content }] of quizzes.entries()) {
    const now = renewed[index]?.content;
    if (isDeepStrictEqual(drawsOf(content), drawsOf(now))) continue;
    const revision = await tx.lessonRevision.findUniqueOrThrow({ where: { id }, select: REVISION_SELECT });
    await writeRevision(ctx, tx, revision, { ...revision, saveKey: null, content: toJsonContent(quizContentSchema.parse(now)) });
  }
}
