import { describe, expect, it } from "vitest";
import { newCode, newId } from "@/lib/ids";
import { DAY_MS, MINUTE_MS } from "@/lib/time";
import { resendMail } from "@/server/notifications";
import { makeCourse } from "@/tests/factories/make-course";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { OTHER_STRONG, STRONG, identityWorld } from "@/tests/harness/identity-world";
import { collectPersonalData } from "../personal-data";
import { listExports, readExportFile } from "../queries";
import { announceDataExport, buildDataExport, removeOldExports } from "./build-data-export";
import { confirmEmailChange } from "./confirm-email-change";
import { confirmAccountDeletion, deleteAccount, requestAccountDeletion } from "./delete-account";
import { registerAccount } from "./register-account";
import { requestDataExport } from "./request-data-export";
import { requestEmailChange } from "./request-email-change";
import { signInWithPassword } from "./sign-in-with-password";
import { sweepExpired } from "./sweep-expired";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type World = ReturnType<typeof identityWorld>;

/** A paid course with its receipt, ledger, progress and a note. */
async function buyCourse(world: World, userId: string) {
  const { course, release, lessons } = await makeCourse(world.db);
  const orderId = newId("order");
  await world.db.order.create({
    data: {
      id: orderId, number: orderId, userId, status: "paid", currency: "USD", totalAmount: 6_900, locale: "es", idempotencyKey: orderId,
      items: { create: { id: newId("orderItem"), courseId: course.id, title: course.title, unitAmount: 6_900, currency: "USD", priceKind: "regular" } },
      receipt: { create: { id: newId("receipt"), series: orderId, sequence: 1, number: `R-${orderId}`, snapshot: { buyer: "Ana Prueba" } } },
    },
  });
  await world.db.ledgerTransaction.create({
    data: {
      id: newId("ledgerTransaction"), kind: "sale", sourceKey: orderId, orderId,
      entries: { create: [{ id: newId("ledgerEntry"), account: "cash", amount: 6_900, currency: "USD" }, { id: newId("ledgerEntry"), account: "sales", amount: -6_900, currency: "USD" }] },
    },
  });
  const enrollmentId = newId("enrollment");
  await world.db.enrollment.create({ data: { id: enrollmentId, userId, courseId: course.id, releaseId: release.id } });
  const lessonId = String(lessons[0]?.lessonId);
  await world.db.$executeRaw`INSERT INTO "LessonProgress" ("enrollmentId", "lessonId", "positionSeconds") VALUES (${enrollmentId}, ${lessonId}, 12)`;
  await world.db.courseFile.create({ data: { id: newId("file"), courseId: course.id, number: 1, name: "Ana Despedida.pdf", bytes: 1, state: "ready", pathname: `submissions/${enrollmentId}` } });
  const work = await world.db.assignmentWork.create({ data: { id: newId("assignmentWork"), enrollmentId, lessonId, text: "Mi borrador privado" } });
  const { id: fileId } = await world.db.courseFile.findUniqueOrThrow({ where: { pathname: `submissions/${enrollmentId}` } });
  await world.db.workFile.create({ data: { fileId, workId: work.id } });
  const at = new Date("2026-11-22T00:00:00Z");
  await world.db.submission.create({ data: { id: newId("submission"), workId: work.id, number: 1, revisionId: String(lessons[0]?.revisionId), text: "Mi entrega privada", submittedAt: at, countsFrom: at, files: { create: { fileId, position: 0 } }, mark: { create: { savedAt: at, comment: "Borrador de quien califica" } } } });
  const state = { "cmi.suspend_data": "Mi respuesta en el paquete" };
  await world.db.packageAttempt.create({ data: { id: newId("packageAttempt"), enrollmentId, lessonId, state, location: "p3", openedAt: at } });
  await world.db.quizException.create({ data: { id: newId("quizException"), enrollmentId, lessonId, extraMinutes: 10, reason: "Estuve en el hospital", createdAt: at } });
  await world.db.enrollment.update({ where: { id: enrollmentId }, data: { extraTimePercent: 50, extraTimeReason: "Dislexia" } });
  await world.db.note.create({ data: { id: newId("note"), enrollmentId, lessonId, body: "Mi nota privada" } });
  await world.db.quizAttempt.create({ data: { id: newId("quizAttempt"), enrollmentId, lessonId, revisionId: String(lessons[0]?.revisionId), number: 1, seed: "s", startedAt: at, hints: [0, 0] } });
  await world.db.certificate.create({
    data: { id: newId("certificate"), code: newCode(), enrollmentId, userId, courseId: course.id, holderName: "Ana Despedida", courseTitle: course.title, courseSummary: "", releaseNumber: 1, hours: 2, language: "es", issuerName: "Criterio", completedAt: at, issuedAt: at },
  });
  return { orderId, enrollmentId };
}

