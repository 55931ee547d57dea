import { newCode, newId } from "@/lib/ids";
import { toSlug } from "@/lib/slug";
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
import { courseSubject } from "./course-subject";
import { assignmentOf, handIn } from "./handed-work";
import { MISSING, type CourseSubject, type Relation, type Subject } from "./subject";

/** Who asks, in the order in which they ask: those who are refused come before those whose acts change something. */
export const PERSONAS = ["anonymous", "suspended", "deleted", "student", "enrolled student", "other instructor", "co-instructor", "instructor", "admin"] as const;
export type PersonaName = (typeof PERSONAS)[number];

export type Persona = { name: PersonaName; ctx: TestCtx; token: string | null; own: Subject };

export type Scene = { personas: Persona[]; subjectOf(persona: Persona, relation: Relation): Subject; open: TestCtx };

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
  const { attemptId, submittedId, cardId, practiceId } = await makeAttempts(db, enrollmentId, learnt);
  const { submissionId, fileId: workFileId } = await handIn(db, learnt.course.id, enrollmentId, await assignmentOf(db, learnt.course.id));
  const commentId = newId("markingComment");
  await db.markingComment.create({ data: { id: commentId, ownerId: userId, text: "Bien" } });
  const notificationId = newId("notification");
  await db.notification.create({
    data: { id: notificationId, userId, recipient: userId, kind: "enrollment-opened", channel: "in_app", subject: "x", params: { course: "SQL" }, idempotencyKey: notificationId },
  });
  return { userId, sessionId, orderId, enrollmentId, enrolledSlug: learnt.course.slug, noteId, attemptId, submittedId, cardId, practiceId, notificationId, workFileId, submissionId, commentId, ...(await makeBank(db, userId)), ...(await makePaths(db, userId)) };
}

/** A bank with one question, whoever owns it. */
async function makeBank(db: Db, ownerId: string): Promise<Pick<Subject, "bankId" | "bankQuestionId">> {
  const [bankId, bankQuestionId] = [newId("questionBank"), newId("bankQuestion")];
  const content = JSON.parse(JSON.stringify(questionSchema.parse({ type: "boolean", prompt: { format: "plain", text: "¿Sí?" }, correct: true })));
  const question = { id: bankQuestionId, type: "boolean", text: "¿Sí?", versions: { create: { number: 1, content, authorId: ownerId } } };
  await db.questionBank.create({ data: { id: bankId, ownerId, title: "Banco", language: "es", questions: { create: question } } });
  return { bankId, bankQuestionId };
}

/** A draft of a path that its owner completed, with its certificate, and one on show that they follow. */
async function makePaths(db: Db, ownerId: string): Promise<Pick<Subject, "pathId" | "pathSlug" | "followId" | "pathCertificateCode">> {
  const [pathId, shownId] = [newId("path"), newId("path")];
  const [pathSlug, about] = [toSlug(shownId), { title: "Ruta", summary: "Resumen", level: "beginner", language: "es", ownerId } as const];
  await db.learningPath.create({ data: { id: pathId, slug: toSlug(pathId), ...about } });
  await db.learningPath.create({ data: { id: shownId, slug: pathSlug, ...about, status: "published", publishedAt: TEST_NOW, follows: { create: { id: newId("pathFollow"), userId: ownerId, startedAt: TEST_NOW } } } });
  const [followId, pathCertificateCode] = [newId("pathFollow"), newCode()];
  await db.pathFollow.create({ data: { id: followId, pathId, userId: ownerId, startedAt: TEST_NOW, completedAt: TEST_NOW, completedCourseIds: ["crs_any"] } });
  await db.certificate.create({
    data: { id: newId("certificate"), code: pathCertificateCode, followId, pathId, userId: ownerId, holderName: "Ana Prueba", courseTitle: "Ruta", courseSummary: "", hours: 1, language: "es", issuerName: "Criterio", completedAt: TEST_NOW, issuedAt: TEST_NOW },
  });
  return { pathId, pathSlug, followId, pathCertificateCode };
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
  const practiceId = newId("practice");
  await db.practice.create({ data: { id: practiceId, enrollmentId, createdAt: TEST_NOW, items: { create: { number: 0, lessonId, revisionId, place: 0, question: cardId } } } });
  return { attemptId, submittedId, cardId, practiceId };
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
