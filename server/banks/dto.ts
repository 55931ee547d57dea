import type { ItemStatistics } from "@/lib/domain/item-statistics";
import type { Question } from "@/lib/schemas/questions";

export type { ItemStatistics } from "@/lib/domain/item-statistics";

export type BankSummary = {
  bankId: string;
  title: string;
  language: string;
  questionCount: number;
  isArchived: boolean;
  /** Null for one's own. */
  ownerName: string | null;
};

export type BankQuestionEntry = {
  questionId: string;
  type: Question["type"];
  /** What it asks, on one line. */
  stem: string;
  tags: string[];
  difficulty: number | null;
  /** Number of its newest version. */
  version: number;
  isArchived: boolean;
  /** How many quizzes take it, as their drafts are or as they are published. */
  useCount: number;
  /** Of the newest version. */
  statistics: ItemStatistics;
};

export type BankPage = BankSummary & {
  viewerCan: { manage: boolean };
  /** Every tag of its questions, most used first. */
  tags: string[];
  items: BankQuestionEntry[];
  nextCursor: string | null;
  /** How many the filter finds. */
  found: number;
};

/** A quiz that takes a question. */
export type QuestionUse = { courseId: string; lessonId: string; course: string; lesson: string; version: number; how: "fixed" | "drawn"; isPublished: boolean; isDraft: boolean };

/** A question with its key, all of its versions and where it is used. */
export type BankQuestionPage = {
  bankId: string;
  questionId: string;
  version: number;
  question: Question;
  tags: string[];
  difficulty: number | null;
  isArchived: boolean;
  versions: { number: number; author: string | null; createdAt: string; statistics: ItemStatistics }[];
  /** In courses that the viewer works on. */
  uses: QuestionUse[];
};
