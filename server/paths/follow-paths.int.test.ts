import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { closeGrant, completeLesson, listMyCourses, openEnrollment } from "@/server/learning";
import { inTransaction } from "@/server/platform/outbox";
import { issueCertificate, listEarned, tellCertificate } from "@/server/certificates";
import { findCertificate } from "@/server/certificates/queries/find-certificate";
import { findCertificateFile } from "@/server/certificates/queries/find-certificate-file";
import { findCredentialFile } from "@/server/certificates/queries/find-credential-file";
import { findFollowerCertificate } from "@/server/certificates/queries/find-follower-certificate";
import { reissueCertificate } from "@/server/certificates/use-cases/reissue-certificate";
import { revokeCertificate } from "@/server/certificates/use-cases/revoke-certificate";
import { makeUser } from "@/tests/factories/make-user";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { pathScene } from "@/tests/harness/path-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { getOwnPath } from "./queries/get-own-path";
import { listMyPaths } from "./queries/list-my-paths";
import { listPathFollowers } from "./queries/list-path-followers";
import { listStudioPaths } from "./queries/list-studio-paths";
import { followPath } from "./use-cases/follow-path";
import { leavePath } from "./use-cases/leave-path";
import { setPathStatus } from "./use-cases/set-path-status";
import { setPathSteps } from "./use-cases/set-path-steps";
import { settlePaths } from "./use-cases/settle-paths";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = () => pathScene(database.db);
const myPaths = async (ctx: Parameters<typeof listMyPaths>[0]) => listMyPaths(ctx, await listMyCourses(ctx));

