import { toCsv } from "@/lib/csv";
import { gradeWithLateness } from "@/lib/domain/assignment-terms";
import { newId } from "@/lib/ids";
import { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import { DEFAULT_PLAN, type GradebookPlan } from "@/lib/schemas/gradebook";
import { gradeFileHead, gradeFileRow, getGradebook, type GradebookCell, type GradebookRow } from "@/server/grades";
import { saveGradebook } from "@/server/grades/use-cases/save-gradebook";
import type { Db } from "@/server/platform/db/client";
import { makeCourse, type QuizContentInput } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import { testCtx, userViewer } from "./test-ctx";

const question = (points: number) => ({ type: "boolean" as const, correct: true, points, prompt: { format: "plain" as const, text: "¿Es cierto?" } });
/** Worth four points, with a text that asks nothing. */
const QUIZ: QuizContentInput = {
  kind: "quiz", passingScore: 75, attempts: null, timeLimitMinutes: null, shuffle: false,
  questions: [{ type: "information", prompt: { format: "plain", text: "Lee." } }, question(1.5), question(2.5)],
};

/** What the learner sees of a mark without a rubric that came in time. */
function shownMark(points: number, at: Date) {
  return { levels: {}, points, comment: "", annotations: [], late: gradeWithLateness({ late: { kind: "refuse" } }, { dueAt: null, countedAt: at, points }) };
}

type Options = { quiz?: Partial<QuizContentInput>; due?: string; completionGrade?: number; certificateGrade?: number };

/** A course with two quizzes, one for practice, an assignment of ten points and a teacher; its learners are made by name. */
export async function gradebookScene(db: Db, { quiz, due, ...asks }: Options = {}) {
  const teacher = await makeUser(db, { name: "Inés Maestra", roles: ["instructor"] });
  const made = await makeCourse(db, {
    instructorUserId: teacher.id,
    ...asks,
    lessons: [
      { slug: "quiz", kind: "quiz", content: { ...QUIZ, ...quiz } },
      { slug: "practica", kind: "quiz", content: { ...QUIZ, practice: true } },
      { slug: "informe", kind: "assignment", ...(due && { assignment: { due: { kind: "at", at: due } } }) },
      { slug: "texto" },
    ],
  });
  const base = testCtx(db);
  const grader = base.as(userViewer({ userId: teacher.id, name: teacher.name, roles: ["instructor"], instructorId: made.instructorId, sessionId: "ses_teacher" }));
  const [quizId = "", practiceId = "", workId = ""] = made.lessons.map(({ lessonId }) => lessonId);
  const courseId = made.course.id;
  const enrol = async (name: string) => {
    const learner = await makeLearner(db, { courseId, releaseId: made.release.id }, base);
    await db.user.update({ where: { id: learner.userId }, data: { name } });
    base.relayed.length = 0;
    return { ...learner, ctx: base.as(learner.viewer) };
  };
  const attempt = async (enrollmentId: string, points: number | null, maxPoints: number | null = 4, lessonId = quizId) => {
    const number = 1 + (await db.quizAttempt.count({ where: { enrollmentId, lessonId } }));
    const revisionId = made.lessons.find((lesson) => lesson.lessonId === lessonId)?.revisionId ?? "";
    const scored = points === null ? {} : { points, maxPoints, passed: true, scoringVersion: 1 };
    await db.quizAttempt.create({ data: { id: newId("quizAttempt"), enrollmentId, lessonId, revisionId, number, state: "submitted", seed: "s", startedAt: base.clock.now(), submittedAt: base.clock.now(), ...scored } });
  };
  /** A version of the assignment: graded with points that were shown, or one that waits. */
  const handIn = async (enrollmentId: string, points: number | null) => {
    const revisionId = made.lessons.find((lesson) => lesson.lessonId === workId)?.revisionId ?? "";
    const at = base.clock.now();
    const work = await db.assignmentWork.upsert({ where: { enrollmentId_lessonId: { enrollmentId, lessonId: workId } }, create: { id: newId("assignmentWork"), enrollmentId, lessonId: workId }, update: {} });
    const number = 1 + (await db.submission.count({ where: { workId: work.id } }));
    const submissionId = newId("submission");
    await db.submission.create({
      data: {
        id: submissionId, workId: work.id, number, revisionId, state: points === null ? "waiting" : "graded", text: "Texto", submittedAt: at, countsFrom: at,
        ...(points !== null && { mark: { create: { points, released: shownMark(points, at), releasedPoints: points, releasedAt: at, savedAt: at, savedById: teacher.id, isDone: true } } }),
      },
    });
    return { submissionId };
  };
  /** A later release in which the assignment is worth something else, for everybody who follows the course. */
  const reworth = async (points: number) => {
    const [newest] = await db.lessonRevision.findMany({ where: { lessonId: workId }, orderBy: { number: "desc" }, take: 1 });
    const number = (newest?.number ?? 0) + 1;
    const content = JSON.parse(JSON.stringify({ ...assignmentContentSchema.parse(newest?.content), points, passingPoints: points * 0.6 }));
    const { id } = await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: workId, number, kind: "assignment", title: "Informe", body: "", content } });
    await db.releaseLesson.updateMany({ where: { lessonId: workId }, data: { revisionId: id } });
  };
  const plan = async (changes: Partial<GradebookPlan>, version = 0) => saveGradebook(grader, { courseId, version, plan: { ...DEFAULT_PLAN, ...changes } });
  const book = async () => getGradebook(grader, { courseId });
  const rowOf = async (enrollmentId: string): Promise<GradebookRow> => {
    const found = (await book()).rows.find((row) => row.enrollmentId === enrollmentId);
    if (!found) throw new Error("the student is not in the gradebook");
    return found;
  };
  const cellOf = async (enrollmentId: string, itemId: string): Promise<GradebookCell | null> => {
    const { items } = await book();
    return (await rowOf(enrollmentId)).cells[items.findIndex((item) => item.itemId === itemId)] ?? null;
  };
  /** The file that the page's export writes. */
  const exported = async () => {
    const { items, rows } = await book();
    return toCsv([gradeFileHead(items, { name: "Nombre", email: "Correo", total: "Total" }), ...rows.map(gradeFileRow)]);
  };
  const relayed = async () => {
    await base.settle();
    return base.relayed.filter(({ name }) => name === "grades/grade.updated");
  };
  return { ...made, courseId, quizId, practiceId, workId, base, grader, teacher, enrol, attempt, handIn, reworth, plan, book, rowOf, cellOf, exported, relayed };
}
