import { DomainError } from "@/lib/errors";
import { certificateDesignSchema, DEFAULT_TEMPLATE, picturesOf, type CertificateTemplate } from "@/lib/schemas/certificate-design";
import type { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import type { Picture } from "./to-picture";

export const templateSelect = { isOn: true, validMonths: true, design: true } satisfies Prisma.CertificateSettingsSelect;
type TemplateRow = Prisma.CertificateSettingsGetPayload<{ select: typeof templateSelect }>;

/** What a course says of its certificates, whole: what nobody has set is the school's own. */
export function toTemplate(row: TemplateRow | null): CertificateTemplate {
  return row ? { ...row, design: certificateDesignSchema.parse(row.design) } : DEFAULT_TEMPLATE;
}

export async function loadTemplate(db: Reader, courseId: string): Promise<CertificateTemplate> {
  return toTemplate(await db.certificateSettings.findUnique({ where: { courseId }, select: templateSelect }));
}

/**
 * Sets what a locked course says of its certificates, and answers what it said before. What was issued stays as it is.
 * Throws `certificates.picture_missing` for a picture that nobody brought.
 */
export async function setCertificate(ctx: Ctx, tx: Tx, courseId: string, { design, ...settings }: CertificateTemplate): Promise<CertificateTemplate> {
  const before = await loadTemplate(tx, courseId);
  const pictures = picturesOf(design);
  // From here on the sweep leaves them: whichever of the two comes second sees what the other did.
  if (pictures.length > 0) await tx.certificatePicture.updateMany({ where: { sha256: { in: pictures }, savedAt: null }, data: { savedAt: ctx.clock.now() } });
  const known = pictures.length === 0 ? 0 : await tx.certificatePicture.count({ where: { sha256: { in: pictures } } });
  if (known < pictures.length) throw new DomainError("invalid", "certificates.picture_missing");
  const row = { ...settings, design };
  await tx.certificateSettings.upsert({ where: { courseId }, create: { courseId, createdAt: ctx.clock.now(), ...row }, update: row, select: { courseId: true } });
  return before;
}

/** Keeps pictures, each once. One that is brought again before any design showed it has its time anew. */
export async function keepPictures(db: Reader, pictures: readonly Picture[], createdAt: Date): Promise<void> {
  if (pictures.length === 0) return;
  await db.certificatePicture.createMany({ data: pictures.map((picture) => ({ ...picture, createdAt })), skipDuplicates: true });
  await db.certificatePicture.updateMany({ where: { sha256: { in: pictures.map(({ sha256 }) => sha256) }, savedAt: null }, data: { createdAt } });
}
