import type { Lateness } from "@/lib/domain/assignment-terms";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Annotation, ReleasedMark } from "@/lib/schemas/grades";
import type { Rubric } from "@/lib/schemas/rubric";
import type { SubmissionState } from "@/prisma/generated/enums";
import type { SetAs } from "./gradebook/load-rows";

/** Whose work it is: a name, or, while names are hidden, a code that says nothing. */
export type Author = { name: string | null; code: string };

/** Instants are ISO 8601 texts in UTC. */
export type QueuedSubmission = {
  /** Of a quiz with answers that a person scores, the attempt's. */
  submissionId: string;
  author: Author;
  lessonId: string;
  lesson: string;
  number: number;
  submittedAt: string;
  lateness: Lateness;
  points: number | null;
  maxPoints: number;
};

export type GradingQueue = {
  items: QueuedSubmission[];
  nextCursor: string | null;
  /** The course's assignments and quizzes that people mark, with what waits, and what is finished and not released. */
  assignments: { lessonId: string; title: string; waiting: number; done: number }[];
};

export type Mark = { version: number; levels: Record<string, string>; points: number | null; comment: string; annotations: Annotation[]; isDone: boolean; savedBy: string | null; savedAt: string };

export type Marking = {
  submissionId: string;
  enrollmentId: string | null;
  author: Author;
  lessonId: string;
  lesson: string;
  language: string;
  state: SubmissionState;
  number: number;
  submittedAt: string;
  dueAt: string | null;
  lateness: Lateness;
  text: string;
  links: string[];
  files: { fileId: string; name: string; bytes: number }[];
  rules: Pick<AssignmentContent, "points" | "passingPoints" | "rubric" | "late" | "feedback" | "anonymous">;
  mark: Mark | null;
  released: (ReleasedMark & { finalPoints: number; releasedAt: string }) | null;
  versions: { submissionId: string; number: number; state: SubmissionState }[];
  /** The version to grade in place of this one, when a later one was handed in. */
  newerId: string | null;
  previousId: string | null;
  nextId: string | null;
  comments: { commentId: string; text: string }[];
};

/** An answer of a quiz that a person scores. Texts are HTML; guidance and model answer are for whoever marks. */
export type MarkedAnswer = {
  place: number;
  /** Among the questions of the attempt, as its learner counted them, from 1. */
  number: number;
  type: "essay" | "file";
  prompt: string;
  guidance: string | null;
  modelAnswer: string | null;
  maxPoints: number;
  /** As it was typed. */
  text: string;
  words: { least: number | null; most: number | null };
  files: { fileId: string; name: string; bytes: number; isReady: boolean }[];
  points: number | null;
  /** How many of its hints were shown, and what those take off the points that are given. */
  hints: { shown: number; cost: number } | null;
  comment: string;
  rubric: Rubric;
  levels: Record<string, string>;
};

/** An attempt with answers that a person scores. */
export type AttemptMarking = {
  attemptId: string;
  enrollmentId: string | null;
  author: Author;
  lessonId: string;
  lesson: string;
  language: string;
  number: number;
  submittedAt: string;
  lateness: Lateness;
  /** What the other questions gave, what those are worth, and what all are: before what lateness costs. */
  knownPoints: number;
  knownMax: number;
  maxPoints: number;
  passingScore: number;
  answers: MarkedAnswer[];
  version: number;
  isDone: boolean;
  savedBy: string | null;
  /** The points that were shown are those after what lateness costs. */
  released: { finalPoints: number; releasedAt: string } | null;
  previousId: string | null;
  nextId: string | null;
  comments: { commentId: string; text: string }[];
};

/** An assignment as one student has it, for whoever manages the students. */
export type StudentWork = {
  lessonId: string;
  lesson: string;
  dueAt: string | null;
  extension: { until: string; reason: string } | null;
  state: SubmissionState | null;
  points: number | null;
  maxPoints: number;
  override: { points: number; setAs: SetAs | null; reason: string } | null;
  /** Of what was set by hand: setting names the one that was seen. */
  version: number;
};
