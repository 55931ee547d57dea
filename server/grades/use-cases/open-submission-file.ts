import { DomainError, notFound } from "@/lib/errors";
import { authorizeStudents } from "@/server/learning";
import { signFileLink, type FileLink } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";

type Input = { courseId: string; submissionId: string; fileId: string };

/** A short-lived link to a file that was handed in in this course, with an assignment or an attempt of a quiz. Throws NOT_FOUND for any other. */
export async function openSubmissionFile(ctx: Ctx, { courseId, submissionId, fileId }: Input): Promise<FileLink> {
  await authorizeStudents(ctx, courseId);
  const select = { file: { select: { state: true, removedAt: true } } } as const;
  const found =
    (await ctx.db.submissionFile.findFirst({ where: { submissionId, fileId, submission: { work: { enrollment: { courseId } } } }, select })) ??
    (await ctx.db.answerFile.findFirst({ where: { attemptId: submissionId, fileId, attempt: { state: "submitted", enrollment: { courseId } } }, select }));
  if (!found) throw notFound();
  if (found.file.state !== "ready" || found.file.removedAt !== null) throw new DomainError("conflict", "media.file_not_ready");
  return signFileLink(fileId, ctx.clock.now());
}
