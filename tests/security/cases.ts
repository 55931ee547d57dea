import { createHash } from "node:crypto";
import { OTHER_STRONG, STRONG } from "@/tests/harness/identity-world";
import type { Subject } from "./scene";

/** What an endpoint is sent. A procedure is sent `body`. */
export type CaseInput = { body?: unknown; query?: Record<string, string>; headers?: Record<string, string> };

/** Input that an entry accepts, about a subject. `about` says which of the subject's ids it is about, if any. */
export type Case = { about: "nothing" | "course" | "owned"; input: (subject: Subject) => CaseInput };

let serial = 0;
const fresh = (): number => (serial += 1);

const nothing = (input: () => CaseInput = () => ({})): Case => ({ about: "nothing", input });
const body = (value: unknown): Case => nothing(() => ({ body: value }));
const course = (input: (subject: Subject) => CaseInput = () => ({})): Case => ({ about: "course", input });
const owned = (input: (subject: Subject) => CaseInput = () => ({})): Case => ({ about: "owned", input });

const account = () => ({ name: "Ana Prueba", email: `new${fresh()}@example.com`, password: STRONG, locale: "es" });
const order = (subject: Subject) => ({ courseSlug: subject.courseSlug, expectedAmount: 6_900, expectedCurrency: "USD", locale: "es" });
const key = () => `case_key_${fresh()}`;
const lesson = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "segunda" });
const video = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "tercera" });
const quiz = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "cuarta" });
const work = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "tarea" });
const assignment = {
  acceptsText: true, maxLinks: 1, files: { kinds: ["pdf"], most: 1, maxMegabytes: 5 }, points: 10, passingPoints: 6, due: { kind: "days", days: 7 }, late: { kind: "accept", percentPerDay: 10, maxPercent: 30, lastDay: null },
  resubmissions: null, rubric: [{ id: "c1", title: "Claridad", description: "", levels: [{ id: "l1", title: "Bien", description: "", points: 10 }] }], anonymous: false, feedback: "at_once", completion: "marked",
};
const played = { ranges: [{ fromMs: 0, toMs: 1_000 }], positionSeconds: 1, at: "2026-11-22T11:59:00Z" };

/** The mark of a file of grades that changes nothing. */
const SEEN_NOTHING = createHash("sha256").update("[]").digest("hex");

const NO_RIGHTS = { edit: false, publish: false, students: false, media: false };

const newCourse = () => ({
  title: "SQL desde cero", slug: `sql-${fresh()}`, code: `SQL-${fresh()}`, summary: "Resumen", description: "Texto", objective: "Objetivo", level: "beginner",
  language: "es", durationHours: 6, topicSlug: "data", audience: ["Analistas"], outcomes: ["Unir tablas"], faq: [{ question: "¿Cuánto dura?", answer: "Tres semanas" }],
  modality: "online", format: "self_paced", totalSessions: 0, weeks: 3, hoursPerWeek: 2.5, scheduleText: "A tu ritmo", startsAt: "2026-12-01T00:00:00Z",
  endsAt: "2026-12-31T00:00:00Z", timeZone: "America/Bogota", maxStudents: 100, priceAmount: 4_900, currency: "USD", earlyBirdAmount: 3_900,
  earlyBirdEndsAt: "2026-12-01T00:00:00Z", tags: ["SQL"], prerequisiteIds: [], modules: [{ title: "Módulo", objective: "Empezar", hours: 2, week: 1, topics: ["SELECT"] }],
});

const codeQuestion = {
  prompt: { format: "markdown", text: "Escribe f" }, points: 2, languages: [{ language: "python", starter: "def f():", solution: "def f(): return 1" }],
  tests: [{ id: "t1", name: "uno", function: "f", args: [], expected: null, error: null, hidden: true, weight: 1 }], timeLimitMs: 1_000, memoryLimitMb: 64,
};

const bankQuestion = { type: "boolean", prompt: { format: "plain", text: "¿Es cierto?" }, correct: true };

