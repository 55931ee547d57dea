import { DomainError } from "@/lib/errors";
import { picturesOf, type CertificateDesign } from "@/lib/schemas/certificate-design";
import type { Reader } from "@/server/platform/db/tx";
import type { KeptPicture } from "./documents/render-certificate";

/** The pictures that a design shows. Throws `certificates.picture_missing` for one that nobody brought. */
export async function loadPictures(db: Reader, design: CertificateDesign): Promise<KeptPicture[]> {
  const names = picturesOf(design);
  if (names.length === 0) return [];
  const pictures = await db.certificatePicture.findMany({ where: { sha256: { in: names } }, orderBy: { sha256: "asc" }, select: { sha256: true, bytes: true, width: true, height: true } });
  if (pictures.length < names.length) throw new DomainError("invalid", "certificates.picture_missing");
  return pictures;
}
