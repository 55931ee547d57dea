import { notFound } from "@/lib/errors";
import { certificateCode } from "@/lib/schemas/certificates";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { findCertificate } from "./find-certificate";

/** The logo that a certificate shows, as a PNG, for anybody who knows its code. Throws NOT_FOUND for one without. */
export async function findLogo(ctx: Ctx, { code }: { code: string }): Promise<{ bytes: Uint8Array }> {
  authorize(ctx.viewer, "catalog.browse");
  const certificate = certificateCode.safeParse(code).success ? await findCertificate(ctx.db, code) : null;
  const logo = certificate?.design.logo;
  const row = logo && (await ctx.db.certificatePicture.findUnique({ where: { sha256: logo.picture }, select: { bytes: true } }));
  if (!row) throw notFound();
  return row;
}
