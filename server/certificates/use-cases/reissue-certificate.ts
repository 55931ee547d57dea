import { DomainError } from "@/lib/errors";
import type { ReissueCertificate } from "@/lib/schemas/certificates";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockStudent } from "../lock-student";
import { revokeInTx } from "../revoke-in-tx";
import { loadCertificateFacts, writeCertificate } from "../write-certificate";

/**
 * Issues a certificate by hand to a student who completed the course: another in place of the one that stands, which is
 * revoked for the same reason, or one where there is none, whatever the course gives by itself. For who may manage the
 * course's students. Audited, and announced as `certificates/certificate.issued`. Throws `certificates.not_completed`, and
 * `certificates.outdated` when another stands than the one that was seen: a second click issues no third one.
 */
export async function reissueCertificate(ctx: Ctx, { courseId, enrollmentId, code: seen, reason }: ReissueCertificate): Promise<{ code: string }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const certificate = await lockStudent(tx, { courseId, enrollmentId });
    const facts = await loadCertificateFacts(tx, enrollmentId);
    const { completedAt } = facts;
    if (completedAt === null || facts.user.status !== "active") throw new DomainError("conflict", "certificates.not_completed");
    if ((certificate?.code ?? null) !== seen) throw new DomainError("conflict", "certificates.outdated");
    if (certificate) await revokeInTx(ctx, tx, { certificate, courseId, enrollmentId, reason });
    const { certificateId, code } = await writeCertificate(ctx, tx, enrollmentId, { ...facts, completedAt });
    await audit(tx, ctx.viewer, "certificate.reissue", certificateId, { enrollmentId, reason });
    return { code };
  });
}
