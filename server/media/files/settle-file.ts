import type { Prisma } from "@/prisma/generated/client";
import type { FileRefusal } from "@/lib/domain/course-file";
import type { Ctx } from "@/server/platform/ctx";

type Outcome =
  | { state: "ready"; bytes: number; contentType: string; sha256: string; isScanned: boolean }
  | { state: "refused"; refusal: FileRefusal; refusalDetail: string };

/** Writes what became of a file, once: only one that is not settled yet is found. */
export async function settleFile(ctx: Ctx, fileId: string, outcome: Outcome): Promise<void> {
  const data: Prisma.CourseFileUpdateManyMutationInput = { ...outcome, settledAt: ctx.clock.now() };
  await ctx.db.courseFile.updateMany({ where: { id: fileId, state: { in: ["arriving", "checking"] } }, data });
}
