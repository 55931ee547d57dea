import { namedId } from "@/lib/ids";
import { toLocale } from "@/lib/i18n/locales";
import { DAY_MS, after } from "@/lib/time";
import type { UserViewer } from "@/server/access";
import { addNote, completeLesson, openEnrollment, recordPlayback } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { learning, type LearningSeed } from "./content/learning";
import { DEMO_ACCOUNTS, type DemoAccount } from "./demo-accounts";

/**
 * Enrols the demo student in some courses and takes them part of the way, by the same use cases as a learner in the
 * browser. Safe to repeat: an enrollment, a completion and a played range count once; a note is added with its enrollment.
 */
export async function seedLearning(ctx: Ctx): Promise<void> {
  const student = DEMO_ACCOUNTS.find(({ role }) => role === "student");
  if (!student) return;
  for (const seed of learning) await study(ctx, student, seed);
}

async function study(ctx: Ctx, student: DemoAccount, seed: LearningSeed): Promise<void> {
  const courseId = namedId("course", seed.course);
  const { currentReleaseId: releaseId, currency } = await ctx.db.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { currentReleaseId: true, currency: true },
  });
  if (!releaseId) throw new Error(`${seed.course} has no release to enrol in`);
  const enrolling = daysAgo(ctx, seed.enrolledDaysAgo);
  const { opened } = await inTransaction(enrolling, (tx) =>
    openEnrollment(enrolling, tx, {
      userId: student.id,
      courseId,
      releaseId,
      kind: "manual",
      sourceId: `demo-${courseId}`,
      paid: { amount: 0, currency },
      method: "manual",
    }),
  );
  const studying: Ctx = { ...daysAgo(ctx, seed.studiedDaysAgo), viewer: toViewer(student) };
  const courseSlug = seed.course;
  for (const lessonSlug of seed.read) await completeLesson(studying, { courseSlug, lessonSlug });
  if (seed.watched) {
    const { lesson: lessonSlug, seconds } = seed.watched;
    const at = studying.clock.now().toISOString();
    await recordPlayback(studying, { courseSlug, lessonSlug, ranges: [{ fromMs: 0, toMs: seconds * 1_000 }], positionSeconds: seconds, at });
  }
  if (seed.note && opened) {
    const { lesson: lessonSlug, atSeconds, body } = seed.note;
    await addNote(studying, { courseSlug, lessonSlug, atSeconds, body });
  }
}

/** The same world with an earlier clock, so that what happens in it lies as far back. */
function daysAgo(ctx: Ctx, days: number): Ctx {
  const then = after(ctx.clock.now(), -days * DAY_MS);
  return { ...ctx, clock: { now: () => then } };
}

function toViewer({ id, name, email, role, locale, timeZone }: DemoAccount): UserViewer {
  return {
    kind: "user",
    userId: id,
    sessionId: "seed",
    name,
    email,
    emailVerified: true,
    roles: [role],
    instructorId: null,
    locale: toLocale(locale),
    timeZone,
  };
}