describe("following a path", () => {
  it("costs nothing, enrols in nothing, and says what is next and why the rest waits", async () => {
    const { own, publish, ids, enrol, viewer } = await scene();
    const { slug } = await publish();
    expect(await getOwnPath(own, { slug })).toMatchObject({ startedAt: null, completedAt: null, progress: { asked: 2, completed: 0, share: 0 } });
    for (const run of [1, 2]) expect([run, await followPath(own, { slug })]).toEqual([run, { slug, isCompleted: false }]);
    expect(await database.db.pathFollow.count({ where: { userId: viewer.userId } })).toBe(1);
    expect(await database.db.enrollment.count({ where: { userId: viewer.userId } })).toBe(0);
    await enrol(0);
    const [path] = await myPaths(own);
    expect(path).toMatchObject({ slug, startedAt: "2026-11-22T12:00:00.000Z", meantBy: null, isPublished: true });
    expect(path?.steps.map(({ state, courses }) => [state, courses.map(({ isOpen }) => isOpen)])).toEqual([["open", [true]], ["closed", [false]]]);
    expect(path?.steps[1]?.waitsFor).toBe(path?.steps[0]?.stepId);
    expect(path?.next?.courses.map(({ courseId }) => courseId)).toEqual([ids[0]]);
  });

  it("says until when it was meant, and is left without a trace", async () => {
    const { own, publish } = await scene();
    const { slug, pathId } = await publish();
    await database.db.learningPath.update({ where: { id: pathId }, data: { paceDays: 30 } });
    await followPath(own, { slug });
    expect(await getOwnPath(own, { slug })).toMatchObject({ meantBy: "2026-12-22T12:00:00.000Z" });
    await leavePath(own, { slug });
    expect(await myPaths(own)).toEqual([]);
    await expect(leavePath(own, { slug })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is left also after it went out of the catalogue, where no page of it is left to go back to", async () => {
    const { own, staff, publish } = await scene();
    const [shown, archived] = [await publish(), await publish()];
    for (const { slug } of [shown, archived]) await followPath(own, { slug });
    await setPathStatus(staff, { pathId: archived.pathId, status: "archived" });
    expect(await leavePath(own, shown)).toEqual({ slug: shown.slug, isPublished: true });
    expect(await leavePath(own, archived)).toEqual({ slug: archived.slug, isPublished: false });
    await expect(getOwnPath(own, archived)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is not said to be left when its last course completed it at the same instant", async () => {
    const { own, publish } = await scene();
    const { slug } = await publish();
    await followPath(own, { slug });
    // What a completion that came between the two statements does: the row is not one to delete any more.
    await database.db.$executeRaw`CREATE OR REPLACE FUNCTION kept() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$ LANGUAGE plpgsql`;
    await database.db.$executeRaw`CREATE TRIGGER kept BEFORE DELETE ON "PathFollow" FOR EACH ROW EXECUTE FUNCTION kept()`;
    const left = await leavePath(own, { slug }).catch((error: unknown) => error);
    await database.db.$executeRaw`DROP TRIGGER kept ON "PathFollow"`;
    expect(left).toMatchObject({ code: "paths.completed" });
  });

  it("is only for who is signed in, and of what is on show", async () => {
    const { own, ctx, draft } = await scene();
    const { slug } = await draft();
    for (const act of [followPath, leavePath, getOwnPath]) {
      await expect(act(own, { slug }), act.name).rejects.toMatchObject({ kind: "not_found" });
      await expect(act(ctx, { slug }), act.name).rejects.toMatchObject({ kind: "unauthenticated" });
    }
    await expect(listMyPaths(ctx, [])).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("is one statement, for many paths as for one", async () => {
    const { own, publish, one, ids } = await scene();
    await followPath(own, await publish());
    await own.settle();
    const few = await countStatements(() => listMyPaths(own, []));
    for (let index = 0; index < 4; index += 1) await followPath(own, await publish([one(ids[2]), one(ids[index % 2], { isRequired: false })]));
    await own.settle();
    expect(await countStatements(() => listMyPaths(own, []))).toBe(few);
    expect(few).toBe(1);
    expect(await myPaths(own)).toHaveLength(5);
  });
});

describe("completing a path", () => {
  it("happens with its last course, once, whatever runs twice, and counts what was completed before", async () => {
    const { own, staff, jobs, publish, complete, relayed, viewer } = await scene();
    await complete(1);
    const { slug, pathId } = await publish();
    await followPath(own, { slug });
    expect((await myPaths(own))[0]).toMatchObject({ progress: { asked: 2, completed: 1, share: 0.5 } });
    const last = await complete(0);
    expect(await settlePaths(jobs, last)).toEqual({ completed: 1 });
    expect(await settlePaths(jobs, last)).toEqual({ completed: 0 });
    expect(await settlePaths(jobs, { pathId })).toEqual({ completed: 0 });
    expect(await relayed("paths/path.completed")).toMatchObject([{ data: { pathId, userId: viewer.userId } }]);
    expect((await myPaths(own))[0]).toMatchObject({ completedAt: "2026-11-22T12:00:00.000Z", progress: { share: 1 }, next: null });
    expect(await listStudioPaths(staff)).toMatchObject([{ pathId, followers: 1, completed: 1 }]);
    await expect(leavePath(own, { slug })).rejects.toMatchObject({ code: "paths.completed" });
    await expect(settlePaths(own, last)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("counts a course that two paths share once in each, with one enrolment", async () => {
    const { own, jobs, publish, complete, one, ids, viewer } = await scene();
    const [a, b] = [await publish([one(ids[0]), one(ids[1])]), await publish([one(ids[0]), one(ids[2])])];
    for (const path of [a, b]) await followPath(own, path);
    await settlePaths(jobs, await complete(0));
    expect((await myPaths(own)).map(({ progress }) => progress.completed)).toEqual([1, 1]);
    await complete(1);
    expect(await settlePaths(jobs, await complete(2))).toEqual({ completed: 1 });
    expect(await database.db.enrollment.count({ where: { userId: viewer.userId } })).toBe(3);
    expect(await settlePaths(jobs, { pathId: a.pathId })).toEqual({ completed: 1 });
  });

  it("happens at once for who follows it with all of it done, and stays when the path asks for more", async () => {
    const { own, staff, publish, complete, one, ids } = await scene();
    await complete(0);
    await complete(1);
    const { slug, pathId, version } = await publish();
    expect(await followPath(own, { slug })).toEqual({ slug, isCompleted: true });
    await setPathSteps(staff, { pathId, version, steps: [one(ids[0]), one(ids[1]), one(ids[2])] });
    expect((await myPaths(own))[0]).toMatchObject({ completedAt: "2026-11-22T12:00:00.000Z", progress: { asked: 3, completed: 3, share: 1 }, next: null });
    await expect(database.db.pathFollow.updateMany({ where: { pathId }, data: { completedAt: null, completedCourseIds: [] } })).rejects.toThrow();
    await expect(database.db.pathFollow.deleteMany({ where: { pathId } })).rejects.toThrow();
  });

  it("happens when the path asks for less, or for a choice that was made, also after it left the catalogue", async () => {
    const { own, jobs, staff, publish, complete, one, ids } = await scene();
    const { slug, pathId, version } = await publish();
    await followPath(own, { slug });
    await complete(1);
    await setPathSteps(staff, { pathId, version, steps: [one("", { courseIds: [ids[0] ?? "", ids[1] ?? ""] }), one(ids[2], { isRequired: false })] });
    await setPathStatus(staff, { pathId, status: "archived" });
    expect(await settlePaths(jobs, { pathId })).toEqual({ completed: 1 });
    expect((await getOwnPath(own, { slug })).completedAt).not.toBeNull();
  });
});

describe("a course that was completed and then refunded", () => {
  async function bought() {
    const all = await scene();
    const { own, courses, ids, viewer, jobs, complete, publish } = all;
    const buy = (sourceId: string) =>
      inTransaction(jobs, (tx) => openEnrollment(jobs, tx, { userId: viewer.userId, courseId: ids[0] ?? "", releaseId: courses[0]?.release.id ?? "", kind: "purchase", sourceId, paid: { amount: 5_000, currency: "USD" }, method: "card" }));
    const refund = (sourceId: string, reason: "refund" | "dispute" = "refund") => inTransaction(jobs, (tx) => closeGrant(jobs, tx, { kind: "purchase", sourceId, reason }));
    const path = await publish();
    await followPath(own, path);
    await buy(`${viewer.userId}:1`);
    await completeLesson(own, { courseSlug: courses[0]?.course.slug ?? "", lessonSlug: "uno" });
    return { ...all, ...path, buy, refund, finish: async () => settlePaths(jobs, await complete(1)), source: `${viewer.userId}:1` };
  }

  it.each(["refund", "dispute"] as const)("does not count towards a path any more, which says so: %s", async (reason) => {
    const { own, jobs, staff, slug, pathId, source, refund, finish, ids, relayed } = await bought();
    expect((await getOwnPath(own, { slug })).progress).toMatchObject({ completed: 1 });
    await refund(source, reason);
    expect(await getOwnPath(own, { slug })).toMatchObject({ progress: { asked: 2, completed: 0, share: 0 }, steps: [{ state: "open", refundedCourseIds: [ids[0]], courses: [{ isCompleted: false, isRefunded: true, share: 0 }] }, {}] });
    expect(await finish()).toEqual({ completed: 0 });
    expect(await settlePaths(jobs, { pathId })).toEqual({ completed: 0 });
    expect(await relayed("paths/path.completed")).toEqual([]);
    expect(await listPathFollowers(staff, { pathId })).toMatchObject({ items: [{ completedAt: null, completedCourses: 1 }] });
    expect((await getOwnPath(own, { slug })).next?.courses.map(({ courseId }) => courseId)).toEqual([ids[0]]);
  });

  it("counts again when it is bought again, or while something else gives access", async () => {
    const { jobs, ids, viewer, source, refund, buy, finish } = await bought();
    await refund(source);
    await finish();
    await buy(`${viewer.userId}:2`);
    await buy(`${viewer.userId}:3`);
    await refund(`${viewer.userId}:3`);
    expect(await settlePaths(jobs, { userId: viewer.userId, courseId: ids[0] ?? "" })).toEqual({ completed: 1 });
  });

  it("takes back no path that was completed before, nor its certificate", async () => {
    const { own, jobs, slug, pathId, source, refund, finish } = await bought();
    expect(await finish()).toEqual({ completed: 1 });
    const { id: followId } = await database.db.pathFollow.findFirstOrThrow({ where: { pathId } });
    const issued = await issueCertificate(jobs, { followId });
    await refund(source);
    expect(await getOwnPath(own, { slug })).toMatchObject({ completedAt: expect.any(String), progress: { asked: 2, completed: 2, share: 1 } });
    expect(await issueCertificate(jobs, { followId })).toEqual(issued);
    expect(await database.db.certificate.findFirstOrThrow({ where: { followId } })).toMatchObject({ revokedAt: null, parts: ["SQL que no miente", "Python para analistas"] });
  });
});

describe("the certificate of a path", () => {
  async function earned() {
    const all = await scene();
    const path = await all.publish();
    await followPath(all.own, path);
    await all.complete(0);
    const last = await all.complete(1);
    await settlePaths(all.jobs, last);
    const follow = await database.db.pathFollow.findFirstOrThrow({ where: { pathId: path.pathId } });
    const followId = follow.id;
    const issued = await issueCertificate(all.jobs, { followId });
    const certificate = await database.db.certificate.findFirstOrThrow({ where: { followId } });
    return { ...all, ...path, followId, issued, certificate };
  }

  it("is issued once, in the words of that day, and survives what becomes of the path", async () => {
    const { own, jobs, staff, pathId, followId, issued, certificate, relayed, one, ids, version, slug } = await earned();
    expect(await issueCertificate(jobs, { followId })).toEqual(issued);
    expect((await relayed("certificates/certificate.issued")).filter(({ data }) => "followId" in data)).toMatchObject([{ data: { followId, pathId } }]);
    await setPathSteps(staff, { pathId, version, steps: [one(ids[2]), one(ids[1])] });
    await database.db.learningPath.update({ where: { id: pathId }, data: { title: "Otra cosa", summary: "Otra" } });
    await setPathStatus(staff, { pathId, status: "archived" });
    expect(await findCertificate(database.db, certificate.code)).toMatchObject({
      courseTitle: "Datos que se entienden", courseSummary: "De la consulta al tablero.", parts: ["SQL que no miente", "Python para analistas"], releaseNumber: null, hours: 20.5, grade: null, holderName: "Ana Prueba",
      design: { body: "completó la ruta de aprendizaje" },
    });
    expect((await listEarned(own)).filter(({ certificate: one }) => one !== null)).toMatchObject([{ courseTitle: "Datos que se entienden", releaseNumber: null, certificate: { code: certificate.code, state: "valid", hours: 20.5 } }]);
    expect((await getOwnPath(own, { slug })).certificateCode).toBe(certificate.code);
    await expect(database.db.certificate.update({ where: { id: certificate.id }, data: { parts: ["Todo"] } })).rejects.toThrow();
  });

  it("is a PDF and a credential of a learning programme", async () => {
    const { own, certificate: { code } } = await earned();
    expect((await findCertificateFile(own, { code })).body.subarray(0, 5).toString()).toBe("%PDF-");
    const token = (await findCredentialFile(own, { code })).body.toString();
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ credentialSubject: { achievement: { achievementType: "LearningProgram", name: "Datos que se entienden", criteria: { narrative: expect.stringContaining("SQL que no miente; Python para analistas") } } } });
  });

  it.each(LOCALES)("is told of once, in the learner's language: %s", async (locale) => {
    const { jobs, certificate, mail, viewer } = await earned();
    await database.db.user.update({ where: { id: viewer.userId }, data: { locale } });
    for (const run of [1, 2]) expect([run, await tellCertificate(jobs, { certificateId: certificate.id, change: "issued" })]).toEqual([run, { told: true }]);
    expect(mail.sent).toHaveLength(1);
  });

  it("is revoked, and issued again, by who may change the path, with the reason and an audit entry", async () => {
    const { own, ctx, staff, pathId, followId, certificate: { code }, relayed } = await earned();
    const of = { pathId, followId };
    expect(await findFollowerCertificate(staff, of)).toMatchObject({ name: "Ana Prueba", isCompleted: true, latest: { code, state: "valid" } });
    expect(await listPathFollowers(staff, { pathId })).toMatchObject({ items: [{ followId, name: "Ana Prueba", completedCourses: 2 }], nextCursor: null });
    expect((await listPathFollowers(staff, { pathId, cursor: followId })).items).toEqual([]);
    for (const act of [() => revokeCertificate(own, { ...of, code, reason: "Copia" }), () => reissueCertificate(own, { ...of, code, reason: "x" }), () => findFollowerCertificate(own, of), () => listPathFollowers(own, { pathId })]) {
      await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(revokeCertificate(ctx, { ...of, code, reason: "Copia" })).rejects.toMatchObject({ kind: "unauthenticated" });
    for (const act of [() => revokeCertificate(staff, { ...of, followId: "pfl_missing", code, reason: "x" }), () => findFollowerCertificate(staff, { ...of, followId: "pfl_missing" })]) await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    const { code: second } = await reissueCertificate(staff, { ...of, code, reason: "Otro nombre" });
    await expect(reissueCertificate(staff, { ...of, code, reason: "Otro nombre" })).rejects.toMatchObject({ code: "certificates.outdated" });
    await revokeCertificate(staff, { ...of, code: second, reason: "Copia" });
    await expect(revokeCertificate(staff, { ...of, code: second, reason: "Copia" })).rejects.toMatchObject({ code: "certificates.none_stands" });
    expect(await findFollowerCertificate(staff, of)).toMatchObject({ latest: { code: second, state: "revoked", revokedReason: "Copia" } });
    expect((await relayed("certificates/certificate.revoked")).map(({ data }) => [data.followId, data.code])).toEqual([[followId, code], [followId, second]]);
    expect(await database.db.auditEntry.count({ where: { action: { in: ["certificate.revoke", "certificate.reissue"] }, data: { path: ["followId"], equals: followId } } })).toBe(3);
  });

  it("is for nobody who has not completed the path, and for no closed account", async () => {
    const { own, jobs, publish, complete, viewer } = await scene();
    const path = await publish();
    await followPath(own, path);
    const { id: followId } = await database.db.pathFollow.findFirstOrThrow({ where: { pathId: path.pathId } });
    expect(await issueCertificate(jobs, { followId })).toBeNull();
    await complete(0);
    await settlePaths(jobs, await complete(1));
    await database.db.user.update({ where: { id: viewer.userId }, data: { status: "deleted" } });
    expect(await issueCertificate(jobs, { followId })).toBeNull();
  });

  it("is of a course or of a path, and the database holds it to that", async () => {
    const { certificate, courses, viewer } = await earned();
    const { id: _id, code: _code, statusIndex: _index, design: _design, ...row } = certificate;
    const other = await makeUser(database.db);
    expect(userViewer({ userId: other.id }).userId).not.toBe(viewer.userId);
    for (const [index, data] of [{ courseId: courses[0]?.course.id ?? "" }, { releaseNumber: 1 }, { followId: null }, {}].entries()) {
      await expect(database.db.certificate.create({ data: { ...row, id: `crt_${index}`, code: `code${index}`, number: 2 + index, ...data } }), JSON.stringify(data)).rejects.toThrow();
    }
  });
});
