import { DomainError } from "@/lib/errors";
import type { RevokeCertificate, RevokePathCertificate } from "@/lib/schemas/certificates";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeHolder, lockHolder } from "../holder";
import { revokeInTx } from "../revoke-in-tx";

/**
 * Revokes a certificate with the reason that its holder is told: of a course, for who may manage its students; of a path,
 * for who may change it. Audited, and announced as `certificates/certificate.revoked`. Throws `certificates.none_stands` when
 * there is none to revoke, and `certificates.outdated` when another stands than the one that was seen.
 */
export async function revokeCertificate(ctx: Ctx, { code, reason, ...of }: RevokeCertificate | RevokePathCertificate): Promise<{ revoked: true }> {
  await authorizeHolder(ctx, of);
  await inTransaction(ctx, async (tx) => {
    const certificate = await lockHolder(tx, of);
    if (!certificate) throw new DomainError("conflict", "certificates.none_stands");
    if (certificate.code !== code) throw new DomainError("conflict", "certificates.outdated");
    await revokeInTx(ctx, tx, { certificate, of, reason });
  });
  return { revoked: true };
}
