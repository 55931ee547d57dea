import type { RichText } from "@/lib/schemas/question-parts";
import type { QuestionInput } from "@/lib/schemas/questions";
import { creditOfPercent } from "../credit-of-percent";
import { ImportRefused } from "../import-report";
import type { XmlElement } from "../parse-xml";
import { numericAnswer12 } from "./numeric-answer12";
import { parseAwards, type Award, type Clause } from "./parse-conditions";

export type Response12 = { identifier: string; isMultiple: boolean; label: RichText | null; options: { id: string; text: RichText }[] };
export type Item12 = {
  source: XmlElement;
  kind: string;
  title: string | null;
  identifier: string | null;
  prompt: RichText;
  responses: Response12[];
  points: number;
  tags: string[];
  feedback: ReadonlyMap<string, RichText>;
};

type Built = { question: QuestionInput; notes: string[] };

/** The kind that Canvas or the cartridge names decides what the conditions must look like; anything else in them is refused. */
export function toQuestion12(item: Item12): Built {
  const frame = { title: item.title, sourceId: item.identifier, prompt: item.prompt, points: item.points, tags: item.tags };
  switch (item.kind) {
    case "text_only":
      return { question: { type: "information", ...frame, points: 0 }, notes: [] };
    case "essay":
      return { question: { type: "essay", ...frame, feedback: feedbackOf(item, []).feedback }, notes: [] };
    case "file_upload":
      return { question: { type: "file", ...frame }, notes: [] };
    case "calculated":
      throw new ImportRefused("Formula questions, which draw their numbers, have no counterpart yet.");
  }
  const awards = parseAwards(item.source);
  const earning = awards.filter(({ points }) => points > 0);
  if (earning.some(({ other }) => other) || awards.some(({ points }) => points < 0)) throw new ImportRefused("Its points do not depend on its responses in a way that is supported.");
  const [first, ...more] = item.responses;
  if (!first) throw new ImportRefused("It asks for no response.");
  if (more.length > 0) return severalResponses(item, frame, earning);
  if (first.options.length > 0 && first.options[0]?.text.text !== "") return first.isMultiple ? multiple(item, first, frame, awards) : single(item, first, frame, awards);
  return item.kind === "numerical" ? numeric(item, first, frame, earning, awards) : shortText(item, first, frame, earning, awards);
}

type Frame = Pick<QuestionInput, "title" | "sourceId" | "prompt" | "points" | "tags">;

function single(item: Item12, { identifier, options }: Response12, frame: Frame, awards: readonly Award[]): Built {
  const credits = new Map<string, number>();
  for (const { ways, points } of awards.filter((award) => award.points > 0)) {
    for (const way of ways) credits.set(onlyClause(way, identifier).value, creditOfPercent(points));
  }
  const fields = feedbackOf(item, awards);
  const isTrueFalse = options.length === 2 && /^true_false/.test(item.kind);
  const [yes, no] = [options.find(({ text }) => /^(true|verdadero|verdadeiro)$/i.test(text.text)), options.find(({ text }) => /^(false|falso)$/i.test(text.text))];
  if (isTrueFalse && yes && no) {
    if (credits.size !== 1) throw new ImportRefused("Not one of true and false is right.");
    return { question: { type: "boolean", ...frame, feedback: fields.feedback, correct: credits.has(yes.id), feedbackTrue: fields.byOption(yes.id), feedbackFalse: fields.byOption(no.id) }, notes: [] };
  }
  return {
    question: {
      type: "single", ...frame, feedback: fields.feedback, shuffle: false,
      options: options.map(({ id, text }) => ({ id, text, ...credit(credits.get(id) ?? 0), feedback: fields.byOption(id) })),
    },
    notes: [],
  };
}

function credit(value: number): { correct: boolean; credit?: number } {
  if (value >= 1) return { correct: true };
  return value === 0 ? { correct: false } : { correct: false, credit: value };
}

function multiple(item: Item12, { identifier, options }: Response12, frame: Frame, awards: readonly Award[]): Built {
  const [award, ...more] = awards.filter(({ points }) => points > 0);
  const [way, ...others] = award?.ways ?? [];
  if (!award || !way || more.length > 0 || others.length > 0 || creditOfPercent(award.points) !== 1) throw new ImportRefused("Its points are not given for one exact choice.");
  for (const clause of way) if (clause.response !== identifier || clause.kind !== "equal") throw new ImportRefused("Its points depend on something else than its options.");
  const right = new Set(way.filter(({ negated }) => !negated).map(({ value }) => value));
  const free = options.filter(({ id }) => !way.some(({ value }) => value === id));
  if (free.length > 0) throw new ImportRefused("Some of its options are neither right nor wrong.");
  const fields = feedbackOf(item, awards);
  return { question: { type: "multiple", ...frame, feedback: fields.feedback, shuffle: false, scoring: "allOrNothing", options: options.map(({ id, text }) => ({ id, text, correct: right.has(id), feedback: fields.byOption(id) })) }, notes: [] };
}

