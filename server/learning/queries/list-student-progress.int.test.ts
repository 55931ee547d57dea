import { describe, expect, it } from "vitest";
import { courseStudentsSchema } from "@/lib/schemas/learning";
import { anonymous } from "@/server/access";
import { completeLesson, listStudentProgress } from "@/server/learning";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function world() {
  const { db } = database;
  const teacher = await makeUser(db, { roles: ["instructor"] });
  const made = await makeCourse(db, { lessons: [{ slug: "uno", kind: "article" }, { slug: "dos", kind: "article" }], instructorUserId: teacher.id });
  const ids = { courseId: made.course.id, releaseId: made.release.id };
  const [idle, busy] = [await makeLearner(db, ids), await makeLearner(db, ids)];
  const ctx = testCtx(db);
  await completeLesson(ctx.as(userViewer({ userId: busy.userId })), { courseSlug: made.course.slug, lessonSlug: "uno" });
  const asTeacher = ctx.as(userViewer({ userId: teacher.id, roles: ["instructor"], instructorId: made.instructorId }));
  const ask = (question: object = {}) => listStudentProgress(asTeacher, courseStudentsSchema.parse({ courseId: made.course.id, ...question }));
  return { ctx, made, idle, busy, ask };
}

describe("the students of a course", () => {
  it("come with their progress, their state and their last visit, newest first", async () => {
    const { idle, busy, ask } = await world();
    const { items, nextCursor } = await ask();
    expect(items.map(({ enrollmentId, state, completedLessons, lessonCount, releaseNumber }) => [enrollmentId, state, completedLessons, lessonCount, releaseNumber])).toEqual([
      [busy.enrollmentId, "learning", 1, 2, 1],
      [idle.enrollmentId, "not_started", 0, 2, 1],
    ]);
    expect(items.map(({ lastSeenAt }) => lastSeenAt instanceof Date)).toEqual([true, false]);
    expect(nextCursor).toBeNull();
  });

  it("are found by state, by part of a name and page by page; a wildcard is a letter", async () => {
    const { idle, busy, ask } = await world();
    expect((await ask({ state: "not_started" })).items.map(({ enrollmentId }) => enrollmentId)).toEqual([idle.enrollmentId]);
    expect((await ask({ search: "%" })).items).toEqual([]);
    const first = await ask({ limit: 1 });
    expect(first.items.map(({ enrollmentId }) => enrollmentId)).toEqual([busy.enrollmentId]);
    const second = await ask({ limit: 1, cursor: first.nextCursor ?? undefined });
    expect(second.items.map(({ enrollmentId }) => enrollmentId)).toEqual([idle.enrollmentId]);
    expect((await ask({ search: second.items[0]?.email.slice(0, -4) })).items.map(({ enrollmentId }) => enrollmentId)).toEqual([idle.enrollmentId]);
  });

  it("are nobody else's business", async () => {
    const { ctx, made, busy } = await world();
    const input = courseStudentsSchema.parse({ courseId: made.course.id });
    const strangers = [anonymous, userViewer({ userId: busy.userId }), userViewer({ userId: "usr_other", roles: ["instructor"], instructorId: "ins_other" })];
    for (const viewer of strangers) await expect(listStudentProgress(ctx.as(viewer), input)).rejects.toThrow(/auth.required|access/);
  });
});
