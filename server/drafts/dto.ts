import type { DropReason } from "@/lib/domain/drafting/judge-draft";
import type { Wanted } from "@/lib/schemas/drafts";
import type { Question } from "@/lib/schemas/questions";

/** Why a run ended without what was asked for; each has a sentence. */
export const RUN_FAILURES = ["no_text", "pdf_unreadable", "pdf_too_long", "pdf_too_slow", "pdf_gone", "no_model", "model_misconfigured", "budget", "gave_up"] as const;
export type RunFailure = (typeof RUN_FAILURES)[number];

export type RunState = "requested" | "drafting" | "done" | "failed" | "cancelled";

/** How far a run is, what came of it and what it cost. */
export type DraftRunEntry = {
  runId: string;
  state: RunState;
  failure: RunFailure | null;
  sourceName: string;
  sourceKind: "text" | "captions" | "pdf";
  method: "model" | "rules";
  /** As its server calls it; empty for rules. */
  model: string;
  wanted: Wanted;
  /** The text went on behind what was read. */
  isCut: boolean;
  batches: number;
  settledBatches: number;
  waiting: number;
  accepted: number;
  rejected: number;
  dropped: Partial<Record<DropReason, number>>;
  inputTokens: number;
  outputTokens: number;
  /** In millionths of a US dollar; null where no price is configured. */
  costMicros: number | null;
  createdAt: string;
};

/** A draft with its key and where it comes from. */
export type DraftEntry = {
  draftId: string;
  question: Question;
  quote: string;
  isEdited: boolean;
  /** The passage around the quote, and its place. */
  source: { text: string; heading: string | null; second: number | null; page: number | null; lessonId: string | null };
};

type Choice = { lessonId: string; title: string };

export type DraftsPage = {
  /** Null where none is configured. */
  model: { name: string; hasPrice: boolean; usedTokens: number; dailyTokens: number } | null;
  texts: Choice[];
  captions: (Choice & { language: string })[];
  pdfs: { sourceId: string; name: string }[];
  quizzes: Choice[];
  banks: { bankId: string; title: string }[];
  language: string;
  runs: DraftRunEntry[];
  /** Those of the run that is shown: the newest, or the one asked for. */
  shown: (DraftRunEntry & { drafts: DraftEntry[] }) | null;
};
