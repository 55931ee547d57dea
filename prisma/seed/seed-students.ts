import { namedId } from "@/lib/ids";
import { toSlug } from "@/lib/slug";
import { completeLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { students } from "./content/people";
import { reviews } from "./content/reviews";
import { enrolForDemo, learnerCtx, type DemoLearner } from "./enrol-for-demo";

/** The demo teacher's own courses: their lists of students are the ones that a visitor of the studio opens. */
const COURSES = ["sql-que-no-miente", "tuberias-de-datos"];
/** Which share of the lessons to read each one has read, in turn. */
const SHARES = [1, 0.8, 0.55, 1, 0.3, 0.7, 0.1];
const TIME_ZONES: Record<string, string> = { es: "America/Bogota", en: "Europe/London", "pt-BR": "America/Sao_Paulo" };

/**
 * Gives whoever signed a review of the demo teacher's courses an account, a place in the course and the way that they
 * have come, by the use cases of a learner. Safe to repeat.
 */
export async function seedStudents(ctx: Ctx): Promise<void> {
  for (const course of COURSES) {
    const lessons = await readableLessons(ctx, course);
    const authors = reviews.filter((review) => review.course === course).map(({ author }) => author);
    for (const [index, author] of authors.entries()) {
      const learner = await makeAccount(ctx, author);
      await enrolForDemo(ctx, learner, course, 90 - index * 9);
      const share = SHARES[index % SHARES.length] ?? 0;
      const studying = learnerCtx(ctx, learner, 2 + index * 3);
      for (const lessonSlug of lessons.slice(0, Math.ceil(lessons.length * share))) await completeLesson(studying, { courseSlug: course, lessonSlug });
    }
  }
}

async function readableLessons(ctx: Ctx, course: string): Promise<string[]> {
  const { currentReleaseId } = await ctx.db.course.findUniqueOrThrow({ where: { id: namedId("course", course) }, select: { currentReleaseId: true } });
  const rows = await ctx.db.releaseLesson.findMany({
    where: { releaseId: currentReleaseId ?? "", revision: { kind: "article" } },
    orderBy: { position: "asc" },
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}

/** An account for whoever signed a review, the same one each time. */
export async function makeAccount(ctx: Ctx, name: string): Promise<DemoLearner> {
  const locale = students.find((student) => student.name === name)?.locale ?? "es";
  const slug = toSlug(name);
  const account = { id: namedId("user", `demo-${slug}`), name, email: `${slug}@alumnos.example`, locale, timeZone: TIME_ZONES[locale] ?? "UTC" };
  await ctx.db.user.upsert({
    where: { id: account.id },
    update: {},
    create: { ...account, emailVerifiedAt: ctx.clock.now(), roles: { create: { role: "student" } } },
    select: { id: true },
  });
  return account;
}
