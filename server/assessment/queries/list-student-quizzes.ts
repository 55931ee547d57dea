import { learnerTermsOf, quizTermsFor, type TermsStep } from "@/lib/domain/quiz-terms-for";
import { notFound } from "@/lib/errors";
import type { QuizSettings } from "@/lib/schemas/lesson-content";
import type { StudentOfCourse } from "@/lib/schemas/students";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { KEPT_TERMS } from "../attempt/give-time-in-tx";
import { listQuizzesOf } from "../attempt/student-quiz";

type Terms = Pick<QuizSettings, "opensAt" | "closesAt" | "attempts" | "timeLimitMinutes">;

/** A quiz as one student has it. `terms` are theirs, and the trace says what made them so; `exception` is what was granted. */
export type StudentQuiz = {
  lessonId: string;
  lesson: string;
  /** They close when the last attempt is taken. */
  terms: Terms;
  /** From when on attempts are late; null where none is taken late. */
  lateFrom: string | null;
  trace: TermsStep[];
  exception: { opensAt: string | null; closesAt: string | null; extraAttempts: number; extraMinutes: number; reason: string } | null;
  /** Attempts that were submitted, and when the open one ends; null without one or without an end. */
  taken: number;
  openUntil: string | null;
};

/** `reason` is for who manages the course's students. */
export type StudentQuizzes = { accommodation: { extraTimePercent: number; reason: string }; quizzes: StudentQuiz[] };

/** The quizzes of the release that a student follows, each by the terms that hold for them. For who may manage the course's students. */
export async function listStudentQuizzes(ctx: Ctx, { courseId, enrollmentId }: StudentOfCourse): Promise<StudentQuizzes> {
  await authorizeStudents(ctx, courseId);
  const learner = await ctx.db.enrollment.findFirst({
    where: { id: enrollmentId, courseId },
    select: { ...KEPT_TERMS, extraTimeReason: true, attempts: { select: { lessonId: true, state: true, dueAt: true } } },
  });
  if (!learner) throw notFound();
  const quizzes = (await listQuizzesOf(ctx.db, enrollmentId)).map(({ lessonId, title, quiz }): StudentQuiz => {
    const own = learnerTermsOf(learner, lessonId);
    const { quiz: { opensAt, closesAt, attempts, timeLimitMinutes }, trace, lateFrom } = quizTermsFor(quiz, own);
    const made = learner.attempts.filter((attempt) => attempt.lessonId === lessonId);
    return {
      lessonId, lesson: title, terms: { opensAt, closesAt, attempts, timeLimitMinutes }, lateFrom, trace,
      exception: own.exception && grantedOf(own.exception),
      taken: made.filter(({ state }) => state === "submitted").length,
      openUntil: made.find(({ state }) => state === "open")?.dueAt?.toISOString() ?? null,
    };
  });
  return { accommodation: { extraTimePercent: learner.extraTimePercent, reason: learner.extraTimeReason }, quizzes };
}

function grantedOf({ opensAt, closesAt, extraAttempts, extraMinutes, reason }: NonNullable<ReturnType<typeof learnerTermsOf>["exception"]>): StudentQuiz["exception"] {
  return { opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null, extraAttempts, extraMinutes, reason };
}