function shortText(item: Item12, { identifier }: Response12, frame: Frame, earning: readonly Award[], awards: readonly Award[]): Built {
  const accepted = earning.flatMap(({ ways, points }) => ways.map((way) => ({ text: onlyClause(way, identifier).value, credit: creditOfPercent(points) })));
  if (accepted.length === 0) return { question: { type: "essay", ...frame, feedback: feedbackOf(item, awards).feedback }, notes: ["No answer is named as right, so a person scores it."] };
  return { question: { type: "shortText", ...frame, feedback: feedbackOf(item, awards).feedback, accepted }, notes: [] };
}

function numeric(item: Item12, { identifier }: Response12, frame: Frame, earning: readonly Award[], awards: readonly Award[]): Built {
  const accepted = earning.flatMap(({ ways, points }) => ways.map((way) => ({ ...numericAnswer12(way, identifier), credit: creditOfPercent(points) })));
  return { question: { type: "numeric", ...frame, feedback: feedbackOf(item, awards).feedback, accepted }, notes: [] };
}

/** Blanks, drop-downs and matching: each response earns its share by one of its options. */
function severalResponses(item: Item12, frame: Frame, earning: readonly Award[]): Built {
  const keys = item.responses.map((response) => {
    const own = earning.filter(({ ways }) => ways.some((way) => way.some((clause) => clause.response === response.identifier)));
    return { response, right: own.flatMap(({ ways }) => ways.map((way) => onlyClause(way, response.identifier).value)), points: own[0]?.points ?? 0 };
  });
  if (keys.some(({ right }) => right.length === 0)) throw new ImportRefused("A part of it earns nothing.");
  if (new Set(keys.map(({ points }) => points)).size > 1) throw new ImportRefused("Its parts earn different shares.");
  if (item.kind === "matching") return matching(frame, keys);
  const prompt = { ...item.prompt, text: keys.reduce((text, { response: { identifier, label } }) => text.replace(`[${label?.text ?? identifier}]`, `[[${identifier}]]`), item.prompt.text) };
  return {
    question: {
      type: "cloze", ...frame, prompt,
      gaps: keys.map(({ response: { identifier, options }, right }) => item.kind === "fill_in_multiple_blanks"
        ? { kind: "text", id: identifier, accepted: options.filter(({ id }) => right.includes(id)).map(({ text }) => ({ text: text.text })) }
        : { kind: "choice", id: identifier, options: options.map(({ id, text }) => ({ id, text, correct: right.includes(id) })) }),
    },
    notes: [],
  };
}

function matching(frame: Frame, keys: readonly { response: Response12; right: string[] }[]): Built {
  const targets = new Map(keys.flatMap(({ response }) => response.options.map((option) => [option.id, option] as const)));
  return {
    question: {
      type: "matching", ...frame,
      prompts: keys.map(({ response: { identifier, label } }) => ({ id: identifier, text: label ?? { format: "plain", text: identifier } })),
      targets: [...targets.values()],
      pairs: keys.flatMap(({ response, right }) => right.slice(0, 1).map((target) => ({ prompt: response.identifier, target }))),
    },
    notes: [],
  };
}

function onlyClause(way: readonly Clause[], identifier: string): Clause {
  const [clause, ...more] = way;
  if (!clause || more.length > 0 || clause.kind !== "equal" || clause.negated || clause.response !== identifier) throw new ImportRefused("Its points are not given for one answer at a time.");
  return clause;
}

function feedbackOf({ feedback }: Item12, awards: readonly Award[]) {
  const named = (name: string) => feedback.get(name) ?? null;
  return {
    feedback: { correct: named("correct_fb"), incorrect: named("general_incorrect_fb"), general: named("general_fb") },
    byOption: (id: string): RichText | null => {
      const shown = awards.find(({ ways, points }) => points === 0 && ways.length === 1 && ways[0]?.length === 1 && ways[0][0]?.value === id);
      return shown?.feedback.map(named).find((each) => each !== null) ?? null;
    },
  };
}
