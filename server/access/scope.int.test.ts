import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { loadCourseFacts } from "@/server/authoring";
import type { CourseStatus } from "@/prisma/generated/client";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { userViewer } from "@/tests/harness/test-ctx";
import { anonymous, can, scope, system, type RoleName, type Viewer } from "./index";

const STATUSES: CourseStatus[] = ["draft", "published", "in_progress", "completed", "cancelled", "archived"];
const ROLES: RoleName[][] = [[], ["student"], ["instructor"], ["admin"], ["student", "instructor", "admin"]];

let database: TestDatabase;
let viewers: { name: string; viewer: Viewer }[];
let courseIds: string[];

beforeAll(async () => {
  database = await startTestDatabase();
  const { db } = database;
  const topicOwner = await makeCourse(db);
  const [teaches, onlyReads, onlyPublishes] = [topicOwner.instructorId, (await makeCourse(db)).instructorId, (await makeCourse(db)).instructorId];
  courseIds = [];
  for (const status of STATUSES) {
    for (const deletedAt of [null, new Date()]) {
      for (const withRelease of [true, false]) {
        const { course } = await makeCourse(db, { status, deletedAt });
        if (!withRelease) await db.course.update({ where: { id: course.id }, data: { currentReleaseId: null } });
        await db.courseInstructor.create({ data: { courseId: course.id, instructorId: teaches, canEdit: true } });
        await db.courseInstructor.create({ data: { courseId: course.id, instructorId: onlyPublishes, canEdit: false, canPublish: true } });
        await db.courseInstructor.create({ data: { courseId: course.id, instructorId: onlyReads, canEdit: false } });
        courseIds.push(course.id);
      }
    }
  }
  const users = await Promise.all([makeUser(db), makeUser(db)]);
  for (const user of users) await giveBelongings(user.id, topicOwner);
  const profiles = [null, teaches, onlyReads, onlyPublishes, "ins_nobody"];
  viewers = [
    { name: "a visitor", viewer: anonymous },
    { name: "a job", viewer: system("test") },
    ...users.flatMap((user) => ROLES.flatMap((roles) => profiles.map((instructorId) => ({
      name: `${user.id} as [${roles.join(", ")}] with profile ${instructorId}`,
      viewer: userViewer({ userId: user.id, roles, instructorId }),
    })))),
  ];
});
afterAll(() => database.close());

async function giveBelongings(userId: string, { course, release }: Awaited<ReturnType<typeof makeCourse>>) {
  const id = newId("order");
  await database.db.order.create({ data: { id, number: id, userId, currency: "USD", totalAmount: 1, locale: "es", idempotencyKey: id } });
  await database.db.enrollment.create({ data: { id: newId("enrollment"), userId, courseId: course.id, releaseId: release.id } });
}

describe("a list shows exactly what its rule opens one by one", () => {
  it.each(["course.read", "course.update", "course.studio"] as const)("%s", async (action) => {
    const facts = new Map(await Promise.all(courseIds.map(async (id) => [id, await loadCourseFacts(database.db, id)] as const)));
    for (const { name, viewer } of viewers) {
      if (viewer.kind === "system") continue;
      const rows = await database.db.course.findMany({ where: { AND: [scope[action](viewer), { id: { in: courseIds } }] }, select: { id: true } });
      const opened = [...facts].filter(([, fact]) => can(viewer, action, fact)).map(([id]) => id);
      expect(rows.map(({ id }) => id).sort(), name).toEqual(opened.sort());
    }
  });

  it("order.read", async () => {
    const orders = await database.db.order.findMany({ select: { id: true, userId: true } });
    for (const { name, viewer } of viewers) {
      const rows = await database.db.order.findMany({ where: scope["order.read"](viewer), select: { id: true } });
      expect(rows.map(({ id }) => id).sort(), name).toEqual(orders.filter((order) => can(viewer, "order.read", order)).map(({ id }) => id).sort());
    }
  });

  it("enrollment.read", async () => {
    const enrollments = await database.db.enrollment.findMany({ select: { id: true, userId: true } });
    for (const { name, viewer } of viewers) {
      const rows = await database.db.enrollment.findMany({ where: scope["enrollment.read"](viewer), select: { id: true } });
      const opened = enrollments.filter(({ userId }) => can(viewer, "enrollment.read", { userId, hasOpenGrant: false }));
      expect(rows.map(({ id }) => id).sort(), name).toEqual(opened.map(({ id }) => id).sort());
    }
  });
});
