import { authorize, requireUser } from "@/server/access";
import { loadCourseFacts } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import { DEFAULT_SETTINGS, settingsSelect, type CertificateSettingsDto } from "../dto";

/** What a course says of its certificates, for who works on it. */
export async function getSettings(ctx: Ctx, { courseId }: { courseId: string }): Promise<CertificateSettingsDto> {
  requireUser(ctx.viewer);
  authorize(ctx.viewer, "course.studio", await loadCourseFacts(ctx.db, courseId));
  return (await ctx.db.certificateSettings.findUnique({ where: { courseId }, select: settingsSelect })) ?? DEFAULT_SETTINGS;
}
