import type { CardRating } from "@/lib/domain/card-ratings";
import type { QuizSettings } from "@/lib/schemas/lesson-content";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { Rubric } from "@/lib/schemas/rubric";
import type { DraftFile, HandedFile } from "./assignment/dto";
import type { AnswerLine } from "./review/describe-answer";
import type { ShownQuestion } from "./show-question";
import type { Shown } from "./shown-texts";

/** What a learner is told of a quiz before they begin. */
export type QuizRules = Omit<QuizSettings, "shuffle"> & {
  questionCount: number;
  points: number;
  /** What the answers are judged by that a person marks in every attempt. */
  rubrics: { type: "essay" | "file"; points: number; rubric: Rubric }[];
};

export type AskedQuestion = {
  place: number;
  /** Title of the section that it was drawn for. */
  section: string | null;
  question: ShownQuestion;
  /** What is kept of an earlier visit, with the number of its save. */
  answer: { response: QuestionResponse; sequence: number } | null;
  /** Of a question that asks for files: every one that was brought for it, and the largest that is taken, in bytes. */
  upload: { files: DraftFile[]; maxBytes: number } | null;
};

export type OpenAttempt = { attemptId: string; number: number; dueAt: string | null; questions: AskedQuestion[] };

/**
 * Not passed while its programs have not run yet (`isChecking`) nor while answers wait to be marked: `waiting` says what
 * the other questions gave, and what those are worth.
 */
export type SubmittedAttempt = {
  isChecking: boolean;
  waiting: { knownPoints: number; knownMax: number } | null;
  attemptId: string;
  number: number;
  submittedAt: string;
  points: number;
  maxPoints: number;
  passed: boolean;
  regraded: Regraded | null;
};

/** That an attempt was scored again: when, why, and what it had before. */
export type Regraded = { at: string; reason: string; points: number; maxPoints: number };

export type ReviewedQuestion = {
  place: number;
  prompt: string;
  points: number;
  maxPoints: number;
  result: "right" | "partial" | "wrong" | "blank";
  given: Shown<AnswerLine>[];
  right: Shown<AnswerLine>[];
  /** Of an answer that is a file. */
  files: HandedFile[];
  /** What its marker said. */
  comment: string;
  /** What its marker judged it by, and the levels that they chose. */
  rubric: Rubric;
  levels: Record<string, string>;
  /** HTML. */
  feedback: string[];
  rationale: string | null;
  /** What a regrade made of it: scored by a corrected key, full points for everybody, or it does not count. */
  regraded: "key" | "full" | "exclude" | null;
};

export type QuizStanding = {
  /** Latest first. */
  submitted: SubmittedAttempt[];
  open: OpenAttempt | null;
  next: { state: "open" | "cooling" | "upcoming" | "closed" | "used_up"; left: number | null; at: string | null };
  /** Of the latest submitted attempt; null while the quiz does not show it, or while an attempt is open. */
  review: ReviewedQuestion[] | null;
};

/**
 * A quiz as its lesson's page shows it. Without a standing, to who has no enrollment, nothing but its rules. `timeZone`
 * is the course's, where the quiz has a window.
 */
export type QuizPage = { rules: QuizRules; standing: QuizStanding | null; now: string; timeZone: string | null };

/** A due card as its learner meets it; `rep` is how often it was reviewed before. */
export type ShownCard = { cardId: string; rep: number; lesson: string; course: { title: string; slug: string; language: string }; question: ShownQuestion };

/** What is due of one's cards, and the one that is asked next. `nextDueAt` is when the next of the others will be. */
export type ReviewDesk = { due: number; nextDueAt: string | null; card: ShownCard | null };

/** What came of an answer to a card, and when each rating would bring it back. */
export type AnsweredCard = { review: ReviewedQuestion; suggested: CardRating; dueAt: Record<CardRating, string> };
