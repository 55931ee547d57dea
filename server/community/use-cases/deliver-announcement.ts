import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import { muteTokenId } from "../mute-link";

const PART = 50;
/** After so many refusals by the mail vendor a person is given up: the others must not wait for them. */
const MOST_ATTEMPTS = 8;

/**
 * Delivers an announcement to the next people on its list, in the app and by mail, and answers how many are left. Each
 * gets it once, however often a part runs or where it was interrupted: both channels go by a key of their own. When the
 * mail vendor takes none of a part it throws, so that the job waits.
 */
export async function deliverAnnouncement(ctx: Ctx, { announcementId }: { announcementId: string }): Promise<{ left: number }> {
  authorize(ctx.viewer, "system.run");
  const announcement = await loadAnnouncement(ctx, announcementId);
  if (announcement?.status !== "sending") return { left: 0 };
  const failures: unknown[] = [];
  for (const recipient of announcement.recipients) {
    const where = { announcementId_userId: { announcementId, userId: recipient.userId } };
    try {
      await tell(ctx, announcement, recipient);
      await ctx.db.announcementRecipient.update({ where, data: { delivery: "delivered", deliveredAt: ctx.clock.now() }, select: { userId: true } });
    } catch (error) {
      failures.push(error);
      const attempts = recipient.attempts + 1;
      await ctx.db.announcementRecipient.update({ where, data: { attempts, ...(attempts >= MOST_ATTEMPTS && { delivery: "failed" }) }, select: { userId: true } });
    }
  }
  const left = await ctx.db.announcementRecipient.count({ where: { announcementId, delivery: "waiting" } });
  if (left === 0) await ctx.db.announcement.update({ where: { id: announcementId }, data: { status: "sent", sentAt: ctx.clock.now() }, select: { id: true } });
  else if (failures.length > 0 && failures.length === announcement.recipients.length) throw failures[0];
  return { left };
}

async function loadAnnouncement({ db }: Ctx, id: string) {
  return db.announcement.findUnique({
    where: { id },
    select: {
      id: true, title: true, body: true, status: true, courseId: true,
      course: { select: { title: true } },
      author: { select: { name: true } },
      recipients: {
        where: { delivery: "waiting" },
        orderBy: [{ attempts: "asc" }, { userId: "asc" }],
        take: PART,
        select: { userId: true, attempts: true, user: { select: { email: true, name: true, locale: true, status: true } } },
      },
    },
  });
}

type Delivered = NonNullable<Awaited<ReturnType<typeof loadAnnouncement>>>;

async function tell(ctx: Ctx, announcement: Delivered, { userId, user }: Delivered["recipients"][number]): Promise<void> {
  if (user.status !== "active") return;
  const { id, title, body, courseId, course, author } = announcement;
  const about = { entityType: "announcement", entityId: id };
  const path = `/dashboard/announcements/${id}`;
  await notifyInApp(ctx, { userId, kind: "announcement", params: { course: course.title, title }, href: path, idempotencyKey: `announcement:in-app:${id}:${userId}`, ...about });
  const muted = await ctx.db.courseMute.findUnique({ where: { userId_courseId: { userId, courseId } }, select: { userId: true } });
  if (muted) return;
  await sendMail(ctx, {
    kind: "announcement",
    userId,
    recipient: user.email,
    locale: toLocale(user.locale),
    params: { course: course.title, author: author.name, title, body, path, muteAddress: `${userId}.${courseId}`, muteTokenId: muteTokenId({ userId, courseId }) },
    idempotencyKey: `announcement:mail:${id}:${userId}`,
    ...about,
  });
}
