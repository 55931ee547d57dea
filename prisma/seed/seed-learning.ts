import { namedId } from "@/lib/ids";
import { issueCertificate } from "@/server/certificates";
import { addNote, completeLesson, recordPlayback } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { learning, type LearningSeed } from "./content/learning";
import { DEMO_ACCOUNTS, type DemoAccount } from "./demo-accounts";
import { daysAgo, enrolForDemo, learnerCtx } from "./enrol-for-demo";

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
  const { opened } = await enrolForDemo(ctx, student, seed.course, seed.enrolledDaysAgo);
  const studying = learnerCtx(ctx, student, seed.studiedDaysAgo);
  const courseSlug = seed.course;
  for (const lessonSlug of seed.read) await completeLesson(studying, { courseSlug, lessonSlug });
  await certify(ctx, student, seed);
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

/** What the event of a completed course starts in a school that serves; the seed runs before it does. */
async function certify(ctx: Ctx, { id: userId }: DemoAccount, { course, studiedDaysAgo }: LearningSeed): Promise<void> {
  const where = { userId_courseId: { userId, courseId: namedId("course", course) } };
  const { id: enrollmentId } = await ctx.db.enrollment.findUniqueOrThrow({ where, select: { id: true } });
  await issueCertificate(daysAgo(ctx, studiedDaysAgo), { enrollmentId });
}
