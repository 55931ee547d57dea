import { newCode, newId } from "@/lib/ids";
import { EMPTY_ASSIGNMENT } from "@/lib/schemas/assignment-content";
import { DEFAULT_QUIZ_SETTINGS, quizContentSchema } from "@/lib/schemas/lesson-content";
import { questionSchema } from "@/lib/schemas/questions";
import { DAY_MS, after } from "@/lib/time";
import { anonymous, type RoleName } from "@/server/access";
import { signAccessToken } from "@/server/platform/access-token";
import { loadViewer } from "@/server/auth/load-viewer";
import type { Db } from "@/server/platform/db/client";
import type { Vendors } from "@/server/vendors";
import { makeCourse, OWNER } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { fakeShop } from "@/tests/harness/fake-shop";
import { memoryFiles, memoryLimits, memoryMailer, nullCodeRunner } from "@/tests/harness/in-memory-vendors";
import { TEST_NOW, testCtx, type TestCtx } from "@/tests/harness/test-ctx";

/** Who asks, in the order in which they ask: those who are refused come before those whose acts change something. */
export const PERSONAS = ["anonymous", "suspended", "deleted", "student", "enrolled student", "other instructor", "co-instructor", "instructor", "admin"] as const;
export type PersonaName = (typeof PERSONAS)[number];

/** What an entry is about. `own` of a course is the one that the instructor teaches and the enrolled student follows. */
export type Relation = "own" | "foreign" | "draft" | "missing";

/** The ids of one subject of each kind. */
export type Subject = {
  courseId: string; courseSlug: string; moduleId: string; lessonId: string; releaseId: string; changeId: string; collaboratorId: string; studentId: string; certificateCode: string; announcementId: string; fileLessonId: string; fileId: string; packageLessonId: string; assignmentId: string; gradeItemId: string; handedInId: string; handedFileId: string; markedId: string; quizId: string; userId: string; sessionId: string; orderId: string; enrollmentId: string;
  enrolledSlug: string; noteId: string; attemptId: string; submittedId: string; cardId: string; notificationId: string; workFileId: string; submissionId: string; commentId: string; bankId: string; bankQuestionId: string;
};

type CourseSubject = Pick<Subject, "courseId" | "courseSlug" | "moduleId" | "lessonId" | "releaseId" | "changeId" | "collaboratorId" | "studentId" | "certificateCode" | "announcementId" | "fileLessonId" | "fileId" | "packageLessonId" | "assignmentId" | "gradeItemId" | "handedInId" | "handedFileId" | "markedId" | "quizId">;

export type Persona = { name: PersonaName; ctx: TestCtx; token: string | null; own: Subject };

export type Scene = { personas: Persona[]; subjectOf(persona: Persona, relation: Relation): Subject; open: TestCtx };

const MISSING: Subject = {
  courseId: "crs_missing", courseSlug: "missing-course", moduleId: "mod_missing", lessonId: "les_missing", releaseId: "rel_missing", changeId: "chg_missing", collaboratorId: "ins_missing", studentId: "enr_missing", certificateCode: "0".repeat(26), announcementId: "ann_missing", fileLessonId: "les_missing", fileId: "fil_missing", packageLessonId: "les_missing", assignmentId: "les_missing", gradeItemId: "gri_missing", handedInId: "sbm_missing", handedFileId: "fil_missing", markedId: "atm_missing2", quizId: "les_missing", userId: "usr_missing", sessionId: "ses_missing", orderId: "ord_missing",
  enrollmentId: "enr_missing", enrolledSlug: "missing-course", noteId: "nte_missing", attemptId: "atm_missing0", submittedId: "atm_missing1", cardId: "rvc_missing", notificationId: "ntf_missing", workFileId: "fil_missing", submissionId: "sbm_missing", commentId: "mkc_missing", bankId: "bnk_missing", bankQuestionId: "bkq_missing",
};

