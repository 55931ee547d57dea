import { DomainError } from "@/lib/errors";
import type { RevokeCertificate } from "@/lib/schemas/certificates";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockStudent } from "../lock-student";
import { revokeInTx } from "../revoke-in-tx";

/**
 * Revokes a student's certificate with the reason that they are told, for who may manage the course's students. Audited,
 * and announced as `certificates/certificate.revoked`. Throws `certificates.none_stands` when there is none to revoke, and
 * `certificates.outdated` when another stands than the one that was seen.
 */
export async function revokeCertificate(ctx: Ctx, { courseId, enrollmentId, code, reason }: RevokeCertificate): Promise<{ revoked: true }> {
  await authorizeStudents(ctx, courseId);
  await inTransaction(ctx, async (tx) => {
    const certificate = await lockStudent(tx, { courseId, enrollmentId });
    if (!certificate) throw new DomainError("conflict", "certificates.none_stands");
    if (certificate.code !== code) throw new DomainError("conflict", "certificates.outdated");
    await revokeInTx(ctx, tx, { certificate, courseId, enrollmentId, reason });
  });
  return { revoked: true };
}
