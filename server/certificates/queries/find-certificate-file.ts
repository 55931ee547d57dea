import { DomainError, notFound } from "@/lib/errors";
import { certificateCode } from "@/lib/schemas/certificates";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { renderCertificate } from "../documents/render-certificate";
import { certificateSelect, toPublicCertificate } from "../dto";
import { loadPictures } from "../load-pictures";

/**
 * The PDF of a certificate, for its holder and for admins: drawn from what was written on the day it was issued, so the
 * course may be gone. Throws NOT_FOUND for anybody else, and GONE for one that was revoked.
 */
export async function findCertificateFile(ctx: Ctx, { code }: { code: string }): Promise<{ name: string; contentType: string; body: Buffer }> {
  // Before the row is looked for: a visitor must not learn from the answer which certificates exist.
  requireUser(ctx.viewer);
  const row = certificateCode.safeParse(code).success ? await ctx.db.certificate.findUnique({ where: { code }, select: { ...certificateSelect, userId: true } }) : null;
  if (!row) throw notFound();
  const { userId, ...certificate } = row;
  authorize(ctx.viewer, "certificate.read", { userId });
  if (certificate.revokedAt !== null) throw new DomainError("gone", "certificates.revoked");
  const shown = toPublicCertificate(certificate);
  return { name: `${code}.pdf`, contentType: "application/pdf", body: await renderCertificate(shown, env().APP_URL, await loadPictures(ctx.db, shown.design)) };
}