/** A school with one of everybody, and each with an order, an enrollment, a note, a notice and a session of their own. */
export async function buildScene(db: Db, passwordHash: string, vendors: Partial<Vendors> = {}): Promise<Scene> {
  const open = testCtx(db, { ...fakeShop().vendors, mail: memoryMailer(), files: memoryFiles(), scanner: null, limits: memoryLimits(), code: nullCodeRunner(), model: null, video: offlineVideo as Vendors["video"], ...vendors });
  const lessons = await makeLessons(db);
  const learnt = await makeCourse(db, { lessons });
  const people = new Map<PersonaName, Omit<Subject, keyof CourseSubject>>();
  for (const name of PERSONAS.slice(1)) people.set(name, await makePerson(db, name, passwordHash, learnt));
  const stranger = await makePerson(db, "student", passwordHash, learnt);
  const instructorUserId = people.get("instructor")?.userId;
  const taught = await makeCourse(db, { lessons, selfDeferralDays: 30, ...(instructorUserId && { instructorUserId }) });
  const draft = await makeDraftOf(db, taught.instructorId);
  const foreign = await makeCourse(db, { lessons });
  const other = people.get("other instructor");
  if (other) await db.instructor.update({ where: { id: learnt.instructorId }, data: { userId: other.userId } });
  await nameWithoutRights(db, people.get("co-instructor")?.userId, [taught.course.id, draft.id]);
  const enrolled = people.get("enrolled student");
  if (enrolled) await enroll(db, enrolled.userId, taught);

  const courses: Record<Relation, CourseSubject> = {
    own: await courseSubject(db, taught.course),
    draft: await courseSubject(db, draft),
    foreign: await courseSubject(db, foreign.course),
    missing: MISSING,
  };
  const personas = await Promise.all(PERSONAS.map(async (name): Promise<Persona> => {
    const person = people.get(name);
    const own: Subject = { ...MISSING, ...person, ...courses.own };
    if (!person) return { name, ctx: open.as(anonymous), token: null, own };
    return {
      name,
      ctx: open.as(await loadViewer(db, person.sessionId, TEST_NOW)),
      token: await signAccessToken({ userId: person.userId, sessionId: person.sessionId }, TEST_NOW),
      own,
    };
  }));
  const subjectOf = (persona: Persona, relation: Relation): Subject => ({
    ...(relation === "own" ? persona.own : relation === "foreign" ? stranger : MISSING),
    ...courses[relation],
  });
  return { personas, subjectOf, open };
}

/** Signs addresses and opens uploads without a vendor; nothing here is sent. */
const offlineVideo: Pick<Vendors["video"], "signPlayback" | "openUpload"> = {
  openUpload: async ({ videoId }) => ({ uploadId: `upload-${videoId}`, url: `https://upload.example/${videoId}` }),
  signPlayback: async (playbackId) => {
    const url = `https://video.example/${playbackId}`;
    return { hls: url, poster: url, storyboard: url, expiresAt: after(TEST_NOW, DAY_MS) };
  },
};

/** A free preview, a text, a video with captions and a quiz. */
async function makeLessons(db: Db) {
  const videoAssetId = newId("video");
  await db.videoAsset.create({
    data: {
      id: videoAssetId, status: "ready", assetId: videoAssetId, playbackId: videoAssetId, durationSeconds: 300,
      captions: { create: { id: newId("caption"), language: "es", label: "Español", vtt: "WEBVTT\n\n00:00.000 --> 00:02.000\nHola\n" } },
    },
  });
  return [{ slug: "primera", isPreview: true }, { slug: "segunda" }, { slug: "tercera", kind: "video" as const, videoAssetId }, { slug: "cuarta", kind: "quiz" as const }];
}

type MadeCourse = Awaited<ReturnType<typeof makeCourse>>;

const ROLES: Partial<Record<PersonaName, RoleName[]>> = { "other instructor": ["instructor"], "co-instructor": ["instructor"], instructor: ["instructor"], admin: ["admin"] };

