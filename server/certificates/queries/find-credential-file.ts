import { DomainError, notFound } from "@/lib/errors";
import { certificateCode } from "@/lib/schemas/certificates";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { signCredential } from "../credentials/signing-keys";
import { toCredential } from "../credentials/to-credential";
import { certificateSelect, toPublicCertificate } from "../dto";

/**
 * A certificate as a signed Open Badges 3.0 credential (a VC-JWT), for its holder and for admins. Throws NOT_FOUND for
 * anybody else, and GONE for one that was revoked: those that were handed out before say so by the list that they name.
 */
export async function findCredentialFile(ctx: Ctx, { code }: { code: string }): Promise<{ name: string; contentType: string; body: Buffer }> {
  requireUser(ctx.viewer);
  const select = { ...certificateSelect, userId: true, statusIndex: true, user: { select: { email: true } } } as const;
  const row = certificateCode.safeParse(code).success ? await ctx.db.certificate.findUnique({ where: { code }, select }) : null;
  if (!row) throw notFound();
  const { userId, statusIndex, user, ...certificate } = row;
  authorize(ctx.viewer, "certificate.read", { userId });
  if (certificate.revokedAt !== null) throw new DomainError("gone", "certificates.revoked");
  const token = await signCredential(ctx, toCredential({ certificate: toPublicCertificate(certificate), statusIndex, email: user.email }));
  return { name: `${code}.jwt`, contentType: "application/vc+jwt", body: Buffer.from(token) };
}