/** Every procedure and endpoint has its case here: a new one without fails both security tests by its name. */
export const CASES: Record<string, Case> = {
  "identity.me": nothing(),
  "identity.register": nothing(() => ({ body: account() })),
  "identity.requestVerification": body({ email: "nobody@example.com" }),
  "identity.requestMagicLink": body({ email: "nobody@example.com" }),
  "identity.requestPasswordReset": body({ email: "nobody@example.com" }),
  "identity.resetPassword": body({ token: "unknown", password: STRONG }),
  "identity.confirmEmailChange": body({ token: "unknown" }),
  "identity.confirmAccountDeletion": body({ token: "unknown" }),
  "identity.changePassword": body({ currentPassword: STRONG, newPassword: OTHER_STRONG }),
  "identity.requestEmailChange": nothing(() => ({ body: { email: `new${fresh()}@example.com`, password: STRONG } })),
  "identity.updateProfile": body({ name: "Ana Prueba", headline: "Analista", bio: null }),
  "identity.updatePreferences": body({ locale: "en", timeZone: "America/Lima" }),
  "identity.unlinkProvider": body({ provider: "google" }),
  "identity.sessions": nothing(),
  "identity.revokeSession": owned(({ sessionId }) => ({ body: { sessionId } })),
  "identity.revokeOtherSessions": nothing(),
  "identity.exports": nothing(),
  "identity.requestDataExport": nothing(),
  "identity.requestAccountDeletion": nothing(),
  "identity.deleteAccount": body({ password: STRONG }),
  "notifications.list": body({ limit: 5 }),
  "notifications.markRead": owned(({ notificationId }) => ({ body: { ids: [notificationId] } })),
  "assessment.startAttempt": course((subject) => ({ body: quiz(subject) })),
  "assessment.saveAnswer": owned(({ attemptId }) => ({ body: { attemptId, place: 0, sequence: 1, response: { type: "boolean", value: true } } })),
  "assessment.tryProgram": owned(({ attemptId }) => ({ body: { attemptId, place: 0, language: "python", source: "print(1)" } })),
  "assessment.executeProgram": owned(({ attemptId }) => ({ body: { attemptId, place: 0, language: "python", source: "print(1)", stdin: "" } })),
  "assessment.submitAttempt": owned(({ attemptId }) => ({ body: { attemptId } })),
  "assessment.attemptReview": owned(({ submittedId }) => ({ body: { attemptId: submittedId } })),
  "assessment.saveDraft": course((subject) => ({ body: { ...work(subject), sequence: 1, text: "Borrador", links: ["https://example.org/"] } })),
  "assessment.submitWork": course((subject) => ({ body: { ...work(subject), sequence: 1 } })),
  "assessment.startWorkFile": course((subject) => ({ body: { ...work(subject), name: "informe.pdf", bytes: 1_000 } })),
  "assessment.confirmWorkFile": owned(({ workFileId }) => ({ body: { fileId: workFileId } })),
  "assessment.openWorkFile": owned(({ workFileId }) => ({ body: { fileId: workFileId } })),
  "assessment.removeWorkFile": owned(({ workFileId }) => ({ body: { fileId: workFileId } })),
  "assessment.withdrawSubmission": owned(({ submissionId }) => ({ body: { submissionId } })),
  "grades.queue": course(({ courseId }) => ({ body: { courseId, state: "waiting", late: false } })),
  "grades.marking": course(({ courseId, handedInId }) => ({ body: { courseId, submissionId: handedInId } })),
  "grades.studentWork": course(({ courseId, studentId }) => ({ body: { courseId, enrollmentId: studentId } })),
  "grades.saveMark": course(({ courseId, handedInId }) => ({ body: { courseId, submissionId: handedInId, version: 0, levels: {}, points: 5, comment: "Bien", annotations: [{ id: "n1", start: 0, end: 1, text: "Nota" }], act: "draft" } })),
  "grades.releaseMarks": course(({ courseId, assignmentId }) => ({ body: { courseId, lessonId: assignmentId } })),
  "grades.openFile": course(({ courseId, handedInId, handedFileId }) => ({ body: { courseId, submissionId: handedInId, fileId: handedFileId } })),
  "grades.extendDue": course(({ courseId, studentId, assignmentId }) => ({ body: { courseId, enrollmentId: studentId, lessonId: assignmentId, until: "2026-12-24T00:00:00Z", reason: "Viaje" } })),
  "grades.overrideGrade": course(({ courseId, studentId, assignmentId }) => ({ body: { courseId, enrollmentId: studentId, itemId: assignmentId, version: 0, points: 7, reason: "En clase" } })),
  "grades.gradebook": course(({ courseId }) => ({ body: { courseId, search: "Ana" } })),
  "grades.gradeHistory": course(({ courseId, studentId, assignmentId }) => ({ body: { courseId, enrollmentId: studentId, itemId: assignmentId } })),
  "grades.saveGradebook": course(({ courseId, assignmentId }) => ({ body: { courseId, version: 0, plan: { passingPercent: 60, missing: "zero", categories: [{ id: "c1", name: "Todo", weight: 100, isExtra: false, dropLowest: 1, itemIds: [assignmentId] }] } } })),
  "grades.saveItem": course(({ courseId }) => ({ body: { courseId, itemId: null, title: "Examen oral", points: 10 } })),
  "grades.releaseItem": course(({ courseId, gradeItemId }) => ({ body: { courseId, itemId: gradeItemId } })),
  "grades.removeItem": course(({ courseId, gradeItemId }) => ({ body: { courseId, itemId: gradeItemId } })),
  "grades.excuseItem": course(({ courseId, studentId, assignmentId }) => ({ body: { courseId, enrollmentId: studentId, itemId: assignmentId, version: 0, reason: "Enfermedad" } })),
  "grades.checkGrades": course(({ courseId, studentId, assignmentId }) => ({ body: { courseId, text: `id,Tarea [${assignmentId}]\n${studentId},7\n` } })),
  "grades.importGrades": course(({ courseId, assignmentId }) => ({ body: { courseId, text: `id,Tarea [${assignmentId}]\n`, seen: SEEN_NOTHING, reason: "Lista del aula" } })),
  "grades.addComment": nothing(() => ({ body: { text: `Cita tus fuentes ${fresh()}` } })),
  "grades.deleteComment": owned(({ commentId }) => ({ body: { commentId } })),
  "drafts.page": course(({ courseId }) => ({ body: { courseId, runId: null } })),
  "drafts.progress": course(({ courseId }) => ({ body: { courseId, runId: "dru_none" } })),
  "drafts.request": course(({ courseId, lessonId }) => ({ body: { courseId, source: { kind: "text", lessonId }, target: { kind: "quiz", lessonId }, method: "rules", wanted: { types: ["cloze"], count: 3, difficulty: "easy", language: "es" } } })),
  "drafts.cancel": course(({ courseId }) => ({ body: { courseId, runId: "dru_none" } })),
  "drafts.save": course(({ courseId }) => ({ body: { courseId, draftId: "qdr_none", question: bankQuestion } })),
  "drafts.accept": course(({ courseId, lessonId }) => ({ body: { courseId, draftIds: ["qdr_none"], target: { kind: "quiz", lessonId } } })),
  "drafts.reject": course(({ courseId }) => ({ body: { courseId, draftIds: ["qdr_none"] } })),
  "banks.list": body({ archived: false }),
  "banks.create": nothing(() => ({ body: { title: `Banco ${fresh()}`, language: "es" } })),
  "banks.bank": owned(({ bankId }) => ({ body: { bankId, text: "Es", tag: "sql", type: "boolean", difficulty: "easy" } })),
  "banks.question": owned(({ bankId, bankQuestionId: questionId }) => ({ body: { bankId, questionId } })),
  "banks.change": owned(({ bankId }) => ({ body: { bankId, title: "Otro nombre", language: "en", isArchived: true } })),
  "banks.addQuestion": owned(({ bankId }) => ({ body: { bankId, question: bankQuestion } })),
  "banks.saveQuestion": owned(({ bankId, bankQuestionId: questionId }) => ({ body: { bankId, questionId, version: 1, question: bankQuestion } })),
  "banks.labelQuestion": owned(({ bankId, bankQuestionId: questionId }) => ({ body: { bankId, questionId, tags: ["sql"], difficulty: 0.2 } })),
  "banks.archiveQuestions": owned(({ bankId, bankQuestionId }) => ({ body: { bankId, questionIds: [bankQuestionId], isArchived: true } })),
  "certificates.saveSettings": course(({ courseId }) => ({ body: { courseId, isOn: true, validMonths: 24, signatoryName: "Inés Maestra", signatoryTitle: "Directora" } })),
  "certificates.revoke": course(({ courseId, studentId, certificateCode }) => ({ body: { courseId, enrollmentId: studentId, code: certificateCode, reason: "Copia" } })),
  "certificates.reissue": course(({ courseId, studentId, certificateCode }) => ({ body: { courseId, enrollmentId: studentId, code: certificateCode, reason: "Otro nombre" } })),
  "authoring.myCourses": nothing(),
  "authoring.createCourse": nothing(() => ({ body: { title: `Curso ${fresh()}`, language: "es", topicSlug: "data" } })),
  "authoring.course": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.lesson": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.links": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.checkLinks": course(({ courseId }) => ({ body: { courseId, which: "all" } })),
  "authoring.gate": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.changes": course(({ courseId }) => ({ body: { courseId, limit: 5 } })),
  "authoring.lessonRevisions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.lessonRevision": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, revision: 1 } })),
  "authoring.quiz": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.assignment": course(({ courseId, assignmentId }) => ({ body: { courseId, lessonId: assignmentId } })),
  "authoring.changeAssignment": course(({ courseId, assignmentId }) => ({ body: { courseId, lessonId: assignmentId, version: "none", settings: assignment } })),
  "authoring.changeQuiz": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, version: "none", settings: { passingScore: 70 } } })),
  "authoring.setDraws": course(({ courseId, lessonId, bankId }) => ({ body: { courseId, lessonId, version: "none", draws: [{ id: null, title: "Sección", before: 0, count: 1, points: 1, bankId, tags: ["sql"], difficulty: { from: 0, to: 1 } }] } })),
  "authoring.takeBankQuestions": course(({ courseId, lessonId, bankId, bankQuestionId }) => ({ body: { courseId, lessonId, version: "none", bankId, questionIds: [bankQuestionId] } })),
  "authoring.renewBankQuestion": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, version: "none", place: 0 } })),
  "authoring.copyQuestions": course(({ courseId, lessonId, bankId }) => ({ body: { courseId, lessonId, bankId } })),
  "authoring.codeQuestion": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, place: 0 } })),
  "authoring.saveCodeQuestion": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, version: "none", place: null, question: codeQuestion } })),
  "authoring.tryCodeSolution": course(({ courseId }) => ({ body: { courseId, language: "python", source: "def f(): return 1", tests: codeQuestion.tests, timeLimitMs: 1_000, memoryLimitMb: 64 } })),
  "authoring.removeSyllabus": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.updateCourse": course(({ courseId }) => ({ body: { courseId, changes: { title: "Otro título" } } })),
  "authoring.addModule": course(({ courseId }) => ({ body: { courseId, title: "Módulo nuevo", objective: "Seguir", topics: ["Uniones"], week: 2 } })),
  "authoring.changeModule": course(({ courseId, moduleId }) => ({ body: { courseId, moduleId, changes: { title: "Otro nombre", startsOn: "2026-12-01" } } })),
  "authoring.moveModule": course(({ courseId, moduleId }) => ({ body: { courseId, moduleId, beforeModuleId: null } })),
  "authoring.deleteModule": course(({ courseId, moduleId }) => ({ body: { courseId, moduleId, withLessons: true } })),
  "authoring.duplicateModule": course(({ courseId, moduleId }) => ({ body: { courseId, moduleId } })),
  "authoring.addLesson": course(({ courseId, moduleId }) => ({ body: { courseId, moduleId, title: "Lección nueva", kind: "article", body: "Texto", beforeLessonId: null } })),
  "authoring.changeLesson": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, changes: { title: "Otro nombre" } } })),
  "authoring.moveLessons": course(({ courseId, moduleId, lessonId }) => ({ body: { courseId, moduleId, lessonIds: [lessonId], beforeLessonId: null } })),
  "authoring.deleteLessons": course(({ courseId, lessonId }) => ({ body: { courseId, lessonIds: [lessonId] } })),
  "authoring.duplicateLesson": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.undo": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.redo": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.restoreChange": course(({ courseId, changeId }) => ({ body: { courseId, changeId } })),
  "authoring.saveLesson": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, saveKey: key(), base: { revision: 1, edition: 1 }, body: "Otro texto" } })),
  "authoring.restoreLessonRevision": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, revision: 1 } })),
  "authoring.lessonMedia": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.lessonPlayback": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.startVideo": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, fileName: "clase.mp4", bytes: 1_000 } })),
  "authoring.setPoster": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, seconds: 2.5 } })),
  "authoring.captions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, captionId: "cap_any", version: 1 } })),
  "authoring.addCaptions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, language: "es", file: btoa("WEBVTT\n\n00:00.000 --> 00:02.000\nHola\n") } })),
  "authoring.saveCaptions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, captionId: "cap_any", version: 1, cues: [{ start: 0, end: 2, text: "Hola" }] } })),
  "authoring.carryCaptions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.liveSession": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId } })),
  "authoring.saveLiveSession": course(({ courseId, lessonId }) => ({
    body: { courseId, lessonId, startsAt: "2026-12-01T18:00:00Z", durationMinutes: 60, meetingUrl: "https://meet.example.com/clase", recordingUrl: null },
  })),
  "authoring.draftCaptions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, language: "en" } })),
  "authoring.captionDraft": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, draftId: "cdr_any" } })),
  "authoring.takeOverCaptions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, draftId: "cdr_any" } })),
  "authoring.discardCaptionDraft": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, draftId: "cdr_any" } })),
  "authoring.deleteCaptions": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, captionId: "cap_any" } })),
  "authoring.lessonFiles": course(({ courseId, fileLessonId }) => ({ body: { courseId, lessonId: fileLessonId } })),
  "authoring.linkFile": course(({ courseId, fileLessonId, fileId }) => ({ body: { courseId, lessonId: fileLessonId, fileId } })),
  "authoring.startFile": course(({ courseId, fileLessonId }) => ({ body: { courseId, lessonId: fileLessonId, name: "guia.pdf", bytes: 1_000 } })),
  "authoring.confirmFile": course(({ courseId, fileLessonId, fileId }) => ({ body: { courseId, lessonId: fileLessonId, fileId } })),
  "authoring.restoreFile": course(({ courseId, fileLessonId, fileId }) => ({ body: { courseId, lessonId: fileLessonId, fileId } })),
  "authoring.choosePart": course(({ courseId, packageLessonId }) => ({ body: { courseId, lessonId: packageLessonId, part: "i1" } })),
  "authoring.createTranslation": course(({ courseId }) => ({ body: { courseId, language: "fr" } })),
  "authoring.linkTranslation": course(({ courseId }) => ({ body: { courseId, translationId: courseId } })),
  "authoring.unlinkTranslation": course(({ courseId }) => ({ body: { courseId, translationId: courseId } })),
  "authoring.noteLesson": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, seen: { revision: 1, edition: 1, captionVersion: null } } })),
  "authoring.pairLesson": course(({ courseId, lessonId }) => ({ body: { courseId, lessonId, sourceLessonId: null } })),
  "authoring.addTranslatedLesson": course(({ courseId, lessonId }) => ({ body: { courseId, sourceLessonId: lessonId } })),
  "authoring.addCollaborator": course(({ courseId }) => ({ body: { courseId, instructorSlug: "nobody", permissions: NO_RIGHTS } })),
  "authoring.changeCollaborator": course(({ courseId, collaboratorId }) => ({ body: { courseId, instructorId: collaboratorId, permissions: NO_RIGHTS } })),
  "authoring.removeCollaborator": course(({ courseId, collaboratorId }) => ({ body: { courseId, instructorId: collaboratorId } })),
  "authoring.publish": course(({ courseId }) => ({ body: { courseId, notes: "Nueva" } })),
  "authoring.schedulePublish": course(({ courseId }) => ({ body: { courseId, publishAt: "2026-12-01T12:00:00Z", notes: "Nueva" } })),
  "authoring.cancelSchedule": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.unpublish": course(({ courseId }) => ({ body: { courseId } })),
  "authoring.archive": course(({ courseId }) => ({ body: { courseId } })),
  "catalog.suggest": body({ q: "sql" }),
  "commerce.placeOrder": course((subject) => ({ body: { ...order(subject), idempotencyKey: key() } })),
  "commerce.orderStatus": owned(({ orderId }) => ({ body: { orderId } })),
  "commerce.confirmOrder": owned(({ orderId }) => ({ body: { orderId } })),
  "commerce.myOrders": body({}),
  "commerce.listOrders": body({ search: "Ana", status: "paid" }),
  "commerce.getOrder": owned(({ orderId }) => ({ body: { orderId } })),
  "commerce.requestRefund": owned(({ orderId }) => ({ body: { orderId, amount: 100, reason: "No era lo que esperaba", idempotencyKey: key() } })),
  "commerce.paymentsOverview": nothing(),
  "commerce.reconcile": body({ hours: 1 }),
  "community.writeAnnouncement": course(({ courseId, studentId }) => ({
    body: { courseId, sendKey: key(), title: "Novedades", body: "Hay **clase** el jueves.", audience: "selection", language: null, enrollmentIds: [studentId], publishAt: "2026-12-01T12:00:00Z" },
  })),
  "community.cancelAnnouncement": course(({ courseId, announcementId }) => ({ body: { courseId, announcementId } })),
  "community.setMute": course(({ courseId }) => ({ body: { courseId, isMuted: true } })),
  "learning.playback": course((subject) => ({ body: video(subject) })),
  "learning.transcript": course((subject) => ({ body: { ...video(subject), language: "es" } })),
  "learning.recordPlayback": course((subject) => ({ body: { ...video(subject), ...played } })),
  "learning.completeLesson": course((subject) => ({ body: lesson(subject) })),
  "learning.joinLive": course((subject) => ({ body: lesson(subject) })),
  "learning.openFile": course(({ courseSlug }) => ({ body: { courseSlug, lessonSlug: "para-llevar" } })),
  "learning.addNote": course((subject) => ({ body: { ...lesson(subject), atSeconds: null, body: "Nota" } })),
  "learning.changeNote": owned(({ noteId }) => ({ body: { noteId, body: "Otra nota" } })),
  "learning.deleteNote": owned(({ noteId }) => ({ body: { noteId } })),
  "learning.myCourses": nothing(),
  "learning.upgradeOffer": course(({ courseSlug }) => ({ body: { courseSlug } })),
  "learning.acceptUpgrade": course(({ courseSlug, releaseId }) => ({ body: { courseSlug, releaseId } })),

  "packages.open": course(({ courseSlug }) => ({ body: { courseSlug, lessonSlug: "para-jugar" } })),
  "packages.commit": course(({ courseSlug }) => ({ body: { courseSlug, lessonSlug: "para-jugar", session: 1, sequence: 1, state: { "cmi.core.lesson_status": "incomplete" } } })),
  "packages.tryOut": course(({ courseId, packageLessonId }) => ({ body: { courseId, lessonId: packageLessonId } })),
  "packages.reset": course(({ courseId, packageLessonId }) => ({ body: { courseId, lessonId: packageLessonId } })),

  "learning.checkRoster": course(({ courseId }) => ({ body: { courseId, text: "email,until\nnobody@example.com,2027-01-31" } })),
  "learning.enrolStudents": course(({ courseId }) => ({ body: { courseId, students: [{ email: "nobody@example.com", until: "2027-01-31T00:00:00Z" }] } })),
  "learning.endAccess": course(({ courseId, studentId }) => ({ body: { courseId, enrollmentId: studentId } })),
  "learning.setAccessEnd": course(({ courseId, studentId }) => ({ body: { courseId, enrollmentId: studentId, until: "2027-01-31T00:00:00Z" } })),
  "learning.waivePrerequisites": course(({ courseId, studentId }) => ({ body: { courseId, enrollmentId: studentId, isWaived: true, reason: "Equivalent" } })),
  "learning.explainAccess": course(({ courseId, studentId, lessonId }) => ({ body: { courseId, enrollmentId: studentId, lessonId } })),

  "POST /auth/register": nothing(() => ({ body: account() })),
  "POST /auth/login": body({ email: "nobody@example.com", password: STRONG }),
  "POST /auth/refresh": body({ refreshToken: "unknown" }),
  "POST /auth/logout": body({ refreshToken: "unknown" }),
  "GET /auth/me": nothing(),
  "GET /users/{id}": owned(),
  "PATCH /users/{id}": owned(() => ({ body: { name: "Ana Prueba", headline: "Analista", bio: "Texto", locale: "es", timeZone: "America/Lima" } })),
  "GET /courses": nothing(() => ({ query: { q: "curso", topic: "data", level: "beginner", language: "es", modality: "online", price: "paid", limit: "1" } })),
  "POST /courses": nothing(() => ({ body: newCourse() })),
  "GET /courses/{id}": course(),
  "PATCH /courses/{id}": course(() => {
    const { modules: _modules, ...changes } = newCourse();
    return { body: changes };
  }),
  "DELETE /courses/{id}": course(),
  "POST /courses/{id}/lessons": course(({ moduleId }) => ({
    body: { moduleId, title: "Otra lección", slug: `otra-${fresh()}`, kind: "article", summary: "", body: "## Texto", durationSeconds: 60, isPreview: false },
  })),
  "POST /courses/{id}/publish": course(() => ({ body: { notes: "Nueva" } })),
  "GET /courses/{id}/students": course(() => ({ query: { limit: "5" } })),
  "POST /courses/{id}/enroll": course(),
  "POST /enrollments": course(({ courseId }) => ({ body: { courseId } })),
  "GET /enrollments/my": nothing(() => ({ query: { limit: "5" } })),
  "PATCH /enrollments/{id}/progress": owned(() => ({ body: { lessonSlug: "tercera", ...played } })),
  "POST /orders": course((subject) => ({ body: order(subject), headers: { "idempotency-key": key() } })),
  "GET /orders": nothing(() => ({ query: { limit: "5" } })),
  "GET /orders/{id}": owned(),
  "POST /payments/webhook/stripe": body({ id: "evt_forged", type: "checkout.session.completed" }),
};
