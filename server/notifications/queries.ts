import type { ListNotificationsInput } from "@/lib/schemas/notifications";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { notificationTranslator } from "./compose-mail";
import { notificationRow, type NotificationPage } from "./dto";

/** One's own inbox, newest first, in one's own language. Ids are time-ordered, so they are the cursor. */
export async function listNotifications(ctx: Ctx, input: ListNotificationsInput = {}): Promise<NotificationPage> {
  authorize(ctx.viewer, "notification.own");
  const { userId, locale } = requireUser(ctx.viewer);
  const { cursor, limit = 20 } = input;
  const inbox = { userId, channel: "in_app" } as const;
  const [rows, unreadCount, t] = await Promise.all([
    ctx.db.notification.findMany({
      where: { ...inbox, ...(cursor && { id: { lt: cursor } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: notificationRow,
    }),
    countUnread(ctx),
    notificationTranslator(locale, "inApp"),
  ]);
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    kind: row.kind,
    text: t(row.kind, row.params as Record<string, string | number>),
    href: row.href,
    isRead: row.readAt !== null,
    createdAt: row.createdAt,
  }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null, unreadCount };
}

/** How many of one's own notices are unread. */
export async function countUnread(ctx: Ctx): Promise<number> {
  authorize(ctx.viewer, "notification.own");
  const { userId } = requireUser(ctx.viewer);
  return ctx.db.notification.count({ where: { userId, channel: "in_app", readAt: null } });
}
