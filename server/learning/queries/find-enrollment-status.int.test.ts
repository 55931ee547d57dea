import { describe, expect, it } from "vitest";
import { anonymous, system } from "@/server/access";
import { inTransaction } from "@/server/platform/outbox";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { closeGrant } from "../use-cases/close-grant";
import { reopenGrant } from "../use-cases/reopen-grant";
import { findEnrollmentStatus } from "./find-enrollment-status";
import { findMovedEnrollment } from "./find-moved-enrollment";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene() {
  const { course, release } = await makeCourse(database.db);
  const { viewer, grant } = await makeLearner(database.db, { courseId: course.id, releaseId: release.id });
  const ctx = testCtx(database.db, {}, viewer);
  const jobs = ctx.as(system("test"));
  return {
    course,
    ctx,
    status: () => findEnrollmentStatus(ctx, course.slug),
    close: (reason: "refund" | "dispute") => inTransaction(jobs, (tx) => closeGrant(jobs, tx, { ...grant, reason })),
    reopen: () => inTransaction(jobs, (tx) => reopenGrant(jobs, tx, grant)),
  };
}

describe("how an enrollment stands", () => {
  it("follows its grant, and tells a refund from a dispute", async () => {
    const { status, close, reopen } = await scene();
    expect(await status()).toBe("active");
    await close("dispute");
    expect(await status()).toBe("revoked");
    await reopen();
    expect(await status()).toBe("active");
    await close("refund");
    expect(await status()).toBe("refunded");
  });

  it("is told to its learner alone, of this course alone", async () => {
    const { course, ctx } = await scene();
    const { course: other } = await makeCourse(database.db);
    const stranger = await makeUser(database.db);
    expect(await findEnrollmentStatus(ctx, other.slug)).toBeNull();
    expect(await findEnrollmentStatus(ctx, "nothing")).toBeNull();
    for (const viewer of [anonymous, system("test"), userViewer({ userId: stranger.id, roles: ["admin"] })]) expect(await findEnrollmentStatus(ctx.as(viewer), course.slug)).toBeNull();
  });
});

describe("a course that moved", () => {
  it("is found by its learners under each of its former addresses, also once it left the catalogue", async () => {
    const { course, ctx, close } = await scene();
    for (const slug of ["first", "second"]) await database.db.courseSlug.create({ data: { slug: `${slug}-${course.slug}`, courseId: course.id } });
    await database.db.course.update({ where: { id: course.id }, data: { status: "archived" } });
    for (const slug of ["first", "second"]) expect(await findMovedEnrollment(ctx, `${slug}-${course.slug}`)).toBe(course.slug);
    await close("refund");
    expect(await findMovedEnrollment(ctx, `first-${course.slug}`)).toBe(course.slug);
    expect(await findMovedEnrollment(ctx, course.slug)).toBeNull();
  });

  it("is not told of to anybody else", async () => {
    const { course, ctx } = await scene();
    const { viewer } = await scene().then((other) => other.ctx);
    await database.db.courseSlug.create({ data: { slug: `old-${course.slug}`, courseId: course.id } });
    for (const stranger of [anonymous, system("test"), viewer]) expect(await findMovedEnrollment(ctx.as(stranger), `old-${course.slug}`)).toBeNull();
  });
});