async function makePerson(db: Db, name: PersonaName, passwordHash: string, learnt: MadeCourse) {
  const { id: userId } = await makeUser(db, { roles: ROLES[name] ?? ["student"] });
  const status = name === "suspended" || name === "deleted" ? name : "active";
  await db.user.update({ where: { id: userId }, data: { passwordHash, status } });
  const sessionId = newId("session");
  await db.session.create({ data: { id: sessionId, userId, method: "api", createdAt: TEST_NOW, lastSeenAt: TEST_NOW, expiresAt: after(TEST_NOW, 30 * DAY_MS) } });
  const orderId = newId("order");
  await db.order.create({
    data: {
      id: orderId, number: orderId, userId, status: "pending", currency: "USD", totalAmount: 6_900, locale: "es", idempotencyKey: orderId, createdAt: TEST_NOW,
      items: { create: { id: newId("orderItem"), courseId: learnt.course.id, title: learnt.course.title, unitAmount: 6_900, currency: "USD", priceKind: "regular" } },
    },
  });
  const { enrollmentId, noteId } = await enroll(db, userId, learnt);
  const { attemptId, submittedId, cardId } = await makeAttempts(db, enrollmentId, learnt);
  const { submissionId, fileId: workFileId } = await handIn(db, learnt.course.id, enrollmentId, await assignmentOf(db, learnt.course.id));
  const commentId = newId("markingComment");
  await db.markingComment.create({ data: { id: commentId, ownerId: userId, text: "Bien" } });
  const notificationId = newId("notification");
  await db.notification.create({
    data: { id: notificationId, userId, recipient: userId, kind: "enrollment-opened", channel: "in_app", subject: "x", params: { course: "SQL" }, idempotencyKey: notificationId },
  });
  return { userId, sessionId, orderId, enrollmentId, enrolledSlug: learnt.course.slug, noteId, attemptId, submittedId, cardId, notificationId, workFileId, submissionId, commentId, ...(await makeBank(db, userId)) };
}

/** A bank with one question, whoever owns it. */
async function makeBank(db: Db, ownerId: string): Promise<Pick<Subject, "bankId" | "bankQuestionId">> {
  const [bankId, bankQuestionId] = [newId("questionBank"), newId("bankQuestion")];
  const content = JSON.parse(JSON.stringify(questionSchema.parse({ type: "boolean", prompt: { format: "plain", text: "¿Sí?" }, correct: true })));
  const question = { id: bankQuestionId, type: "boolean", text: "¿Sí?", versions: { create: { number: 1, content, authorId: ownerId } } };
  await db.questionBank.create({ data: { id: bankId, ownerId, title: "Banco", language: "es", questions: { create: question } } });
  return { bankId, bankQuestionId };
}

/** A teacher whom a course names and who may do nothing in it. */
async function nameWithoutRights(db: Db, userId: string | undefined, courseIds: string[]): Promise<void> {
  const { instructorId } = await makeCourse(db, userId === undefined ? {} : { instructorUserId: userId });
  await db.courseInstructor.createMany({ data: courseIds.map((courseId) => ({ courseId, instructorId, position: 1, canEdit: false })) });
}

async function enroll(db: Db, userId: string, { course, release, lessons }: MadeCourse) {
  const enrollmentId = newId("enrollment");
  await db.enrollment.create({ data: { id: enrollmentId, userId, courseId: course.id, releaseId: release.id } });
  await db.grant.create({
    data: { id: newId("grant"), userId, courseId: course.id, enrollmentId, kind: "manual", sourceId: enrollmentId, startsAt: new Date("2026-11-01T00:00:00Z") },
  });
  const noteId = newId("note");
  await db.note.create({ data: { id: noteId, enrollmentId, lessonId: lessons[0]?.lessonId ?? "", body: "Nota" } });
  return { enrollmentId, noteId };
}

/** An attempt of the quiz that is open; and one that is submitted, kept with another lesson so that its review is not closed. */
async function makeAttempts(db: Db, enrollmentId: string, { lessons }: MadeCourse) {
  const [attemptId, submittedId] = [newId("quizAttempt"), newId("quizAttempt")];
  const { lessonId = "", revisionId = "" } = lessons.at(-1) ?? {};
  const shared = { enrollmentId, lessonId, revisionId, seed: enrollmentId, startedAt: TEST_NOW };
  const result = { state: "submitted" as const, submittedAt: TEST_NOW, points: 0, maxPoints: 1, passed: false, scoringVersion: 1 };
  await db.quizAttempt.create({ data: { ...shared, id: attemptId, number: 1 } });
  await db.quizAttempt.create({ data: { ...shared, id: submittedId, number: 1, lessonId: lessons[0]?.lessonId ?? "", ...result } });
  const cardId = newId("reviewCard");
  await db.reviewCard.create({ data: { id: cardId, enrollmentId, lessonId, revisionId, place: 0, question: cardId, dueAt: TEST_NOW } });
  return { attemptId, submittedId, cardId };
}

