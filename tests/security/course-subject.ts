import { newCode, newId } from "@/lib/ids";
import { DEFAULT_QUIZ_SETTINGS, quizContentSchema } from "@/lib/schemas/lesson-content";
import { DAY_MS, after } from "@/lib/time";
import type { Db } from "@/server/platform/db/client";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { TEST_NOW } from "@/tests/harness/test-ctx";
import { assignmentOf, handIn, releaseLesson } from "./handed-work";
import { MISSING, type CourseSubject, type Subject } from "./subject";

/** A course with a change in its history that can be taken back, and a teacher who can be taken off it. */
export async function courseSubject(db: Db, course: { id: string; slug: string }): Promise<CourseSubject> {
  const courseId = course.id;
  const { id: moduleId } = await db.module.findFirstOrThrow({ where: { courseId }, select: { id: true } });
  const { id: lessonId } = await db.lesson.findFirstOrThrow({ where: { courseId }, orderBy: { position: "asc" }, select: { id: true } });
  const release = await db.release.findFirst({ where: { courseId }, select: { id: true } });
  const { instructorId: collaboratorId } = await makeCourse(db);
  await db.courseInstructor.create({ data: { courseId, instructorId: collaboratorId, position: 2, canEdit: true } });
  const changeId = newId("courseChange");
  const inverse = [{ op: "set_module", moduleId, changes: { title: "Como era" } }];
  await db.courseChange.create({ data: { id: changeId, courseId, kind: "module_changed", title: "Módulo", inverse } });
  const announcementId = newId("announcement");
  const { id: authorId } = await makeUser(db);
  await db.announcement.create({ data: { id: announcementId, courseId, authorId, sendKey: announcementId, title: "Aviso", body: "Texto", audience: "all", publishAt: after(TEST_NOW, DAY_MS) } });
  const { studentId, certificateCode } = release ? await enrolSomebody(db, courseId, release.id) : MISSING;
  return { courseId, courseSlug: course.slug, moduleId, lessonId, releaseId: release?.id ?? MISSING.releaseId, changeId, collaboratorId, studentId, certificateCode, announcementId, ...(await addFileLesson(db, courseId, moduleId)), packageLessonId: await addPackageLesson(db, courseId, moduleId), ...(await handInOf(db, courseId, studentId)), quizId: await addQuiz(db, courseId, moduleId) };
}

/** A lesson that hands out a file, in the draft and, where the course is released, in its release. */
async function addFileLesson(db: Db, courseId: string, moduleId: string): Promise<{ fileLessonId: string; fileId: string }> {
  const [fileLessonId, fileId, revisionId] = [newId("lesson"), newId("file"), newId("lessonRevision")];
  await db.lesson.create({ data: { id: fileLessonId, courseId, moduleId, slug: "para-llevar", position: 90 } });
  await db.courseFile.create({ data: { id: fileId, courseId, lessonId: fileLessonId, number: 1, name: "guia.pdf", state: "ready", bytes: 10, contentType: "application/pdf", pathname: `courses/${courseId}/${fileId}.pdf.bin` } });
  await db.lessonRevision.create({ data: { id: revisionId, lessonId: fileLessonId, number: 1, kind: "file", title: "Para llevar", fileId } });
  await releaseLesson(db, { moduleId, lessonId: fileLessonId, revisionId, slug: "para-llevar", position: 90 });
  return { fileLessonId, fileId };
}

/** A lesson that plays a package, in the draft and, where the course is released, in its release. */
async function addPackageLesson(db: Db, courseId: string, moduleId: string): Promise<string> {
  const [lessonId, fileId, revisionId] = [newId("lesson"), newId("file"), newId("lessonRevision")];
  const part = { id: "i1", title: "Medir", path: "index.html", suffix: "", isTracked: true, masteryScore: null, passingShare: null, completionThreshold: null, maxTime: "", timeLimitAction: "", launchData: "" };
  await db.lesson.create({ data: { id: lessonId, courseId, moduleId, slug: "para-jugar", position: 91 } });
  await db.courseFile.create({
    data: {
      id: fileId, courseId, lessonId, number: 1, name: "medir.zip", state: "ready", isPackage: true, bytes: 10, contentType: "application/zip", pathname: `courses/${courseId}/${fileId}.zip.bin`,
      package: { create: { id: newId("coursePackage"), standard: "scorm12", title: "Medir", parts: [part], bytes: 10, fileCount: 1 } },
    },
  });
  await db.lessonRevision.create({ data: { id: revisionId, lessonId, number: 1, kind: "package", title: "Para jugar", fileId } });
  await releaseLesson(db, { moduleId, lessonId, revisionId, slug: "para-jugar", position: 91 });
  return lessonId;
}

