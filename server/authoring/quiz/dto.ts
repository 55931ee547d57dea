import type { LateAccept } from "@/lib/schemas/assignment-content";
import type { ItemStatistics } from "@/lib/domain/item-statistics";
import type { CodeDraft } from "@/lib/schemas/code-question";
import type { QuizDraw, QuizSection, QuizSettings } from "@/lib/schemas/lesson-content";
import type { Question } from "@/lib/schemas/questions";
import type { ImportReport } from "@/server/content-formats";
import type { RubricToUse } from "../assignment/dto";

/** A question as the editor of a quiz lists it. */
export type QuizQuestion = {
  type: Question["type"];
  title: string | null;
  stem: string;
  points: number;
  /** Of one that comes from a bank: its version, and the bank's newest one, null where the bank is not there. */
  bank: { version: number; newest: number | null } | null;
  statistics: ItemStatistics;
};

/** A draw as the editor lists it, with how many questions it may choose among now. */
export type QuizEditorDraw = Omit<QuizDraw, "pool"> & {
  available: number;
  /** The bank is there and used in the course with its owner's leave; else the pool stays as it is. */
  isLive: boolean;
};

export type QuizEditor = {
  /** Send it back with a change. */
  version: string;
  /** The course's, in which its window is written. */
  timeZone: string;
  settings: QuizSettings;
  questions: QuizQuestion[];
  draws: QuizEditorDraw[];
  /** For questions that a person marks to begin from. */
  rubrics: RubricToUse[];
  /** Each begins at a place and goes on until the next. */
  sections: QuizSection[];
  /** One after the other, and no way back. */
  sectionsInTurn: boolean;
  /** Its questions are kept out of practice. */
  practiceOff: boolean;
  /** What attempts after the window lose; null where none are taken. */
  late: LateAccept | null;
  /** Attempts show no hints. */
  hintsOff: boolean;
};

/** A code question as its form shows it, keys and all. */
export type CodeQuestionEditor = {
  /** Of the quiz: send it back with a change. */
  version: string;
  question: CodeDraft;
};

/** A question as its form shows it, key and all. */
export type QuizQuestionEditor = {
  /** Of the quiz: send it back with a change. */
  version: string;
  question: Question;
};

/** What became of each part of a file of questions. With `dryRun` nothing was stored and `version` is the one that was. */
export type QuestionsImported = ImportReport & { version: string };
