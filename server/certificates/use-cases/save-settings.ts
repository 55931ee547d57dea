import type { SaveCertificateSettings } from "@/lib/schemas/certificates";
import { authorize, requireUser } from "@/server/access";
import { loadCourseFacts } from "@/server/authoring";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import type { CertificateSettingsDto } from "../dto";

/**
 * Sets whether a course gives certificates, for how long they are valid and who signs, for who may edit the course.
 * Audited. What was issued stays as it is: only later ones follow.
 */
export async function saveSettings(ctx: Ctx, { courseId, ...settings }: SaveCertificateSettings): Promise<CertificateSettingsDto> {
  requireUser(ctx.viewer);
  authorize(ctx.viewer, "course.update", await loadCourseFacts(ctx.db, courseId));
  await inTransaction(ctx, async (tx) => {
    await tx.certificateSettings.upsert({ where: { courseId }, create: { courseId, createdAt: ctx.clock.now(), ...settings }, update: settings, select: { courseId: true } });
    await audit(tx, ctx.viewer, "certificate.settings", courseId, settings);
  });
  return settings;
}
