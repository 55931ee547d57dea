import { add, divide, exact, multiply, ONE, ZERO } from "@/lib/domain/exact-number";
import type { ResponseOf } from "@/lib/schemas/question-responses";
import type { ClozeGap, QuestionOf } from "@/lib/schemas/questions";
import { ResponseRefused, type PartialScore } from "./partial-score";
import { scoreSingle } from "./score-choice";
import { scoreNumeric } from "./score-numeric";
import { scoreText } from "./score-text";

export function scoreCloze({ gaps, scoring }: QuestionOf<"cloze">, { gaps: given }: ResponseOf<"cloze">): PartialScore {
  const stray = Object.keys(given).find((id) => !gaps.some((gap) => gap.id === id));
  if (stray !== undefined) throw new ResponseRefused(`The question has no gap ${stray.slice(0, 100)}.`);
  const scored = gaps.map((gap) => ({ gap, ...scoreGap(gap, given[gap.id] ?? "") }));
  const total = gaps.map(({ weight }) => exact(weight)).reduce(add, ZERO);
  const earned = scored.map(({ gap, credit }) => multiply(exact(gap.weight), credit)).reduce(add, ZERO);
  const all = scored.every(({ credit }) => credit.n === credit.d);
  return {
    credit: scoring === "perGap" ? divide(earned, total) : all ? ONE : ZERO,
    parts: scored.map(({ gap, credit }) => ({ id: gap.id, credit })),
    feedback: scored.flatMap(({ feedback }) => feedback),
  };
}

function scoreGap(gap: ClozeGap, given: string): PartialScore {
  switch (gap.kind) {
    case "text":
      return scoreText(gap, given);
    case "numeric":
      return scoreNumeric(gap, given);
    case "choice":
      return scoreSingle(gap, { choice: given === "" ? null : given });
  }
}
