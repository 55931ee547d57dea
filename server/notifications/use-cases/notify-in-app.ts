import { newId } from "@/lib/ids";
import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { notificationTranslator } from "../compose-mail";

export type NotifyInAppInput = {
  userId: string;
  /** Its sentence is `notifications.inApp.<kind>`. */
  kind: string;
  /** What the sentence names. */
  params: Record<string, string | number>;
  /** Path without the locale, where the notice leads: `/learn/sql`. */
  href?: string;
  idempotencyKey: string;
  entityType?: string;
  entityId?: string;
};

/** Puts a line in a person's inbox. The same key never does it twice. Throws when the kind has no sentence. */
export async function notifyInApp(ctx: Ctx, input: NotifyInAppInput): Promise<{ created: boolean }> {
  authorize(ctx.viewer, "system.run");
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: input.userId }, select: { locale: true } });
  const t = await notificationTranslator(toLocale(user.locale), "inApp");
  const now = ctx.clock.now();
  const made = await ctx.db.notification.createMany({
    data: [
      {
        id: newId("notification"),
        userId: input.userId,
        recipient: input.userId,
        kind: input.kind,
        channel: "in_app",
        subject: t(input.kind, input.params),
        entityType: input.entityType ?? null,
        entityId: input.entityId ?? null,
        href: input.href ?? null,
        params: input.params,
        idempotencyKey: input.idempotencyKey,
        status: "sent",
        scheduledFor: now,
        sentAt: now,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return { created: made.count === 1 };
}
