import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type Input = { certificateId: string; change: "issued" | "revoked" };

/** Where a learner finds all that they earned. */
const PLACE = "/account/certificates";

/**
 * Tells a learner that they have a certificate, or that one counts no more and why: in the app and by mail, once each,
 * however often it is asked. Nobody is told in an account that is closed, nor of a new one that was revoked since.
 */
export async function tellCertificate(ctx: Ctx, { certificateId, change }: Input): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { user, code, courseTitle: course, revokedAt, revokedReason } = await ctx.db.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: { code: true, courseTitle: true, revokedAt: true, revokedReason: true, user: { select: { id: true, name: true, email: true, locale: true, status: true } } },
  });
  if (user.status !== "active" || (change === "issued" && revokedAt !== null)) return { told: false };
  const kind = change === "issued" ? "certificate-issued" : "certificate-revoked";
  const about = { entityType: "certificate", entityId: certificateId };
  await notifyInApp(ctx, { userId: user.id, kind, params: { course }, href: PLACE, idempotencyKey: `${kind}:in-app:${certificateId}`, ...about });
  const to = { userId: user.id, recipient: user.email, locale: toLocale(user.locale), idempotencyKey: `${kind}:mail:${certificateId}`, ...about };
  const names = { name: user.name, course, path: PLACE };
  if (kind === "certificate-issued") await sendMail(ctx, { kind, params: { ...names, code }, ...to });
  else await sendMail(ctx, { kind, params: { ...names, reason: revokedReason ?? "" }, ...to });
  return { told: true };
}
