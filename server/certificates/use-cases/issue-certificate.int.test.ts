import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import { closeGrant, completeLessonInTx } from "@/server/learning";
import { listNotifications } from "@/server/notifications";
import { inTransaction } from "@/server/platform/outbox";
import { DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { saveCertificate } from "@/server/authoring/use-cases/save-certificate";
import { certificateScene } from "@/tests/harness/certificate-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { findCertificate } from "../queries/find-certificate";
import { listEarned } from "../queries/list-earned";
import { issueCertificate } from "./issue-certificate";
import { revokeCertificate } from "./revoke-certificate";
import { tellCertificate } from "./tell-certificate";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (course = {}) => certificateScene(database.db, course);

describe("issuing a certificate", () => {
  it("does so once an enrolment, when the course was completed and not before", async () => {
    const { jobs, enrollmentId, complete, relayed, learner, courseId } = await scene();
    expect(await issueCertificate(jobs, { enrollmentId })).toBeNull();
    await complete();
    const first = await issueCertificate(jobs, { enrollmentId });
    expect(first).not.toBeNull();
    for (const run of [2, 3]) expect([run, await issueCertificate(jobs, { enrollmentId })]).toEqual([run, first]);
    expect(await database.db.certificate.count({ where: { enrollmentId } })).toBe(1);
    const events = await relayed("certificates/certificate.issued");
    expect(events).toMatchObject([{ data: { certificateId: first?.certificateId, enrollmentId, courseId, userId: learner.userId } }]);
  });

  it("says what was true that day: a rename, an edit and an archive reach it no more", async () => {
    const { earn, own, courseId, learner, course } = await scene();
    const { code } = await earn();
    await database.db.user.update({ where: { id: learner.userId }, data: { name: "Otro Nombre" } });
    await database.db.course.update({ where: { id: courseId }, data: { title: "Otro título", durationHours: 1, status: "archived", deletedAt: new Date() } });
    await database.db.grant.updateMany({ where: { courseId }, data: { revokedAt: new Date(), revokedReason: "x" } });
    expect(code).toMatch(/^[0-9a-z]{26}$/);
    expect(await findCertificate(database.db, code)).toMatchObject({
      holderName: "Ana Prueba", courseTitle: course.title, courseSummary: course.summary, releaseNumber: 1, hours: 12.5, grade: null, language: "es", issuerName: "Criterio", expiresAt: null, revokedAt: null,
    });
    expect(await listEarned(own)).toMatchObject([{ courseTitle: course.title, certificate: { code, state: "valid", hours: 12.5 } }]);
  });

  it("counts the hours of the lessons where the course says none, and the grade where something was graded", async () => {
    const { earn, enrollmentId, release, courseId } = await scene({ durationHours: 0, lessons: [{ slug: "uno", durationSeconds: 5_400 }, { slug: "quiz", kind: "quiz" }, { slug: "tarea", kind: "assignment" }] });
    const lessons = await database.db.releaseLesson.findMany({ where: { releaseId: release.id }, orderBy: { position: "asc" } });
    const [, quiz, assignment] = lessons.map(({ lessonId, revisionId }) => ({ lessonId, revisionId }));
    if (!quiz || !assignment) throw new Error("the course has a quiz and an assignment");
    const at = new Date("2026-11-20T00:00:00Z");
    for (const [number, points] of [[1, 1], [2, 3], [3, 2]] as const) {
      await database.db.quizAttempt.create({ data: { id: newId("quizAttempt"), enrollmentId, ...quiz, number, state: "submitted", seed: "s", startedAt: at, submittedAt: at, points, maxPoints: 4, passed: true, scoringVersion: 1 } });
    }
    await database.db.gradeEntry.create({ data: { id: newId("gradeEntry"), enrollmentId, lessonId: assignment.lessonId, points: 9, reason: "En clase" } });
    await database.db.enrollment.update({ where: { id: enrollmentId }, data: { status: "completed", completedAt: at } });
    expect(courseId).toBeTruthy();
    await earn();
    // The best quiz attempt has 75 %, the assignment 90 %.
    expect(await database.db.certificate.findFirst({ where: { enrollmentId } })).toMatchObject({ grade: 82.5 });
    expect(Number((await database.db.certificate.findFirst({ where: { enrollmentId } }))?.hours)).toBe(1.7);
  });

  it("gives none where the course gives none or the account is closed, and lists the course all the same", async () => {
    const off = await scene();
    await saveCertificate(off.staff, { ...DEFAULT_TEMPLATE, courseId: off.courseId, isOn: false });
    await off.complete();
    expect(await issueCertificate(off.jobs, off)).toBeNull();
    expect(await listEarned(off.own)).toMatchObject([{ courseTitle: "SQL que no miente", certificate: null }]);
    const closed = await scene();
    await closed.complete();
    await database.db.user.update({ where: { id: closed.learner.userId }, data: { status: "deleted" } });
    expect(await issueCertificate(closed.jobs, closed)).toBeNull();
  });

  it("carries who signs and when it ends, and says that it ended from that instant on", async () => {
    const { staff, courseId, earn, own, ctx } = await scene();
    const signatures = [{ name: "Inés Maestra", role: "Directora", picture: null }];
    await saveCertificate(staff, { courseId, isOn: true, validMonths: 12, design: { ...DEFAULT_TEMPLATE.design, signatures } });
    const certificate = await earn();
    expect(certificate).toMatchObject({ signatoryName: "Inés Maestra", signatoryTitle: "Directora", expiresAt: new Date("2027-11-22T12:00:00Z") });
    ctx.clock.advance(365 * 86_400_000 - 1);
    expect(await listEarned(own)).toMatchObject([{ certificate: { state: "valid" } }]);
    ctx.clock.advance(1);
    expect(await listEarned(own)).toMatchObject([{ certificate: { state: "expired" } }]);
    const audited = await database.db.auditEntry.findFirst({ where: { subject: courseId, action: "certificate.settings" } });
    expect(audited?.data).toMatchObject({ validMonths: 12 });
  });

  it("is for nobody whose access was taken back while the last lesson was on its way: they stay refunded", async () => {
    const { jobs, ctx, enrollmentId, lessons } = await scene();
    const { kind, sourceId } = await database.db.grant.findFirstOrThrow({ where: { enrollmentId } });
    await inTransaction(jobs, (tx) => closeGrant(jobs, tx, { kind, sourceId, reason: "refund" }));
    const late = await inTransaction(ctx, (tx) => completeLessonInTx(ctx, tx, { enrollmentId, lessonId: lessons[0]?.lessonId ?? "", by: "read", deeds: { marked: true } }));
    expect(late).toEqual({ isCompleted: false, courseCompleted: false });
    expect(await database.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId } })).toMatchObject({ status: "refunded", completedAt: null });
    expect(await issueCertificate(jobs, { enrollmentId })).toBeNull();
    await ctx.settle();
  });

  it("never changes afterwards: the database refuses", async () => {
    const { earn } = await scene();
    const { id } = await earn();
    for (const data of [{ holderName: "Mejor Nombre" }, { courseTitle: "Doctorado" }, { hours: 900 }, { grade: 100 }, { code: "x" }, { issuedAt: new Date(0) }]) {
      await expect(database.db.certificate.update({ where: { id }, data }), JSON.stringify(data)).rejects.toThrow();
    }
    await expect(database.db.certificate.delete({ where: { id } })).rejects.toThrow();
    await database.db.certificate.update({ where: { id }, data: { holderName: "—" } });
  });

  it("is found by its whole code only", async () => {
    const { code } = await (await scene()).earn();
    expect(await findCertificate(database.db, code)).not.toBeNull();
    for (const other of [code.slice(0, -1), `${code}0`, code.toUpperCase(), "%", ""]) expect([other, await findCertificate(database.db, other)]).toEqual([other, null]);
  });
});

