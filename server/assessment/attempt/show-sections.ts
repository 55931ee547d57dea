import { add, exact, toNumber, ZERO } from "@/lib/domain/exact-number";
import type { Locale } from "@/lib/i18n/locales";
import type { QuizSection } from "@/lib/schemas/lesson-content";
import type { RichText } from "@/lib/schemas/question-parts";
import type { AttemptSection, SectionOutline } from "../dto";
import { showTexts } from "../shown-texts";
import { attemptParts, type AttemptPart, type Placed } from "./places";
import type { TakenQuiz } from "./taken-quiz";

/** How many questions of a quiz these places are, and what they are worth. */
export function measure({ questions }: Pick<TakenQuiz, "questions">, places: readonly number[]): Omit<SectionOutline, "title"> {
  const asked = places.flatMap((place) => (questions[place] && questions[place].type !== "information" ? [questions[place]] : []));
  return { questionCount: asked.length, points: toNumber(asked.map(({ points }) => exact(points)).reduce(add, ZERO)) };
}

/** The sections of a quiz as anybody may know them who has not begun it; none of a quiz that has none. */
export function outlineSections(quiz: TakenQuiz, parts: readonly AttemptPart[]): SectionOutline[] {
  return (quiz.sections ?? []).length === 0 ? [] : parts.map(({ section, places }) => ({ title: section?.title ?? "", ...measure(quiz, places) }));
}

/** The sections of an open attempt: of those that are not open no more than their outline. */
export async function showSections(quiz: TakenQuiz, attempt: Placed, locale: Locale): Promise<AttemptSection[]> {
  const parts = attemptParts(quiz, attempt.seed);
  const shown = outlineSections(quiz, parts).map((outline, index) => {
    const { section, places } = parts[index] ?? { section: null, places: [] };
    const state = !quiz.sectionsInTurn || index === attempt.section ? ("open" as const) : index < attempt.section ? ("closed" as const) : ("later" as const);
    return { ...outline, state, ...(state === "open" ? { places, instructions: instructionsOf(section) } : { places: [], instructions: instructionsOf(null) }) };
  });
  return showTexts(shown, locale);
}

/** What a section says above its questions. */
export function instructionsOf(section: QuizSection | null): RichText {
  return { format: "markdown", text: section?.instructions ?? "" };
}
