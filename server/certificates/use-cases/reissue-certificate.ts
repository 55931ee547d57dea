import { DomainError } from "@/lib/errors";
import type { ReissueCertificate, ReissuePathCertificate } from "@/lib/schemas/certificates";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeHolder, lockHolder } from "../holder";
import { namesOf, revokeInTx } from "../revoke-in-tx";
import { loadCertificateFacts, writeCertificate } from "../write-certificate";

/**
 * Issues a certificate by hand to who completed the course or the path: another in place of the one that stands, which is
 * revoked for the same reason, or one where there is none, whatever the course gives by itself. For who may manage the
 * course's students, or change the path. Audited, and announced as `certificates/certificate.issued`. Throws
 * `certificates.not_completed`, and `certificates.outdated` when another stands than the one that was seen: a second click
 * issues no third one.
 */
export async function reissueCertificate(ctx: Ctx, { code: seen, reason, ...of }: ReissueCertificate | ReissuePathCertificate): Promise<{ code: string }> {
  await authorizeHolder(ctx, of);
  return inTransaction(ctx, async (tx) => {
    const certificate = await lockHolder(tx, of);
    const facts = await loadCertificateFacts(tx, of);
    const { completedAt } = facts;
    if (completedAt === null || facts.user.status !== "active") throw new DomainError("conflict", "certificates.not_completed");
    if ((certificate?.code ?? null) !== seen) throw new DomainError("conflict", "certificates.outdated");
    if (certificate) await revokeInTx(ctx, tx, { certificate, of, reason });
    const { certificateId, code } = await writeCertificate(ctx, tx, { ...facts, completedAt });
    await audit(tx, ctx.viewer, "certificate.reissue", certificateId, { ...namesOf(of), reason });
    return { code };
  });
}
