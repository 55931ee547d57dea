import type { Question } from "@/lib/schemas/questions";
import type { AttemptStanding, RegradeCounts } from "@/lib/domain/regrade-effect";
import type { RegradeMode, RegradeRule } from "@/lib/schemas/regrade";
import type { QuestionChange } from "./pair-questions";

/** A question of the quiz to a teacher who regrades: never with its key. */
export type RegradePageQuestion = { name: string; type: Question["type"]; prompt: string; points: number; pointsNow: number | null; changes: QuestionChange[]; isSure: boolean; scoredBy: RegradeRule["mode"] | null; suggested: RegradeMode };

export type PastRegrade = { regradeId: string; by: string | null; reason: string; onlyRaises: boolean; createdAt: string; appliedAt: string | null; counts: RegradeCounts };

export type RegradePage = { title: string; attempts: number; questions: RegradePageQuestion[]; past: PastRegrade[]; isApplying: boolean; /** The one that is being applied got no further since then. It is gone on with by itself. */ heldUpSince: string | null };

export type RegradeRow = { attemptId: string; name: string; email: string; number: number; before: AttemptStanding; after: AttemptStanding; /** A grade that was set by hand counts in its place. */ isSet: boolean };

/** What a regrade would do. `seen` names it: applying it asks for that. */
export type RegradeEffect = {
  seen: string;
  onlyRaises: boolean;
  /** Somebody would fall if it did not only raise. */
  wouldLower: boolean;
  counts: RegradeCounts;
  changed: number;
  /** Attempts in which nothing would count any more: they pass, and no grade comes of them. */
  nothingLeft: number;
  average: { before: number | null; after: number | null };
  rows: RegradeRow[];
  nextCursor: string | null;
  /** Programs that have to run under mended tests before this is the whole effect. */
  programs: { left: number; isRunning: boolean };
};
