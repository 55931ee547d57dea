import { notFound } from "@/lib/errors";
import { authorizeStudents } from "@/server/learning";
import { authorizePath } from "@/server/paths";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import type { CertificateOf } from "./events";
import { namesOf } from "./revoke-in-tx";

/** Lets in who may issue and revoke it: who manages the course's students, or may change the path. */
export async function authorizeHolder(ctx: Ctx, of: CertificateOf): Promise<void> {
  await ("courseId" in of ? authorizeStudents(ctx, of.courseId) : authorizePath(ctx, of.pathId));
}

/** Locks an enrolment in its course, or who follows its path, and answers the certificate of it that stands. Throws NOT_FOUND for a stranger's. */
export async function lockHolder(tx: Tx, of: CertificateOf): Promise<{ id: string; code: string; userId: string } | null> {
  const locked =
    "courseId" in of
      ? await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Enrollment" WHERE "id" = ${of.enrollmentId} AND "courseId" = ${of.courseId} FOR UPDATE`
      : await tx.$queryRaw<unknown[]>`SELECT 1 FROM "PathFollow" WHERE "id" = ${of.followId} AND "pathId" = ${of.pathId} FOR UPDATE`;
  if (locked.length === 0) throw notFound();
  return tx.certificate.findFirst({ where: { ...namesOf(of), revokedAt: null }, select: { id: true, code: true, userId: true } });
}
