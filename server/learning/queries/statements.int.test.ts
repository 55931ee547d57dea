import { describe, expect, it } from "vitest";
import { getLessonPage, listMyCourses } from "@/server/learning";
import { inTransaction } from "@/server/platform/outbox";
import { openEnrollment } from "@/server/learning";
import { system } from "@/server/access";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx } from "@/tests/harness/test-ctx";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

describe("how often the database is asked", () => {
  it.each([5, 300])("takes one statement for the page of a lesson among %i, and one more the first time that a process shows the release", async (count) => {
    const lessons = Array.from({ length: count }, (_, index) => ({ slug: `leccion-${index}` }));
    const { course, release } = await makeCourse(database.db, { lessons });
    const { viewer } = await makeLearner(database.db, { courseId: course.id, releaseId: release.id });
    const ctx = testCtx(database.db, {}, viewer);
    const show = () => countStatements(async () => {
      const page = await getLessonPage(ctx, { courseSlug: course.slug, lessonSlug: "leccion-3" });
      expect(page.outline.flatMap((section) => section.lessons)).toHaveLength(count);
      expect([page.previous?.slug, page.next?.slug]).toEqual(["leccion-2", "leccion-4"]);
    });
    expect([await show(), await show(), await show()]).toEqual([2, 1, 1]);
  });

  it("asks again for the lengths of a release whose video is not processed, and for each database's own", async () => {
    const { course, release } = await makeCourse(database.db, { lessons: [{ slug: "video", kind: "video" }] });
    const { viewer } = await makeLearner(database.db, { courseId: course.id, releaseId: release.id });
    const ctx = testCtx(database.db, {}, viewer);
    const show = () => countStatements(() => getLessonPage(ctx, { courseSlug: course.slug, lessonSlug: "video" }));
    expect([await show(), await show()]).toEqual([2, 2]);
  });

  it("takes one statement for a learner's courses, however many", async () => {
    const first = await makeCourse(database.db, { lessons: [{ slug: "a" }, { slug: "b" }] });
    const { viewer, userId } = await makeLearner(database.db, { courseId: first.course.id, releaseId: first.release.id });
    const ctx = testCtx(database.db, {}, viewer);
    for (let index = 0; index < 12; index += 1) {
      const { course, release } = await makeCourse(database.db, { lessons: [{ slug: "a" }] });
      await inTransaction(ctx, (tx) =>
        openEnrollment(ctx.as(system("test")), tx, {
          userId, courseId: course.id, releaseId: release.id, kind: "free", sourceId: `free-${index}-${userId}`, paid: { amount: 0, currency: "USD" }, method: "free",
        }),
      );
    }
    await ctx.settle();
    expect(await countStatements(async () => expect(await listMyCourses(ctx)).toHaveLength(13))).toBe(1);
  });
});
