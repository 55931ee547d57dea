import { add, clamp, exact, fraction, ONE, ZERO, type Exact } from "@/lib/domain/exact-number";
import type { ResponseOf } from "@/lib/schemas/question-responses";
import { creditOf, type QuestionOption } from "@/lib/schemas/question-parts";
import type { QuestionOf } from "@/lib/schemas/questions";
import { ResponseRefused, texts, type PartialScore } from "./partial-score";

export function scoreSingle({ options }: { options: readonly QuestionOption[] }, { choice }: Pick<ResponseOf<"single">, "choice">): PartialScore {
  if (choice === null) return { credit: ZERO, parts: [], feedback: [] };
  const option = findOption(options, choice);
  const credit = clamp(exact(creditOf(option)), ZERO, ONE);
  return { credit, parts: [{ id: option.id, credit }], feedback: texts(option.feedback) };
}

export function scoreBoolean({ correct, feedbackTrue, feedbackFalse }: QuestionOf<"boolean">, { value }: ResponseOf<"boolean">): PartialScore {
  return { credit: value === correct ? ONE : ZERO, parts: [], feedback: value === null ? [] : texts(value ? feedbackTrue : feedbackFalse) };
}

export function scoreMultiple({ options, scoring, maxChoices }: QuestionOf<"multiple">, { choices }: ResponseOf<"multiple">): PartialScore {
  const chosen = [...new Set(choices)].map((choice) => findOption(options, choice));
  if (maxChoices !== null && chosen.length > maxChoices) throw new ResponseRefused(`${chosen.length} options are chosen where ${maxChoices} may be.`);
  const credit = chosen.length === 0 ? ZERO : clamp(creditBy(scoring, options, chosen), ZERO, ONE);
  return { credit, parts: chosen.map((option) => ({ id: option.id, credit: exact(creditOf(option)) })), feedback: texts(...chosen.map((option) => option.feedback)) };
}

function creditBy(scoring: QuestionOf<"multiple">["scoring"], options: readonly QuestionOption[], chosen: readonly QuestionOption[]): Exact {
  const right = options.filter(({ correct }) => correct).length;
  const hits = chosen.filter(({ correct }) => correct).length;
  const misses = chosen.length - hits;
  switch (scoring) {
    case "allOrNothing":
      return hits === right && misses === 0 ? ONE : ZERO;
    case "rightMinusWrong":
      return fraction(BigInt(hits - misses), BigInt(right));
    case "perOption":
      return fraction(BigInt(options.length - misses - (right - hits)), BigInt(options.length));
    case "credits":
      return chosen.map((option) => exact(creditOf(option))).reduce(add, ZERO);
  }
}

function findOption(options: readonly QuestionOption[], id: string): QuestionOption {
  const option = options.find((each) => each.id === id);
  if (!option) throw new ResponseRefused(`The question has no option ${id.slice(0, 100)}.`);
  return option;
}