describe("deleting an account", () => {
  it("anonymises the person, keeps the books, ends sessions at once and frees the address", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("bye@example.com", { name: "Ana Despedida" });
    const { orderId, enrollmentId } = await buyCourse(world, ana.userId);
    await expect(deleteAccount(ana.ctx, { password: OTHER_STRONG })).rejects.toMatchObject({ issues: [{ path: "password", message: "password_wrong" }] });
    await deleteAccount(ana.ctx, { password: STRONG });
    await world.ctx.settle();
    expect((await world.asSession(ana.sessionId)).viewer.kind).toBe("anonymous");
    const user = await database.db.user.findUniqueOrThrow({ where: { id: ana.userId } });
    expect(user).toMatchObject({ status: "deleted", email: `${ana.userId}@deleted.invalid`, name: "—", passwordHash: null });
    expect(JSON.stringify(user)).not.toContain("Despedida");
    expect(await database.db.receipt.count({ where: { orderId } })).toBe(1);
    expect(await database.db.ledgerTransaction.count({ where: { orderId } })).toBe(1);
    expect(await database.db.enrollment.count({ where: { id: enrollmentId } })).toBe(1);
    expect(await database.db.certificate.findFirst({ where: { enrollmentId } }), "what was earned stays, without the name").toMatchObject({ holderName: "—", revokedAt: null });
    expect(await database.db.note.count({ where: { enrollmentId } })).toBe(0);
    expect(await database.db.quizAttempt.findMany({ where: { enrollmentId }, select: { hints: true } }), "what was asked for goes").toEqual([{ hints: [] }]);
    expect(await database.db.assignmentWork.count({ where: { enrollmentId } }), "what was handed in goes").toBe(0);
    expect(await database.db.quizException.count({ where: { enrollmentId } }), "what was granted, and why").toBe(0);
    expect(await database.db.enrollment.findUnique({ where: { id: enrollmentId } })).toMatchObject({ extraTimePercent: 0, extraTimeReason: "" });
    expect(await database.db.packageAttempt.findFirst({ where: { enrollmentId } }), "what a package kept of them too").toMatchObject({ state: {}, location: "" });
    expect(await database.db.courseFile.findUnique({ where: { pathname: `submissions/${enrollmentId}` } })).toMatchObject({ name: "—", state: "refused" });
    const traces = await database.db.session.findMany({ where: { userId: ana.userId } });
    expect(traces.every((session) => session.userAgent === null && session.ipAddress === null)).toBe(true);
    const farewell = await database.db.notification.findUniqueOrThrow({ where: { idempotencyKey: `account-deleted:${ana.userId}` } });
    await resendMail(world.jobs, farewell.id);
    expect(world.mail.sent.at(-1)).toMatchObject({ to: "bye@example.com", subject: "Eliminamos tu cuenta" });
    const again = await world.person("bye@example.com");
    expect(again.userId).not.toBe(ana.userId);
  });

  it("takes along a bank of questions that no course uses, and leaves one that a course draws from", async () => {
    const world = identityWorld(database.db);
    const { userId, ctx } = await world.person("bank@example.com");
    const { course } = await makeCourse(world.db);
    const bankOf = (title: string) => world.db.questionBank.create({ data: { id: newId("questionBank"), ownerId: userId, title, language: "es", questions: { create: { id: newId("bankQuestion"), type: "essay", text: "¿Por qué?", versions: { create: { number: 1, content: { prompt: "Mi pregunta" } } } } } } });
    const [unused, used] = [await bankOf("Sin uso"), await bankOf("En uso")];
    await world.db.courseBank.create({ data: { courseId: course.id, bankId: used.id } });
    const { questionBanks } = await collectPersonalData(ctx, userId);
    expect(questionBanks.map(({ title, questions }) => [title, questions[0]?.versions[0]?.content])).toEqual([["Sin uso", { prompt: "Mi pregunta" }], ["En uso", { prompt: "Mi pregunta" }]]);
    await deleteAccount(ctx, { password: STRONG });
    await world.ctx.settle();
    expect(await world.db.questionBank.findMany({ where: { id: { in: [unused.id, used.id] } }, select: { title: true } })).toEqual([{ title: "En uso" }]);
  });

  it("takes along what was drafted for it, and lets the sweep remove the PDF that it was drafted from", async () => {
    const world = identityWorld(database.db);
    const { userId, ctx } = await world.person("drafts@example.com");
    const { course } = await makeCourse(world.db);
    const [sourceId, runId] = [newId("draftSource"), newId("draftRun")];
    const later = new Date(ctx.clock.now().getTime() + DAY_MS);
    await world.db.draftSource.create({ data: { id: sourceId, courseId: course.id, uploadedById: userId, name: "Apuntes de Ana.pdf", bytes: 1, sha256: "", pathname: `drafts/${sourceId}`, expiresAt: later } });
    const draft = { id: newId("questionDraft"), batch: 0, turn: 1, position: 0, content: { prompt: "Mi borrador" }, quote: "Cita", passage: 0 };
    await world.db.draftRun.create({ data: { id: runId, courseId: course.id, askedById: userId, sourceKind: "pdf", sourceId, sourceName: "Apuntes", method: "rules", promptVersion: "1", wanted: {}, drafts: { create: draft } } });
    expect(await collectPersonalData(ctx, userId)).toMatchObject({ draftRuns: [{ sourceName: "Apuntes", drafts: [{ quote: "Cita" }] }], draftPdfs: [{ name: "Apuntes de Ana.pdf" }] });
    await deleteAccount(ctx, { password: STRONG });
    await world.ctx.settle();
    expect(await world.db.questionDraft.count({ where: { runId } })).toBe(0);
    const source = await world.db.draftSource.findUniqueOrThrow({ where: { id: sourceId } });
    expect([source.name, source.expiresAt <= ctx.clock.now()]).toEqual(["—", true]);
  });

  it("works by a mailed link, once and within the hour", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("bylink@example.com");
    await requestAccountDeletion(ana.ctx);
    await world.consume();
    const token = await world.secretIn("confirm-deletion", ana.email);
    await confirmAccountDeletion(world.ctx, { token });
    await expect(confirmAccountDeletion(world.ctx, { token })).rejects.toMatchObject({ code: "auth.token_invalid" });
    const leo = await world.person("bylink2@example.com");
    await requestAccountDeletion(leo.ctx);
    await world.consume();
    world.ctx.clock.advance(61 * MINUTE_MS);
    await expect(confirmAccountDeletion(world.ctx, { token: await world.secretIn("confirm-deletion", leo.email) })).rejects.toMatchObject({ code: "auth.token_invalid" });
  });

  it("is refused while the account teaches a course", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("teacher@example.com");
    await makeCourse(database.db, { instructorUserId: ana.userId });
    await expect(deleteAccount(ana.ctx, { password: STRONG })).rejects.toMatchObject({ code: "account.teaches_courses" });
    expect((await world.asSession(ana.sessionId)).viewer.kind).toBe("user");
  });
});

