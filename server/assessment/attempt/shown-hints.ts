import type { Locale } from "@/lib/i18n/locales";
import type { Question } from "@/lib/schemas/questions";
import { showTexts } from "../shown-texts";
import type { TakenQuiz } from "./taken-quiz";

/** An attempt as far as its points depend on it: what its seed drew, and the place of each hint that was shown. */
export type TakenAttempt = { seed: string; hints: readonly number[] };

/** How many hints of the question at a place were shown. */
export function hintsAt({ hints }: Pick<TakenAttempt, "hints">, place: number): number {
  return hints.filter((each) => each === place).length;
}

/** A question as attempts of its quiz may ask for its hints: without any where the quiz shows none. */
export function withAskable(quiz: Pick<TakenQuiz, "hintsOff">, question: Question): Question {
  return quiz.hintsOff || question.type === "information" ? { ...question, hints: [] } : question;
}

/** The first so many hints of a question as HTML, and how many more there are. */
export async function showHints({ hints }: Pick<Question, "hints">, shown: number, locale: Locale): Promise<{ hints: string[]; left: number }> {
  const texts = hints.slice(0, shown).map(({ text }) => text);
  return { hints: await showTexts(texts, locale), left: hints.length - texts.length };
}
