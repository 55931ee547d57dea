import { describe, expect, it } from "vitest";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx } from "@/tests/harness/test-ctx";
import { completeLesson } from "../use-cases/complete-lesson";
import { recordPlayback } from "../use-cases/record-playback";
import { getNextLesson } from "./get-next-lesson";
import { listMyCourses } from "./list-my-courses";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function learnerOf(slugs: readonly string[]) {
  const { course, release } = await makeCourse(database.db, { lessons: slugs.map((slug) => ({ slug })) });
  const { viewer } = await makeLearner(database.db, { courseId: course.id, releaseId: release.id });
  const ctx = testCtx(database.db, {}, viewer);
  const courseSlug = course.slug;
  return {
    read: (lessonSlug: string) => completeLesson(ctx, { courseSlug, lessonSlug }),
    visit: (lessonSlug: string) => recordPlayback(ctx, { courseSlug, lessonSlug, ranges: [], positionSeconds: 30, at: ctx.clock.now().toISOString() }),
    /** What the start page and the course's address lead to: they must agree. */
    goesOn: async () => {
      const [mine] = await listMyCourses(ctx);
      const { lessonSlug } = await getNextLesson(ctx, { courseSlug });
      expect(mine?.next?.slug).toBe(lessonSlug);
      return lessonSlug;
    },
  };
}

describe("where a learner goes on", () => {
  it("begins with the first lesson", async () => {
    const { goesOn } = await learnerOf(["uno", "dos", "tres"]);
    expect(await goesOn()).toBe("uno");
  });

  it("is the lesson they were last in, wherever that is", async () => {
    const { goesOn, visit } = await learnerOf(["uno", "dos", "tres"]);
    await visit("tres");
    expect(await goesOn()).toBe("tres");
  });

  it("is the lesson after the one they completed last, though earlier ones were skipped", async () => {
    const { goesOn, read } = await learnerOf(["uno", "dos", "tres", "cuatro"]);
    await read("dos");
    expect(await goesOn()).toBe("tres");
    await read("tres");
    await read("cuatro");
    expect(await goesOn()).toBe("uno");
  });

  it("is the lesson that completed the course, once nothing is left", async () => {
    const { goesOn, read, visit } = await learnerOf(["uno", "dos"]);
    await visit("uno");
    await read("uno");
    await read("dos");
    expect(await goesOn()).toBe("dos");
  });
});
