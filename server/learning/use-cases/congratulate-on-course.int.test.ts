import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { system } from "@/server/access";
import { listNotifications } from "@/server/notifications";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryMailer } from "@/tests/harness/in-memory-vendors";
import { testCtx } from "@/tests/harness/test-ctx";
import { completeLesson } from "./complete-lesson";
import { congratulateOnCourse } from "./congratulate-on-course";
import { encourageAtHalf } from "./encourage-at-half";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function world(slugs: string[]) {
  const made = await makeCourse(database.db, { title: "SQL que no miente", lessons: slugs.map((slug) => ({ slug })) });
  const mail = memoryMailer();
  const ctx = testCtx(database.db, { mail });
  const learner = await makeLearner(database.db, { courseId: made.course.id, releaseId: made.release.id }, ctx);
  const own = ctx.as(learner.viewer);
  const jobs = ctx.as(system("test"));
  const read = (lessonSlug: string) => completeLesson(own, { courseSlug: made.course.slug, lessonSlug });
  const notices = async () => (await listNotifications(own, { limit: 20 })).items.filter((item) => item.kind.startsWith("course-")).map((item) => [item.text, item.href]);
  return { ...made, mail, learner, jobs, read, notices };
}

describe("telling a learner that a course is complete", () => {
  it("does so once, in the app and by mail, however often it is asked", async () => {
    const { read, jobs, learner, mail, notices, course } = await world(["uno"]);
    expect(await congratulateOnCourse(jobs, learner)).toEqual({ told: false });
    await read("uno");
    expect(await congratulateOnCourse(jobs, learner)).toEqual({ told: true });
    await congratulateOnCourse(jobs, learner);
    expect(mail.sent.map((sent) => sent.subject)).toEqual(["Terminaste SQL que no miente"]);
    expect(mail.sent[0]?.html).toContain(`/es/learn/${course.slug}`);
    expect(await notices()).toEqual([["Terminaste SQL que no miente. Sigue siendo tuyo: vuelve cuando quieras.", `/learn/${course.slug}`]]);
  });

  it.each(LOCALES)("writes in the learner's language: %s", async (locale) => {
    const { read, jobs, learner, mail } = await world(["uno", "dos"]);
    await database.db.user.update({ where: { id: learner.userId }, data: { locale } });
    await read("uno");
    await read("dos");
    await congratulateOnCourse(jobs, learner);
    const subject = { es: "Terminaste SQL que no miente", en: "You finished SQL que no miente", "pt-BR": "Você terminou SQL que no miente" }[locale];
    expect(mail.sent).toMatchObject([{ subject }]);
    expect(mail.sent[0]?.text).toContain(`/${locale}/learn/`);
  });
});

describe("telling a learner that half is done", () => {
  it("does so once, at half and not before, and not of a course that is complete", async () => {
    const { read, jobs, learner, notices, course } = await world(["a", "b", "c", "d"]);
    await read("a");
    expect(await encourageAtHalf(jobs, learner)).toEqual({ told: false });
    await read("b");
    expect(await encourageAtHalf(jobs, learner)).toEqual({ told: true });
    await read("c");
    expect(await encourageAtHalf(jobs, learner)).toEqual({ told: false });
    await read("d");
    expect(await encourageAtHalf(jobs, learner)).toEqual({ told: false });
    expect(await notices()).toEqual([["Vas por la mitad de SQL que no miente: quedan 2 lecciones.", `/learn/${course.slug}`]]);
  });

  it("says nothing of a course that is too short to have a half", async () => {
    const { read, jobs, learner } = await world(["a", "b"]);
    await read("a");
    expect(await encourageAtHalf(jobs, learner)).toEqual({ told: false });
  });
});
