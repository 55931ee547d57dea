import { describe, expect, it } from "vitest";
import { DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { saveCertificate } from "@/server/authoring/use-cases/save-certificate";
import { certificateScene } from "@/tests/harness/certificate-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { userViewer } from "@/tests/harness/test-ctx";
import { findCertificate } from "../queries/find-certificate";
import { findCertificateFile } from "../queries/find-certificate-file";
import { findStudentCertificate } from "../queries/find-student-certificate";
import { listCodesOfUser } from "../queries/list-codes-of-user";
import { listEarned } from "../queries/list-earned";
import { issueCertificate } from "./issue-certificate";
import { reissueCertificate } from "./reissue-certificate";
import { revokeCertificate } from "./revoke-certificate";
import { tellCertificate } from "./tell-certificate";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = () => certificateScene(database.db);

describe("revoking a certificate", () => {
  it("takes it back once, with who and why, told to its holder", async () => {
    const { earn, staff, student, own, jobs, mail, relayed } = await scene();
    const { id, code } = await earn();
    expect(await findStudentCertificate(staff, student)).toMatchObject({ isCompleted: true, latest: { code, state: "valid", revokedReason: null } });
    expect(await revokeCertificate(staff, { ...student, code, reason: "Entregó el trabajo de otra persona" })).toEqual({ revoked: true });
    await expect(revokeCertificate(staff, { ...student, code, reason: "Otra vez" })).rejects.toMatchObject({ code: "certificates.none_stands" });
    expect((await findCertificate(database.db, code))?.revokedAt).not.toBeNull();
    expect(await findStudentCertificate(staff, student)).toMatchObject({ latest: { state: "revoked", revokedReason: "Entregó el trabajo de otra persona" } });
    expect(await listEarned(own)).toMatchObject([{ certificate: { code, state: "revoked", revokedReason: "Entregó el trabajo de otra persona" } }]);
    expect(await relayed("certificates/certificate.revoked")).toMatchObject([{ data: { certificateId: id, code } }]);
    const audited = await database.db.auditEntry.findMany({ where: { subject: id } });
    expect(audited).toMatchObject([{ action: "certificate.revoke", data: { reason: "Entregó el trabajo de otra persona" } }]);
    for (const run of [1, 2]) expect([run, await tellCertificate(jobs, { certificateId: id, change: "revoked" })]).toEqual([run, { told: true }]);
    expect(mail.sent).toMatchObject([{ subject: "Tu certificado de SQL que no miente fue revocado" }]);
    expect(mail.sent[0]?.text).toContain("Entregó el trabajo de otra persona");
  });

  it("is final: what was revoked stands no more, and completing again issues none", async () => {
    const { earn, staff, student, jobs } = await scene();
    const { id, code } = await earn();
    await revokeCertificate(staff, { ...student, code, reason: "Copia" });
    await expect(database.db.certificate.update({ where: { id }, data: { revokedAt: null, revokedReason: null, revokedById: null } })).rejects.toThrow();
    expect(await issueCertificate(jobs, student)).toEqual({ certificateId: id });
    expect(await database.db.certificate.count({ where: { enrollmentId: student.enrollmentId } })).toBe(1);
  });

  it("is not for the learner, nor for a stranger's enrolment", async () => {
    const { earn, own, student, staff } = await scene();
    const other = await scene();
    const { code } = await earn();
    await expect(revokeCertificate(own, { ...student, code, reason: "Mía" })).rejects.toMatchObject({ code: "access.forbidden" });
    await expect(revokeCertificate(other.staff, { ...student, courseId: other.courseId, code, reason: "De otro" })).rejects.toMatchObject({ code: "access.not_found" });
    await expect(findStudentCertificate(staff, { courseId: student.courseId, enrollmentId: other.enrollmentId })).rejects.toMatchObject({ code: "access.not_found" });
  });
});

describe("issuing another certificate", () => {
  it("replaces the one that stands, in today's words", async () => {
    const { earn, staff, student, learner, own } = await scene();
    const first = await earn();
    await database.db.user.update({ where: { id: learner.userId }, data: { name: "Ana Corregida" } });
    const { code } = await reissueCertificate(staff, { ...student, code: first.code, reason: "El nombre tenía un error" });
    expect(code).not.toBe(first.code);
    expect(await findCertificate(database.db, code)).toMatchObject({ holderName: "Ana Corregida", revokedAt: null });
    expect((await findCertificate(database.db, first.code))?.revokedAt).not.toBeNull();
    expect((await listEarned(own)).map(({ certificate }) => certificate?.state).toSorted()).toEqual(["revoked", "valid"]);
  });

  it("does so once, whoever else clicks, and takes back only what was seen to stand", async () => {
    const { earn, staff, student } = await scene();
    const first = await earn();
    const two = await Promise.allSettled([1, 2].map(() => reissueCertificate(staff, { ...student, code: first.code, reason: "Otro nombre" })));
    expect(two.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database.db.certificate.count({ where: student })).toBe(2);
    await expect(revokeCertificate(staff, { ...student, code: first.code, reason: "Copia" })).rejects.toMatchObject({ code: "certificates.outdated" });
    const { latest } = await findStudentCertificate(staff, student);
    await revokeCertificate(staff, { ...student, code: latest?.code ?? "", reason: "Copia" });
    await expect(reissueCertificate(staff, { ...student, code: latest?.code ?? "", reason: "El nombre tenía un error" }), "revoked by a colleague meanwhile").rejects.toMatchObject({ code: "certificates.outdated" });
  });

  it("issues the first to who completed a course that gives none by itself, and none to who did not complete it", async () => {
    const { staff, student, courseId, complete } = await scene();
    await saveCertificate(staff, { ...DEFAULT_TEMPLATE, courseId, isOn: false });
    expect(await findStudentCertificate(staff, student)).toEqual({ isCompleted: false, trace: { isEarned: false, steps: [{ check: "given", holds: false }] }, latest: null });
    await expect(reissueCertificate(staff, { ...student, code: null, reason: "Pronto" })).rejects.toMatchObject({ code: "certificates.not_completed" });
    await complete();
    const { code } = await reissueCertificate(staff, { ...student, code: null, reason: "Lo pidió" });
    expect(await findStudentCertificate(staff, student)).toMatchObject({ isCompleted: true, latest: { code, state: "valid" } });
  });
});

describe("the PDF of a certificate", () => {
  it("is its holder's and an admin's, and nobody's once it was revoked", async () => {
    const { earn, own, staff, student, ctx } = await scene();
    const { code } = await earn();
    const file = await findCertificateFile(own, { code });
    expect(file).toMatchObject({ name: `${code}.pdf`, contentType: "application/pdf" });
    expect(file.body.subarray(0, 5).toString()).toBe("%PDF-");
    const admin = ctx.as(userViewer({ userId: "usr_admin", roles: ["admin"] }));
    expect((await findCertificateFile(admin, { code })).body.equals(file.body)).toBe(true);
    const stranger = ctx.as(userViewer({ userId: "usr_stranger" }));
    await expect(findCertificateFile(ctx, { code })).rejects.toMatchObject({ code: "auth.required" });
    await expect(findCertificateFile(stranger, { code })).rejects.toMatchObject({ code: "access.not_found" });
    for (const unknown of ["x", "00000000000000000000000000"]) await expect(findCertificateFile(own, { code: unknown })).rejects.toMatchObject({ code: "access.not_found" });
    await revokeCertificate(staff, { ...student, code, reason: "Copia" });
    await expect(findCertificateFile(own, { code })).rejects.toMatchObject({ code: "certificates.revoked" });
  });
});

describe("the certificates of a deleted account", () => {
  it("are known by their codes, whose pages are made anew", async () => {
    const { earn, jobs, learner } = await scene();
    const { code } = await earn();
    expect(await listCodesOfUser(jobs, learner)).toEqual([code]);
    expect(await listCodesOfUser(jobs, { userId: "usr_nobody" })).toEqual([]);
  });
});