async function enrolSomebody(db: Db, courseId: string, releaseId: string): Promise<Pick<Subject, "studentId" | "certificateCode">> {
  const { id: userId } = await makeUser(db);
  const [id, certificateCode] = [newId("enrollment"), newCode()];
  await db.enrollment.create({ data: { id, userId, courseId, releaseId, status: "completed", completedAt: TEST_NOW, deferredDays: 1 } });
  await db.enrollmentDeferral.create({ data: { id: id.replace("enr_", "dfr_"), enrollmentId: id, days: 1, reason: "Viaje", isOwn: false, createdAt: TEST_NOW } });
  await db.certificate.create({
    data: {
      id: newId("certificate"), code: certificateCode, enrollmentId: id, userId, courseId, holderName: "Ana Prueba", courseTitle: "Curso", courseSummary: "Resumen", releaseNumber: 1, hours: 2, language: "es",
      issuerName: "Criterio", completedAt: TEST_NOW, issuedAt: TEST_NOW,
    },
  });
  await db.grant.create({ data: { id: newId("grant"), userId, courseId, enrollmentId: id, kind: "manual", sourceId: `${courseId}:${userId}`, startsAt: TEST_NOW } });
  return { studentId: id, certificateCode };
}

/** A quiz, in the draft and, where the course is released, in its release. */
async function addQuiz(db: Db, courseId: string, moduleId: string): Promise<string> {
  const [lessonId, revisionId] = [newId("lesson"), newId("lessonRevision")];
  const content = quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: [{ type: "boolean", prompt: { format: "plain", text: "¿Sí?" }, correct: true }] });
  await db.lesson.create({ data: { id: lessonId, courseId, moduleId, slug: "por-recalificar", position: 93 } });
  await db.lessonRevision.create({ data: { id: revisionId, lessonId, number: 1, kind: "quiz", title: "Por recalificar", content: JSON.parse(JSON.stringify(content)) } });
  await releaseLesson(db, { moduleId, lessonId, revisionId, slug: "por-recalificar", position: 93 });
  return lessonId;
}

async function handInOf(db: Db, courseId: string, studentId: string): Promise<Pick<Subject, "assignmentId" | "gradeItemId" | "handedInId" | "handedFileId" | "markedId">> {
  const assigned = await assignmentOf(db, courseId);
  const gradeItemId = newId("gradeItem");
  await db.gradeItem.create({ data: { id: gradeItemId, courseId, title: "Examen oral", points: 10 } });
  if (studentId === MISSING.studentId) return { assignmentId: assigned.lessonId, gradeItemId, handedInId: MISSING.handedInId, handedFileId: MISSING.handedFileId, markedId: MISSING.markedId };
  const { submissionId, fileId } = await handIn(db, courseId, studentId, assigned);
  return { assignmentId: assigned.lessonId, gradeItemId, handedInId: submissionId, handedFileId: fileId, markedId: await awaitMarks(db, courseId, studentId) };
}

/** An attempt of the course's quiz that waits to be marked. */
async function awaitMarks(db: Db, courseId: string, enrollmentId: string): Promise<string> {
  const { id: revisionId, lessonId } = await db.lessonRevision.findFirstOrThrow({ where: { kind: "quiz", lesson: { courseId } }, select: { id: true, lessonId: true } });
  const id = newId("quizAttempt");
  const mark = { create: { knownPoints: 0, knownMax: 1, maxPoints: 1, endedBy: "learner" } };
  await db.quizAttempt.create({ data: { id, enrollmentId, lessonId, revisionId, number: 1, state: "submitted", seed: id, startedAt: TEST_NOW, submittedAt: TEST_NOW, mark } });
  return id;
}
