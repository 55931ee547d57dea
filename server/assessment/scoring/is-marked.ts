import type { Question, QuestionOf } from "@/lib/schemas/questions";

/** What only a person can score. */
export type MarkedQuestion = QuestionOf<"essay" | "file">;

export function isMarked(question: Question | undefined): question is MarkedQuestion {
  return question?.type === "essay" || question?.type === "file";
}
