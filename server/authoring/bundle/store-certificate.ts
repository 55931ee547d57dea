import { DomainError } from "@/lib/errors";
import { DEFAULT_TEMPLATE, picturesOf, type CertificateDesign, type CertificateTemplate } from "@/lib/schemas/certificate-design";
import { CERTIFICATE_PATH, type BundleCertificate, type BundleItem } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { keepPictures, setCertificate } from "../certificate/set-certificate";
import { toPicture, type Picture } from "../certificate/to-picture";

export type KeptCertificate = { template: CertificateTemplate; pictures: Picture[] } | null;
type Named = Pick<CertificateDesign, "logo" | "signatures">;

/** Looks into the pictures of a folder's certificate. With one that is unfit all of it is left out, and `items` then says so. */
export async function readKeptCertificate(certificate: BundleCertificate | null, items: BundleItem[]): Promise<KeptCertificate> {
  if (!certificate) return null;
  const kept = new Map<string, Picture>();
  for (const { name, bytes } of certificate.pictures) {
    try {
      kept.set(name, await toPicture(bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const at = items.findIndex(({ path }) => path === CERTIFICATE_PATH);
      items.splice(at, 1, { path: CERTIFICATE_PATH, kind: "certificate", status: "refused", reason: `Its picture ${name} does not do for a certificate: ${String(error.params.reason)}.` });
      return null;
    }
  }
  const { isOn, validMonths, design } = certificate;
  return { template: { isOn, validMonths, design: { ...design, ...renamed(design, (name) => kept.get(name)?.sha256 ?? name) } }, pictures: [...kept.values()] };
}

/** Gives a locked course what its folder says of its certificates; a folder that is the whole course and says nothing takes it back. */
export async function giveCertificate(ctx: Ctx, tx: Tx, courseId: string, kept: KeptCertificate, { isWhole }: { isWhole: boolean }): Promise<void> {
  if (!kept && !isWhole) return;
  await keepPictures(tx, kept?.pictures ?? [], ctx.clock.now());
  await setCertificate(ctx, tx, courseId, kept?.template ?? DEFAULT_TEMPLATE);
}

/** What a course says of its certificates, as its folder holds it; null where that is nothing of its own. */
export async function loadCertificate(db: Reader, template: CertificateTemplate): Promise<BundleCertificate | null> {
  if (JSON.stringify(template) === JSON.stringify(DEFAULT_TEMPLATE)) return null;
  const { design } = template;
  const rows = await db.certificatePicture.findMany({ where: { sha256: { in: picturesOf(design) } }, select: { sha256: true, bytes: true } });
  const names = new Map<string, string>();
  const name = (picture: string, wished: string): void => void (names.has(picture) || names.set(picture, wished));
  if (design.logo) name(design.logo.picture, "logo.png");
  for (const [index, { picture }] of design.signatures.entries()) if (picture !== null) name(picture, `signature-${index + 1}.png`);
  const pictures = rows.map(({ sha256, bytes }) => ({ name: names.get(sha256) ?? "", bytes })).sort((one, other) => (one.name < other.name ? -1 : 1));
  return { ...template, design: { ...design, ...renamed(design, (picture) => names.get(picture) ?? picture) }, pictures };
}

function renamed({ logo, signatures }: Named, nameOf: (picture: string) => string): Named {
  return { logo: logo && { ...logo, picture: nameOf(logo.picture) }, signatures: signatures.map((signature) => ({ ...signature, picture: signature.picture === null ? null : nameOf(signature.picture) })) };
}