describe("telling a learner of their certificate", () => {
  it.each(LOCALES)("does so once, in the app and by mail, in their language: %s", async (locale) => {
    const { earn, jobs, own, mail, learner } = await scene();
    await database.db.user.update({ where: { id: learner.userId }, data: { locale } });
    const { id, code } = await earn();
    for (const run of [1, 2]) expect([run, await tellCertificate(jobs, { certificateId: id, change: "issued" })]).toEqual([run, { told: true }]);
    const subject = { es: "Tu certificado de SQL que no miente", en: "Your certificate of SQL que no miente", "pt-BR": "Seu certificado de SQL que no miente" }[locale];
    expect(mail.sent).toMatchObject([{ subject }]);
    expect(mail.sent[0]?.text).toContain(`/${locale}/certificates/${code}`);
    const { items } = await listNotifications(own, { limit: 20 });
    expect(items.filter(({ kind }) => kind === "certificate-issued")).toMatchObject([{ href: "/account/certificates" }]);
  });

  it("tells nobody of one that counts no more when its turn comes", async () => {
    const { earn, jobs, mail, staff, student, own } = await scene();
    const { id, code } = await earn();
    await revokeCertificate(staff, { ...student, code, reason: "Copia" });
    expect(await tellCertificate(jobs, { certificateId: id, change: "issued" })).toEqual({ told: false });
    expect(await tellCertificate(jobs, { certificateId: id, change: "revoked" })).toEqual({ told: true });
    expect(mail.sent).toMatchObject([{ subject: "Tu certificado de SQL que no miente fue revocado" }]);
    expect((await listNotifications(own, { limit: 20 })).items.map(({ kind }) => kind)).not.toContain("certificate-issued");
  });

  it("tells nobody in a closed account", async () => {
    const { earn, jobs, mail, learner } = await scene();
    const { id } = await earn();
    await database.db.user.update({ where: { id: learner.userId }, data: { status: "deleted" } });
    expect(await tellCertificate(jobs, { certificateId: id, change: "issued" })).toEqual({ told: false });
    expect(mail.sent).toEqual([]);
  });
});
