import { MAX_HINTS, type RichText } from "@/lib/schemas/question-parts";
import type { Question } from "@/lib/schemas/questions";
import { freeId } from "../free-id";
import { readDecimal } from "./read-decimal";

/** A hint as it is written: what it costs is a text, in per cent of the points, that may not be complete yet. */
export type HintDraft = { id: string; text: RichText; cost: string; /** The share that was stored: it stays, to its last digit, as long as its text does. */ stored: number | null };

export type HintErrors = Partial<Record<string, "hint" | "hintCost">>;

type Hints = Question["hints"];

export function toHintDrafts(hints: Hints): HintDraft[] {
  return hints.map(({ text, cost }, index) => ({ id: `h${index + 1}`, text, cost: percentOf(cost), stored: cost }));
}

export function addHint(hints: readonly HintDraft[]): HintDraft[] {
  const blank: HintDraft = { id: freeId("h", hints), text: { format: "markdown", text: "" }, cost: "0", stored: null };
  return [...hints, blank].slice(0, MAX_HINTS);
}

/** The hints that drafts without errors say, in their order. */
export function readHints(hints: readonly HintDraft[]): Hints {
  return hints.map(({ text, cost, stored }) => ({ text, cost: stored !== null && percentOf(stored) === cost ? stored : readDecimal(cost) / 100 }));
}

/** What of them cannot be taken, by the ids of their controls. */
export function hintErrors(hints: readonly HintDraft[]): HintErrors {
  const errors: HintErrors = {};
  for (const { id, text, cost } of hints) {
    if (text.text.trim() === "") errors[`hint-${id}`] = "hint";
    if (!(readDecimal(cost) >= 0 && readDecimal(cost) <= 100)) errors[`hint-cost-${id}`] = "hintCost";
  }
  return errors;
}

/** Without the digits that floating numbers add. */
function percentOf(cost: number): string {
  return String(Number((cost * 100).toFixed(6)));
}
