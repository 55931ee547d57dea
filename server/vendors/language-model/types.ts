import type { TokenPrice } from "@/lib/domain/drafting/model-cost";

export type TokenUsage = { inputTokens: number; outputTokens: number };

export type ModelQuestion = {
  instructions: string;
  prompt: string;
  /** JSON Schema of the answer, which the model is held to where its server can. */
  schema: object;
  maxOutputTokens: number;
};

/**
 * `answered`: JSON, of whatever shape. `unreadable`: text that is no JSON, or was cut off. `refused`: the model, or a filter
 * before it, would not answer. All three cost tokens.
 */
export type ModelAnswer = { outcome: "answered"; value: unknown; usage: TokenUsage } | { outcome: "unreadable" | "refused"; usage: TokenUsage };

/** The model cannot be used as it is configured: its key, its name or what it is asked. Asking again changes nothing. */
export class ModelMisconfigured extends Error {}

/** A language model behind one address. Null in its place means that none is configured, which the studio says. */
export type LanguageModel = {
  /** As its server calls it: shown wherever its words are. */
  name: string;
  /** Null where no price is configured. */
  price: TokenPrice | null;
  /** As many tokens as one teacher may have used in a day. */
  dailyTokens: number;
  /** Throws `ModelMisconfigured`, and any other error when it is out of reach or busy: that is to be tried again. */
  answer(question: ModelQuestion): Promise<ModelAnswer>;
};
