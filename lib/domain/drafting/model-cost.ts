const MILLION = 1_000_000;

export type TokenPrice = {
  /** Millionths of a dollar for a million tokens: US$ 0.15 for a million is 150,000. */
  input: number;
  output: number;
};

/** What tokens cost, in millionths of a dollar, rounded up; null where no price is known. */
export function costOf({ inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }, price: TokenPrice | null): number | null {
  return price && Math.ceil((inputTokens * price.input + outputTokens * price.output) / MILLION);
}
