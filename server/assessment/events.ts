import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** A learner began an attempt that has to end at `dueAt`. */
export type TimedQuizStarted = DomainEvent<"assessment/timed-quiz.started", { attemptId: string; dueAt: string }>;

/** An attempt ended and has its points: by its learner, or because its time was up. */
export type QuizSubmitted = DomainEvent<
  "assessment/quiz.submitted",
  { attemptId: string; enrollmentId: string; userId: string; courseId: string; lessonId: string; passed: boolean; by: "learner" | "clock" }
>;

/** An attempt ended with programs at these places that have to run before it has its points. */
export type ProgramsSubmitted = DomainEvent<"assessment/programs.submitted", { attemptId: string; places: number[]; by: "learner" | "clock" }>;

/** An attempt ended with answers that wait for a person: it has its points once they are marked. */
export type AnswersSubmitted = DomainEvent<"assessment/answers.submitted", { attemptId: string; by: "learner" | "clock" }>;

/** A version of an assignment was handed in. */
export type SubmissionSubmitted = DomainEvent<
  "assessment/submission.submitted",
  { submissionId: string; number: number; enrollmentId: string; userId: string; courseId: string; lessonId: string }
>;

/** What a consumer reads of each event. Events gain fields, so unknown ones pass. */
export const assessmentEventSchemas = {
  "assessment/timed-quiz.started": z.looseObject({ attemptId: z.string(), dueAt: z.string().pipe(z.coerce.date()) }),
  "assessment/programs.submitted": z.looseObject({ attemptId: z.string(), places: z.array(z.int()), by: z.enum(["learner", "clock"]) }),
  "assessment/answers.submitted": z.looseObject({ attemptId: z.string(), by: z.enum(["learner", "clock"]) }),
  "assessment/submission.submitted": z.looseObject({ submissionId: z.string() }),
  "assessment/quiz.submitted": z.looseObject({ attemptId: z.string(), userId: z.string(), by: z.enum(["learner", "clock"]) }),
} as const;