describe("changing the address", () => {
  it("waits for the link in the new mailbox, tells the old one and ends the other sessions", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("old@example.com");
    const other = await signInWithPassword(world.ctx, { email: ana.email, password: STRONG });
    await requestEmailChange(ana.ctx, { email: "brand-new@example.com", password: STRONG });
    await world.consume();
    expect((await database.db.user.findUniqueOrThrow({ where: { id: ana.userId } })).email).toBe("old@example.com");
    await confirmEmailChange(ana.ctx, { token: await world.secretIn("confirm-new-email", "brand-new@example.com") });
    expect((await world.asSession(ana.sessionId)).viewer).toMatchObject({ email: "brand-new@example.com" });
    expect((await world.asSession(other.sessionId)).viewer.kind).toBe("anonymous");
    const notice = await database.db.notification.findFirstOrThrow({ where: { kind: "email-changed", recipient: "old@example.com" } });
    await resendMail(world.jobs, notice.id);
    expect(world.mail.sent.at(-1)?.text).toContain("b…@example.com");
  });

  it("to somebody's address answers the same, mails the owner and can never take it", async () => {
    const world = identityWorld(database.db);
    const [ana, leo] = [await world.person("mover@example.com"), await world.person("holder@example.com")];
    const free = await requestEmailChange(ana.ctx, { email: "later@example.com", password: STRONG });
    expect(await requestEmailChange(ana.ctx, { email: leo.email, password: STRONG })).toEqual(free);
    await world.consume();
    expect(world.mail.sent.at(-1)).toMatchObject({ to: leo.email, subject: "Ya tienes una cuenta en Criterio" });
    const token = await world.secretIn("confirm-new-email", "later@example.com");
    await registerAccount(world.ctx, { name: "Nueva Persona", email: "later@example.com", password: STRONG, locale: "es" });
    await expect(confirmEmailChange(ana.ctx, { token })).rejects.toMatchObject({ code: "account.email_taken" });
  });
});

