import { isDeepStrictEqual } from "node:util";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { REVISION_SELECT, writeRevision } from "../draft/lesson-revision";
import { drawsOf } from "./renew-pools";
import { toJsonContent } from "./quiz-content";

/**
 * Writes the pools that the gate looked at into the quizzes of a locked course that are about to be released, as revisions
 * that the release then holds: no later change of a bank reaches them. What has not changed is not written.
 */
export async function freezePools(ctx: Ctx, tx: Tx, quizzes: readonly { lessonId: string; content: unknown }[]): Promise<void> {
  for (const { lessonId, content } of quizzes) {
    const revision = await tx.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" }, select: REVISION_SELECT });
    if (isDeepStrictEqual(drawsOf(revision.content), drawsOf(content))) continue;
    await writeRevision(ctx, tx, revision, { ...revision, saveKey: null, content: toJsonContent(quizContentSchema.parse(content)) });
  }
}
