import { stemOf } from "@/lib/html/stem-of";
import type { Question } from "@/lib/schemas/questions";
import type { Passage } from "./passage";
import { fold, heldShare, likeness, numbersIn, toGist, type Gist } from "./words";

/** Why a draft is not shown to anybody. */
export const DROP_REASONS = ["invalid", "not_in_source", "unsupported", "duplicate", "unreadable", "refused"] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** A question and the words of the source on which it stands. */
export type Drafted = { question: Question; quote: string };

const NEARLY_SAME = 0.8;
/** A key may say in other words what the passage says, but not of something else. */
const HELD = 0.5;
const SHORTEST_QUOTE = 12;

/** In which passage a quote stands, whatever its case, accents and marks; null in none. */
export function findQuote(quote: string, passages: readonly Pick<Passage, "text">[]): number | null {
  const wanted = fold(quote);
  if (wanted.length < SHORTEST_QUOTE) return null;
  const found = passages.findIndex(({ text }) => ` ${fold(text)} `.includes(` ${wanted} `));
  return found < 0 ? null : found;
}

/** Why a draft is dropped, or the number of its passage. `asked` is what the quiz, the bank and the other drafts ask: see `gistOf`. */
export function judgeDraft({ question, quote }: Drafted, passages: readonly Pick<Passage, "text">[], asked: readonly Gist[]): { dropped: DropReason } | { passage: number } {
  const passage = findQuote(quote, passages);
  if (passage === null) return { dropped: "not_in_source" };
  if (!isSupported(question, passages[passage]?.text ?? "")) return { dropped: "unsupported" };
  const gist = gistOf(question);
  if (asked.some((other) => likeness(other, gist) >= NEARLY_SAME)) return { dropped: "duplicate" };
  return { passage };
}

/** What a question asks and what is right, as one text: two with the same one ask the same. */
export function gistOf(question: Question): Gist {
  const keys = keysOf(question);
  return toGist([stemOf(question.prompt).replaceAll(/_{2,}/g, " "), ...(question.type === "boolean" ? [] : keys.flat())].join(" "));
}

/** Whether the key can be learnt from the passage: the words that are filled in stand there, and what is chosen speaks of it. */
function isSupported(question: Question, text: string): boolean {
  if (question.type === "numeric") {
    const numbers = numbersIn(text);
    return question.accepted.some((answer) => numbers.some((number) => (answer.kind === "value" ? number === answer.value : number >= answer.min && number <= answer.max)));
  }
  const exactly = question.type === "shortText" || question.type === "cloze";
  const folded = ` ${fold(text)} `;
  return keysOf(question).every((forms) => forms.some((form) => (exactly ? folded.includes(` ${fold(form)} `) : heldShare(form, text) >= HELD)));
}

/** What must be known, each with the forms that are right. */
function keysOf(question: Question): string[][] {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.options.filter(({ correct }) => correct).map(({ text }) => [text.text]);
    case "boolean":
      return [[question.prompt.text]];
    case "shortText":
      return [question.accepted.map(({ text }) => text)];
    case "numeric":
      return [question.accepted.map((answer) => (answer.kind === "value" ? String(answer.value) : `${answer.min} ${answer.max}`))];
    case "cloze":
      return question.gaps.map((gap) =>
        gap.kind === "choice" ? gap.options.filter(({ correct }) => correct).map(({ text }) => text.text) : gap.kind === "text" ? gap.accepted.map(({ text }) => text) : gap.accepted.map((answer) => (answer.kind === "value" ? String(answer.value) : `${answer.min} ${answer.max}`)),
      );
    case "matching":
      return question.pairs.map(({ prompt, target }) => [[question.prompts.find(({ id }) => id === prompt)?.text.text, question.targets.find(({ id }) => id === target)?.text.text].join(" ")]);
    case "ordering":
      return question.items.map(({ text }) => [text.text]);
    default:
      return [];
  }
}