describe("a copy of one's data", () => {
  it("is made once, holds everything and no secret, is told, is its owner's alone, and expires", async () => {
    const world = identityWorld(database.db);
    const [ana, leo] = [await world.person("copy@example.com"), await world.person("copy2@example.com")];
    await buyCourse(world, ana.userId);
    const { exportId } = await requestDataExport(ana.ctx);
    expect(await requestDataExport(ana.ctx)).toEqual({ exportId });
    for (const run of [1, 2]) expect([run, await buildDataExport(world.jobs, { exportId })]).toEqual([run, { built: true }]);
    for (const run of [1, 2]) await announceDataExport(world.jobs, { exportId }).then(() => run);
    expect(world.mail.sent.filter((mail) => mail.subject === "Tus datos están listos para descargar")).toHaveLength(1);
    const { body } = await readExportFile(ana.ctx, exportId);
    const data = JSON.parse(body.toString("utf8"));
    expect(Object.keys(data)).toEqual(expect.arrayContaining(["profile", "roles", "providers", "sessions", "orders", "receipts", "enrollments", "reviews", "notifications"]));
    expect(data.enrollments[0].notes[0].body).toBe("Mi nota privada");
    expect(data.enrollments[0].played[0].state).toEqual({ "cmi.suspend_data": "Mi respuesta en el paquete" });
    expect(data.enrollments[0].progress[0].positionSeconds).toBe(12);
    expect(data.receipts).toHaveLength(1);
    expect(body.toString()).not.toMatch(/argon2|tokenHash|passwordHash/);
    await expect(readExportFile(leo.ctx, exportId)).rejects.toMatchObject({ kind: "not_found" });
    world.ctx.clock.advance(8 * DAY_MS);
    expect((await listExports(ana.ctx))[0]?.canDownload).toBe(false);
    await expect(readExportFile(ana.ctx, exportId)).rejects.toMatchObject({ code: "account.export_expired" });
    expect(await removeOldExports(world.jobs)).toEqual({ removed: 1 });
    expect(world.files.files.size).toBe(0);
  });

  it("of long ended links and sessions nothing stays", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("sweep@example.com");
    world.ctx.clock.advance(70 * DAY_MS);
    await sweepExpired(world.jobs);
    expect(await database.db.session.count({ where: { userId: ana.userId } })).toBe(0);
    expect(await database.db.oneTimeToken.count({ where: { userId: ana.userId } })).toBe(0);
  });
});
