import type { Exact } from "@/lib/domain/exact-number";
import type { RichText } from "@/lib/schemas/question-parts";

/** Shares of the whole: of the question, and of each of its parts. */
export type PartialScore = { credit: Exact; parts: { id: string; credit: Exact }[]; feedback: RichText[] };

/** The response does not fit the question, so no score would be right. */
export class ResponseRefused extends Error {}

export function texts(...feedback: (RichText | null | undefined)[]): RichText[] {
  return feedback.filter((each) => each !== null && each !== undefined);
}
