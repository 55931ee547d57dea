import { startIn } from "@/lib/domain/quiz-sections";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { ChangeQuizInput, QuizContent } from "@/lib/schemas/lesson-content";

type Cut = Pick<ChangeQuizInput, "order" | "sections" | "sectionsInTurn">;

/**
 * A quiz whose questions came into their new order, cut into these sections; where none are given, those that it has go on
 * beginning with the same questions. A quiz that is left without sections says nothing of any. Throws
 * `authoring.outline_changed` for a section that is not there and for one that begins behind the last question.
 */
export function cutQuiz(quiz: QuizContent, { order, sections: wanted, sectionsInTurn }: Cut): QuizContent {
  const { sections: before, sectionsInTurn: wasInTurn, draws, ...rest } = quiz;
  const ids = new Set(before?.map(({ id }) => id));
  const isStale = wanted?.some(({ id, from }) => (id !== null && !ids.has(id)) || from > quiz.questions.length);
  if (isStale) throw new DomainError("conflict", "authoring.outline_changed");
  const kept = before?.map((section) => ({ ...section, from: order ? startIn(order, section.from) : section.from }));
  const sections = wanted?.map(({ id, ...said }) => ({ id: id ?? newId("quizSection"), ...said })) ?? kept ?? [];
  const isInTurn = sections.length > 0 && (sectionsInTurn ?? wasInTurn ?? false);
  const named = new Set(sections.map(({ id }) => id));
  return {
    ...rest,
    ...(draws && { draws: draws.map(({ section, ...draw }) => ({ ...draw, ...(section !== undefined && named.has(section) && { section }) })) }),
    ...(sections.length > 0 && { sections }),
    ...(isInTurn && { sectionsInTurn: true as const }),
  };
}
