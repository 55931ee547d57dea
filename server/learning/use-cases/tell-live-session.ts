import { formatDateTime } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type Input = {
  lessonId: string;
  /** The time that is told. When the class has moved since, nobody is told of it. */
  startsAt: string;
  /** `moved` once it has a new time, then the reminders. */
  occasion: "moved" | "day" | "hour";
  /** Which move is told of: a class may come back to a time that it had before. */
  moveId: string;
  /** The last one who was told. */
  afterUserId: string | null;
};

type Learner = { userId: string; email: string; name: string; locale: string; timeZone: string };

const PART = 50;

/**
 * Tells the next of those whose release holds a live lesson when it is held, in the app and by mail, each once. Answers
 * the last one told, null when nobody is left.
 */
export async function tellLiveSession(ctx: Ctx, { lessonId, startsAt, occasion, moveId, afterUserId }: Input): Promise<{ last: string | null }> {
  authorize(ctx.viewer, "system.run");
  const session = await ctx.db.liveSession.findFirst({
    where: { lessonId, startsAt: new Date(startsAt), lesson: { deletedAt: null } },
    select: { lesson: { select: { slug: true, course: { select: { title: true, slug: true } }, revisions: { where: { released: { some: {} } }, orderBy: { number: "desc" }, take: 1, select: { title: true } } } } },
  });
  const title = session?.lesson.revisions[0]?.title;
  if (!session || title === undefined || new Date(startsAt) <= ctx.clock.now()) return { last: null };
  const { slug, course } = session.lesson;
  const learners = await loadLearners(ctx, lessonId, afterUserId);
  for (const learner of learners) await tell(ctx, learner, { lessonId, startsAt, occasion, moveId, lesson: title, course: course.title, path: `/learn/${course.slug}/${slug}` });
  return { last: learners.length < PART ? null : (learners.at(-1)?.userId ?? null) };
}

function loadLearners({ db, clock }: Ctx, lessonId: string, afterUserId: string | null): Promise<Learner[]> {
  const now = clock.now();
  return db.$queryRaw<Learner[]>`
    SELECT u."id" AS "userId", u."email", u."name", u."locale", u."timeZone" FROM "Enrollment" e
    JOIN "User" u ON u."id" = e."userId" AND u."status" = 'active'
    WHERE EXISTS (
        SELECT 1 FROM "ReleaseLesson" rl JOIN "LessonRevision" r ON r."id" = rl."revisionId"
        WHERE rl."releaseId" = e."releaseId" AND rl."lessonId" = ${lessonId} AND r."kind" = 'live'
      )
      AND EXISTS (SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now}))
      AND u."id" > ${afterUserId ?? ""}
    ORDER BY u."id" LIMIT ${PART}::int`;
}

type Told = Omit<Input, "afterUserId"> & { lesson: string; course: string; path: string };

async function tell(ctx: Ctx, { userId, email, name, locale: given, timeZone }: Learner, { lessonId, startsAt, occasion, moveId, lesson, course, path }: Told): Promise<void> {
  const locale = toLocale(given);
  const about = { entityType: "lesson", entityId: lessonId };
  // Of each move once; reminded of a time once, however often the class was moved to it.
  const key = `${lessonId}:${startsAt}:${occasion === "moved" ? moveId : occasion}:${userId}`;
  const when = formatDateTime(new Date(startsAt), locale, timeZone);
  await notifyInApp(ctx, { userId, kind: occasion === "moved" ? "live-moved" : "live-reminder", params: { lesson, course, when }, href: path, idempotencyKey: `live:in-app:${key}`, ...about });
  await sendMail(ctx, { kind: "live-session", userId, recipient: email, locale, params: { name, lesson, course, when, path, isReminder: occasion !== "moved" }, idempotencyKey: `live:mail:${key}`, ...about });
}