/** A course that was written and never published. */
async function makeDraftOf(db: Db, instructorId: string) {
  const id = newId("course");
  const course = await db.course.create({
    data: {
      id, slug: id.replaceAll("_", "-"), code: id, title: "Borrador", summary: "Resumen", description: "", objective: "Objetivo", level: "beginner", language: "es",
      durationHours: 1, priceAmount: 6_900, topic: { connect: { slug: "data" } }, instructors: { create: { instructorId, ...OWNER } },
    },
  });
  const moduleId = newId("module");
  await db.module.create({ data: { id: moduleId, courseId: id, number: 1, title: "Módulo", objective: "Empezar" } });
  await db.lesson.create({
    data: {
      id: newId("lesson"), courseId: id, moduleId, slug: "primera", position: 1,
      revisions: { create: { id: newId("lessonRevision"), number: 1, kind: "article", title: "Primera", body: "Texto" } },
    },
  });
  return course;
}

/** A course with a change in its history that can be taken back, and a teacher who can be taken off it. */
async function courseSubject(db: Db, course: { id: string; slug: string }): Promise<CourseSubject> {
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
  const released = await db.releaseModule.findFirst({ where: { moduleId }, select: { id: true, releaseId: true } });
  if (released) await db.releaseLesson.create({ data: { releaseId: released.releaseId, lessonId: fileLessonId, releaseModuleId: released.id, revisionId, slug: "para-llevar", position: 90 } });
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
  const released = await db.releaseModule.findFirst({ where: { moduleId }, select: { id: true, releaseId: true } });
  if (released) await db.releaseLesson.create({ data: { releaseId: released.releaseId, lessonId, releaseModuleId: released.id, revisionId, slug: "para-jugar", position: 91 } });
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

/** A quiz that is no part of a release yet. */
async function addQuiz(db: Db, courseId: string, moduleId: string): Promise<string> {
  const lessonId = newId("lesson");
  const content = quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: [{ type: "boolean", prompt: { format: "plain", text: "¿Sí?" }, correct: true }] });
  await db.lesson.create({ data: { id: lessonId, courseId, moduleId, slug: "por-recalificar", position: 93 } });
  await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId, number: 1, kind: "quiz", title: "Por recalificar", content: JSON.parse(JSON.stringify(content)) } });
  return lessonId;
}

type Assigned = { lessonId: string; revisionId: string };

/** The assignment of a course, made with its release when it is not there. */
async function assignmentOf(db: Db, courseId: string): Promise<Assigned> {
  const found = await db.lesson.findFirst({ where: { courseId, slug: "tarea" }, select: { id: true, revisions: { select: { id: true } } } });
  if (found) return { lessonId: found.id, revisionId: found.revisions[0]?.id ?? "" };
  const [lessonId, revisionId] = [newId("lesson"), newId("lessonRevision")];
  const { id: moduleId } = await db.module.findFirstOrThrow({ where: { courseId }, select: { id: true } });
  await db.lesson.create({ data: { id: lessonId, courseId, moduleId, slug: "tarea", position: 92 } });
  const content = { ...EMPTY_ASSIGNMENT, points: 10, passingPoints: 6, maxLinks: 3, files: { kinds: [], most: 10, maxMegabytes: 5 } };
  await db.lessonRevision.create({ data: { id: revisionId, lessonId, number: 1, kind: "assignment", title: "Tarea", body: "Escribe.", content } });
  const released = await db.releaseModule.findFirst({ where: { moduleId }, select: { id: true, releaseId: true } });
  if (released) await db.releaseLesson.create({ data: { releaseId: released.releaseId, lessonId, releaseModuleId: released.id, revisionId, slug: "tarea", position: 92 } });
  return { lessonId, revisionId };
}

/** A version that waits for its grade, with a file. */
async function handIn(db: Db, courseId: string, enrollmentId: string, { lessonId, revisionId }: Assigned): Promise<{ submissionId: string; fileId: string }> {
  const [workId, submissionId, fileId] = [newId("assignmentWork"), newId("submission"), newId("file")];
  await db.assignmentWork.create({ data: { id: workId, enrollmentId, lessonId, text: "Texto" } });
  await db.courseFile.create({ data: { id: fileId, courseId, number: 1, name: "informe.pdf", state: "ready", bytes: 10, contentType: "application/pdf", pathname: `submissions/${courseId}/${fileId}.pdf.bin`, workFile: { create: { workId } } } });
  await db.submission.create({ data: { id: submissionId, workId, number: 1, revisionId, text: "Texto", submittedAt: TEST_NOW, countsFrom: TEST_NOW, files: { create: { fileId, position: 0 } } } });
  return { submissionId, fileId };
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
