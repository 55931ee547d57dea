import type { Ctx } from "@/server/platform/ctx";
import { audit } from "@/server/platform/audit";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { CertificateOf, CertificateRevoked } from "./events";

type Revocation = { certificate: { id: string; code: string; userId: string }; of: CertificateOf; reason: string };

/** Revokes a certificate that stands, once: with who did it and why, an audit entry, and `certificates/certificate.revoked`. */
export async function revokeInTx(ctx: Ctx, tx: Tx, { certificate, of, reason }: Revocation): Promise<void> {
  const { id: certificateId, code, userId } = certificate;
  const revokedById = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  await tx.certificate.update({ where: { id: certificateId }, data: { revokedAt: ctx.clock.now(), revokedReason: reason, revokedById }, select: { id: true } });
  await audit(tx, ctx.viewer, "certificate.revoke", certificateId, { ...namesOf(of), reason });
  const revoked: CertificateRevoked = { name: "certificates/certificate.revoked", data: { certificateId, code, userId, ...of } };
  await emit(tx, revoked, ctx.requestId);
}

/** What the audit log names a certificate by. */
export function namesOf(of: CertificateOf): { enrollmentId: string } | { followId: string } {
  return "enrollmentId" in of ? { enrollmentId: of.enrollmentId } : { followId: of.followId };
}
