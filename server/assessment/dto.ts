import type { CardRating } from "@/lib/domain/card-ratings";
import type { TermsStep } from "@/lib/domain/quiz-terms-for";
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
  /** Of a quiz that has some. */
  sections: SectionOutline[];
  sectionsInTurn: boolean;
  /** Its questions are kept out of practice. */
  practiceOff: boolean;
  /** From when on attempts are late, and what each day costs; null where none is taken after the window. The window closes when the last of them is taken. */
  late: { from: string; percentPerDay: number; maxPercent: number } | null;
};

/** A section before it is begun: no more than its title and what it asks. An empty title is what stands before all sections. */
export type SectionOutline = { title: string; questionCount: number; points: number };

/** A section of an open attempt. Of one that is closed or comes later neither its places nor its instructions, which are HTML. */
export type AttemptSection = SectionOutline & { state: "closed" | "open" | "later"; places: number[]; instructions: string };

export type AskedQuestion = {
  place: number;
  /** The title under which it was drawn, in no section. */
  section: string | null;
  question: ShownQuestion;
  /** Those of its hints that were shown, as HTML; the question says what each costs. */
  hints: string[];
  /** What is kept of an earlier visit, with the number of its save. */
  answer: { response: QuestionResponse; sequence: number } | null;
  /** Of a question that asks for files: every one that was brought for it, and the largest that is taken, in bytes. */
  upload: { files: DraftFile[]; maxBytes: number } | null;
};

/** `questions` are those that may be answered now. `inTurn` is the number of the section that is open alone, null where all are. */
export type OpenAttempt = { attemptId: string; number: number; dueAt: string | null; questions: AskedQuestion[]; sections: AttemptSection[]; inTurn: number | null };

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
  /** Of one that was submitted late: by how many days, what it costs in per cent, and the points after it. */
  late: { daysLate: number; percent: number; points: number } | null;
  regraded: Regraded | null;
  /** What each section gave, of the latest attempt that has its points. */
  sections: SectionScore[];
};

export type SectionScore = { title: string; points: number; maxPoints: number };

/** That an attempt was scored again: when, why, and what it had before. */
export type Regraded = { at: string; reason: string; points: number; maxPoints: number };

export type ReviewedQuestion = {
  place: number;
  /** The section that begins with it; `instructions` are HTML. */
  section: { title: string; instructions: string } | null;
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
  /** How many of its hints were shown, and the points that those cost. */
  hints: { shown: number; cost: number } | null;
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
 * is the course's, where the quiz has a window. The rules are those that hold for this learner; the trace says what of
 * them is their own.
 */
export type QuizPage = { rules: QuizRules; standing: QuizStanding | null; now: string; timeZone: string | null; trace: TermsStep[] };

/** A due card as its learner meets it; `rep` is how often it was reviewed before. */
export type ShownCard = { cardId: string; rep: number; lesson: string; course: { title: string; slug: string; language: string }; /** What its section says to all of its questions, as HTML. */ instructions: string; question: ShownQuestion };

/** What is due of one's cards, and the one that is asked next. `nextDueAt` is when the next of the others will be. */
export type ReviewDesk = { due: number; nextDueAt: string | null; card: ShownCard | null };

/** What came of an answer to a card, and when each rating would bring it back. */
export type AnsweredCard = { review: ReviewedQuestion; suggested: CardRating; dueAt: Record<CardRating, string> };

type PracticeResult = ReviewedQuestion["result"];

/** What one may practise of a course, and the latest round. */
export type PracticeDesk = {
  course: { title: string; slug: string; language: string };
  lessons: { lessonId: string; title: string; count: number }[];
  tags: { tag: string; count: number }[];
  counts: { all: number; missed: number; unseen: number };
  round: PracticeRound | null;
};

/** A round of practice: what the first answer to each question got, and the one that is asked now, by its number from 0. */
export type PracticeRound = {
  practiceId: string;
  isEnded: boolean;
  /** `isSecond`: it took more than one answer. */
  results: { result: PracticeResult | null; isSecond: boolean; hints: number }[];
  item: { number: number; lesson: string; /** HTML, as the hints that were shown. */ instructions: string; hints: string[]; hintsLeft: number; question: ShownQuestion } | null;
};

/** What came of an answer in practice. The review, with the key, once it was right or given up; until then another try is open. */
export type AnsweredPractice = { result: PracticeResult; feedback: string[]; review: ReviewedQuestion | null };
