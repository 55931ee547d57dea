import { describe, expect, it } from "vitest";
import { system } from "@/server/access";
import { inTransaction } from "@/server/platform/outbox";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import type { GrantSource } from "../lock-grant";
import { closeGrant, type CloseGrantInput } from "./close-grant";
import { openEnrollment } from "./open-enrollment";
import { reopenGrant } from "./reopen-grant";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

let serial = 0;

async function scene() {
  const user = await makeUser(database.db);
  const { course, release } = await makeCourse(database.db);
  const ctx = testCtx(database.db, {}, system("test"));
  serial += 1;
  const bought: GrantSource = { kind: "purchase", sourceId: `oit_${serial}` };
  const given: GrantSource = { kind: "manual", sourceId: `gift_${serial}` };
  const open = (source: GrantSource) =>
    inTransaction(ctx, (tx) =>
      openEnrollment(ctx, tx, { ...source, userId: user.id, courseId: course.id, releaseId: release.id, paid: { amount: 6_900, currency: "USD" }, method: "card" }),
    );
  const close = (input: CloseGrantInput) => inTransaction(ctx, (tx) => closeGrant(ctx, tx, input));
  const reopen = (source: GrantSource) => inTransaction(ctx, (tx) => reopenGrant(ctx, tx, source));
  const row = () => database.db.enrollment.findUniqueOrThrow({ where: { userId_courseId: { userId: user.id, courseId: course.id } }, include: { grants: true } });
  const announced = async () => {
    await ctx.settle();
    return ctx.relayed.map(({ name }) => name.replace("learning/enrollment.", ""));
  };
  return { ctx, user, course, release, bought, given, open, close, reopen, row, announced };
}

describe("opening an enrollment", () => {
  it("makes one enrollment on the release and one grant, and announces it, however often it is asked", async () => {
    const { bought, open, row, announced, release } = await scene();
    const first = await open(bought);
    expect(await open(bought)).toEqual({ enrollmentId: first.enrollmentId, opened: false });
    expect(await row()).toMatchObject({ id: first.enrollmentId, releaseId: release.id, status: "active", paymentState: "paid", amount: 6_900, grants: [{ kind: "purchase" }] });
    expect(await announced()).toEqual(["opened"]);
  });

  it("keeps the release and the completion of a learner who comes back", async () => {
    const { bought, given, open, close, row, course, announced } = await scene();
    const { enrollmentId } = await open(bought);
    await database.db.enrollment.update({ where: { id: enrollmentId }, data: { status: "completed", completedAt: new Date() } });
    await close({ ...bought, reason: "refund" });
    const newer = await database.db.release.create({ data: { id: `rel_${course.id}`, courseId: course.id, number: 2, lessonCount: 1, totalSeconds: 1 } });
    await open(given);
    expect(await row()).toMatchObject({ status: "completed", grants: expect.arrayContaining([expect.objectContaining({ kind: "manual" })]) });
    expect((await row()).releaseId).not.toBe(newer.id);
    expect(await announced()).toEqual(["opened", "closed", "opened"]);
  });

  it("is not for learners to do", async () => {
    const { ctx, user, course, release, bought } = await scene();
    const asLearner = ctx.as(userViewer({ userId: user.id }));
    const asking = inTransaction(asLearner, (tx) =>
      openEnrollment(asLearner, tx, { ...bought, userId: user.id, courseId: course.id, releaseId: release.id, paid: { amount: 0, currency: "USD" }, method: "free" }),
    );
    await expect(asking).rejects.toMatchObject({ kind: "forbidden" });
    await expect(inTransaction(asLearner, (tx) => closeGrant(asLearner, tx, { ...bought, reason: "manual" }))).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("closing a grant", () => {
  it("ends access only with the last open one", async () => {
    const { bought, given, open, close, row, announced } = await scene();
    await open(bought);
    await open(given);
    expect(await close({ ...bought, reason: "refund" })).toBe(true);
    expect(await row()).toMatchObject({ status: "active" });
    expect(await close({ ...given, reason: "manual" })).toBe(true);
    expect(await row()).toMatchObject({ status: "revoked" });
    expect(await announced()).toEqual(["opened", "closed"]);
  });

  it("that is closed or unknown changes nothing but the final reason", async () => {
    const { bought, open, close, row, announced } = await scene();
    expect(await close({ ...bought, reason: "refund" })).toBe(false);
    await open(bought);
    await close({ ...bought, reason: "dispute" });
    expect(await close({ ...bought, reason: "refund" })).toBe(false);
    expect(await row()).toMatchObject({ status: "refunded", paymentState: "refunded", grants: [{ revokedReason: "refund" }] });
    expect(await announced()).toEqual(["opened", "closed"]);
  });

  it("may be undone", async () => {
    const { bought, open, close, reopen, row, announced } = await scene();
    await open(bought);
    expect(await reopen(bought)).toBe(false);
    await close({ ...bought, reason: "dispute" });
    expect(await reopen(bought)).toBe(true);
    expect(await row()).toMatchObject({ status: "active", paymentState: "paid", grants: [{ revokedAt: null, revokedReason: null }] });
    expect(await announced()).toEqual(["opened", "closed", "reopened"]);
  });
});
