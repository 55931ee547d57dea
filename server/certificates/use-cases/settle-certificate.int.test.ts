import { describe, expect, it } from "vitest";
import { anonymous, system } from "@/server/access";
import { getLessonPage } from "@/server/learning";
import { publishCourse, updateCourse } from "@/server/authoring";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { gradebookScene } from "@/tests/harness/gradebook-scene";
import { findOwnCertificate } from "../queries/find-own-certificate";
import { findStudentCertificate } from "../queries/find-student-certificate";
import { listEarned } from "../queries/list-earned";
import { issueCertificate } from "./issue-certificate";
import { reissueCertificate } from "./reissue-certificate";
import { settleCertificate } from "./settle-certificate";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene(certificateGrade?: number) {
  const made = await gradebookScene(database.db, certificateGrade === undefined ? {} : { certificateGrade });
  const { enrollmentId, ctx: own } = await made.enrol("Ana Prueba");
  const jobs = made.base.as(system("test"));
  const complete = () => database.db.enrollment.update({ where: { id: enrollmentId }, data: { status: "completed", completedAt: made.base.clock.now() }, select: { id: true } });
  const courseSlug = made.course.slug;
  return { ...made, enrollmentId, own, jobs, complete, mine: () => findOwnCertificate(own, { courseSlug }), settle: () => settleCertificate(jobs, { enrollmentId }), student: { courseId: made.courseId, enrollmentId } };
}

describe("a certificate that asks for a grade", () => {
  it("comes when the grade does, says until then what is asked, and stays when the grade falls", async () => {
    const { attempt, enrollmentId, own, jobs, complete, mine, settle, student, grader, course, quizId } = await scene(70);
    expect((await getLessonPage(own, { courseSlug: course.slug, lessonSlug: "texto" })).asks.certificateGrade).toBe(70);
    await attempt(enrollmentId, 2);
    expect(await settle(), "not completed").toBeNull();
    await complete();
    expect(await issueCertificate(jobs, { enrollmentId })).toBeNull();
    const asked = { steps: [{ check: "completed", holds: true }, { check: "grade", holds: false, has: 50, needs: 70 }] };
    expect(await mine()).toMatchObject({ code: null, trace: { isEarned: false, ...asked } });
    expect(await findStudentCertificate(grader, student)).toMatchObject({ isCompleted: true, latest: null, trace: asked });
    expect(await listEarned(own)).toMatchObject([{ certificate: null, certificateGrade: 70 }]);
    await attempt(enrollmentId, 3);
    const first = await settle();
    expect(first).not.toBeNull();
    expect(await settle()).toEqual(first);
    expect(await mine()).toEqual({ code: expect.any(String), trace: null });
    await database.db.quizAttempt.updateMany({ where: { enrollmentId, lessonId: quizId }, data: { points: 0, passed: false } });
    expect(await settle()).toEqual(first);
    expect(await database.db.certificate.findMany({ where: { enrollmentId } })).toMatchObject([{ grade: 75, revokedAt: null }]);
    expect(await findStudentCertificate(grader, student)).toMatchObject({ trace: null, latest: { state: "valid" } });
    expect(await listEarned(own)).toMatchObject([{ certificate: { grade: 75 }, certificateGrade: null }]);
  });

  it("is asked by the release that is followed, and given by hand without the grade", async () => {
    const { complete, settle, mine, jobs, enrollmentId, student, grader, courseId } = await scene();
    await complete();
    expect(await settle(), "no grade is asked: the completion gave it").toBeNull();
    await updateCourse(grader, { courseId, changes: { certificateGrade: 80 } });
    const { releaseId } = await publishCourse(grader, { courseId, notes: "" });
    expect(await database.db.release.findUniqueOrThrow({ where: { id: releaseId } })).toMatchObject({ certificateGrade: 80 });
    expect((await mine())?.trace).toMatchObject({ isEarned: true, steps: [{ check: "completed" }] });
    await database.db.enrollment.update({ where: { id: enrollmentId }, data: { releaseId } });
    expect(await issueCertificate(jobs, { enrollmentId })).toBeNull();
    expect((await mine())?.trace).toMatchObject({ isEarned: false, steps: [{}, { check: "grade", has: null, needs: 80 }] });
    expect(await reissueCertificate(grader, { ...student, code: null, reason: "Lo demostró en clase" })).toEqual({ code: expect.any(String) });
  });

  it("comes to nobody whose access was taken back, however well they are graded afterwards", async () => {
    const { attempt, enrollmentId, complete, settle } = await scene(70);
    await complete();
    await attempt(enrollmentId, 4);
    for (const status of ["refunded", "revoked"] as const) {
      await database.db.enrollment.update({ where: { id: enrollmentId }, data: { status } });
      expect([status, await settle()]).toEqual([status, null]);
    }
    await database.db.enrollment.update({ where: { id: enrollmentId }, data: { status: "completed" } });
    expect(await settle()).not.toBeNull();
  });

  it("is asked of nobody where the course gives none, and nobody's but one's own is told", async () => {
    const { courseId, mine, own, base, settle, enrollmentId, enrol, course } = await scene(70);
    await database.db.certificateSettings.create({ data: { courseId, isOn: false } });
    expect(await mine()).toMatchObject({ trace: { isEarned: false, steps: [{ check: "given", holds: false }] } });
    expect((await getLessonPage(own, { courseSlug: course.slug, lessonSlug: "texto" })).asks.certificateGrade).toBeNull();
    expect(await settle()).toBeNull();
    const { ctx: leo } = await enrol("León");
    expect(await findOwnCertificate(leo, { courseSlug: "otro-curso" })).toBeNull();
    await expect(findOwnCertificate(base.as(anonymous), { courseSlug: course.slug })).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(settleCertificate(own, { enrollmentId })).rejects.toMatchObject({ kind: "not_found" });
  });
});
