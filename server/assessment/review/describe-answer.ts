import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { RichText } from "@/lib/schemas/question-parts";
import type { NumericRules, Question, QuestionOf, TextRules } from "@/lib/schemas/questions";

/** One line of an answer: texts that belong together, as a prompt and its target, whether a statement is true, or a program and its tests. */
export type AnswerLine = { parts: RichText[] } | { truth: boolean } | { program: string; passed: number; total: number };

/** What was answered, in the words of the question. The response names the question's own parts. */
export function describeResponse(question: Question, response: QuestionResponse): AnswerLine[] {
  switch (response.type) {
    case "single":
      return question.type === "single" && response.choice !== null ? named(question.options, [response.choice]) : [];
    case "multiple":
      return question.type === "multiple" ? named(question.options, response.choices) : [];
    case "boolean":
      return response.value === null ? [] : [{ truth: response.value }];
    case "shortText":
    case "numeric":
    case "essay":
      return response.text.trim() === "" ? [] : [words(response.text)];
    case "cloze":
      return question.type === "cloze" ? question.gaps.map((gap) => ({ parts: [textIn(gap, response.gaps[gap.id] ?? "")] })) : [];
    case "matching":
      return question.type === "matching" ? pairsOf(question, response.pairs) : [];
    case "ordering":
      return question.type === "ordering" ? named(question.items, response.order) : [];
    case "hotspot":
      return question.type === "hotspot" ? [...areaNames(question, response.areas), ...response.points.map(({ x, y }) => words(`${Math.round(x)}, ${Math.round(y)}`))] : [];
    case "program":
      return response.source.trim() === "" ? [] : [{ program: response.source, passed: (response.results ?? []).filter(({ passed }) => passed).length, total: response.results?.length ?? 0 }];
    case "file":
    case "code":
    case "information":
    case "qti":
      return [];
  }
}

/** An answer that gets all the points, in the words of the question; nothing where no single one does. */
export function describeKey(question: Question): AnswerLine[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.options.filter(({ correct }) => correct).map(({ text }) => ({ parts: [text] }));
    case "boolean":
      return [{ truth: question.correct }];
    case "shortText":
      return [words(firstText(question))];
    case "numeric":
      return [words(firstNumber(question))];
    case "cloze":
      return question.gaps.map((gap) => ({ parts: [gap.kind === "choice" ? (gap.options.find(({ correct }) => correct)?.text ?? plain("")) : plain(gap.kind === "text" ? firstText(gap) : firstNumber(gap))] }));
    case "matching":
      return pairsOf(question, question.pairs);
    case "ordering":
      return question.items.map(({ text }) => ({ parts: [text] }));
    case "hotspot":
      return areaNames(question, question.areas.filter(({ credit }) => credit > 0).map(({ id }) => id));
    case "essay":
    case "file":
      return question.modelAnswer === null ? [] : [{ parts: [question.modelAnswer] }];
    case "code":
    case "information":
    case "qti":
      return [];
  }
}

type Part = { id: string; text: RichText };

function named(parts: readonly Part[], ids: readonly string[]): AnswerLine[] {
  return ids.flatMap((id) => parts.filter((part) => part.id === id).map(({ text }) => ({ parts: [text] })));
}

function pairsOf({ prompts, targets }: QuestionOf<"matching">, pairs: readonly { prompt: string; target: string }[]): AnswerLine[] {
  const textOf = (parts: readonly Part[], id: string) => parts.filter((part) => part.id === id).map(({ text }) => text);
  return prompts.flatMap(({ id }) => pairs.filter(({ prompt }) => prompt === id)).map(({ prompt, target }) => ({ parts: [...textOf(prompts, prompt), ...textOf(targets, target)] }));
}

function areaNames({ areas }: QuestionOf<"hotspot">, ids: readonly string[]): AnswerLine[] {
  return ids.flatMap((id) => areas.filter((area) => area.id === id).map(({ label }) => words(label === "" ? id : label)));
}

function textIn(gap: QuestionOf<"cloze">["gaps"][number], given: string): RichText {
  const option = gap.kind === "choice" ? gap.options.find(({ id }) => id === given) : undefined;
  return option?.text ?? plain(given === "" ? "—" : given);
}

/** The accepted form that says most plainly what was asked for. */
function firstText({ accepted }: Pick<TextRules, "accepted">): string {
  const full = accepted.filter(({ credit }) => credit === 1);
  return (full.find(({ match }) => match === "exact") ?? full[0])?.text ?? "";
}

function firstNumber({ accepted, unit }: NumericRules): string {
  const answer = accepted.find(({ credit }) => credit === 1);
  if (!answer) return "";
  const value = answer.kind === "range" ? `${answer.min} – ${answer.max}` : String(answer.value);
  const base = unit?.options.find(({ factor }) => factor === 1);
  return base ? `${value} ${base.name}` : value;
}

function words(text: string): AnswerLine {
  return { parts: [plain(text)] };
}

function plain(text: string): RichText {
  return { format: "plain", text };
}
