import type { QuestionInput } from "@/lib/schemas/questions";
import { creditOfPercent } from "../credit-of-percent";
import { ImportRefused } from "../import-report";
import { childOf, childrenOf, textOf, type XmlElement } from "../parse-xml";
import { embeddedGaps } from "./embedded-answers";
import { fieldText, richField, richOf, type MoodleFrame } from "./moodle-fields";

/** Throws ImportRefused for a type that has no counterpart here. */
export function toMoodleQuestion(element: XmlElement, type: string, frame: MoodleFrame): QuestionInput {
  switch (type) {
    case "multichoice":
      return choice(element, frame);
    case "truefalse":
      return trueFalse(element, frame);
    case "shortanswer":
      return { type: "shortText", ...frame, caseSensitive: flag(element, "usecase"), accepted: answersOf(element).map(({ text, credit, feedback }) => ({ text, match: text.includes("*") ? "wildcard" : "exact", credit: Math.max(0, credit), feedback })) };
    case "numerical":
      return numerical(element, frame);
    case "matching":
      return matching(element, frame);
    case "essay":
      return essay(element, frame);
    case "description":
      return { type: "information", ...frame, points: 0 };
    case "cloze":
    case "multianswer":
      return cloze(frame);
    case "gapselect":
    case "ddwtos":
      return gapSelect(element, type === "gapselect" ? "selectoption" : "dragbox", frame);
    case "ordering":
      return { type: "ordering", ...frame, items: answersOf(element).map(({ rich }, index) => ({ id: `i${index + 1}`, text: rich })) };
    default:
      throw new ImportRefused(`Moodle's question type ${type} has no counterpart here.`, element.line);
  }
}

type Answer = { text: string; rich: { format: "plain" | "markdown" | "html"; text: string }; credit: number; feedback: ReturnType<typeof richField>; element: XmlElement };

function answersOf(element: XmlElement): Answer[] {
  return childrenOf(element, "answer").map((answer) => {
    const percent = Number(answer.attributes["fraction"] ?? 0);
    if (!Number.isFinite(percent) || Math.abs(percent) > 100) throw new ImportRefused(`The share ${answer.attributes["fraction"] ?? ""} of an answer is not a percentage.`, answer.line);
    const text = textOf(childOf(answer, "text")).trim();
    return { text, rich: richOf(answer) ?? { format: "plain", text: "" }, credit: creditOfPercent(percent), feedback: richField(answer, "feedback"), element: answer };
  });
}

function choice(element: XmlElement, frame: MoodleFrame): QuestionInput {
  const isSingle = flag(element, "single", true);
  const shuffle = flag(element, "shuffleanswers", true);
  const options = answersOf(element).map(({ rich, credit, feedback }, index) => {
    const correct = isSingle ? credit === 1 : credit > 0;
    return { id: `o${index + 1}`, text: rich, correct, ...(credit === (correct ? 1 : 0) ? {} : { credit }), feedback };
  });
  return isSingle ? { type: "single", ...frame, shuffle, options } : { type: "multiple", ...frame, shuffle, options, scoring: "credits" };
}

function trueFalse(element: XmlElement, frame: MoodleFrame): QuestionInput {
  const answers = answersOf(element);
  const [yes, no] = ["true", "false"].map((name) => answers.find(({ text }) => text.toLowerCase() === name));
  if (!yes || !no || yes.credit === no.credit) throw new ImportRefused("Not one of true and false is right.", element.line);
  return { type: "boolean", ...frame, correct: yes.credit > no.credit, feedbackTrue: yes.feedback, feedbackFalse: no.feedback };
}

/** An answer `*` says what is told for any other number. */
function numerical(element: XmlElement, frame: MoodleFrame): QuestionInput {
  const answers = answersOf(element);
  const otherwise = answers.find(({ text }) => text === "*");
  const accepted = answers.filter((answer) => answer !== otherwise).map(({ text, credit, feedback, element: answer }) => {
    const [value, amount] = [Number(text || "NaN"), Number(textOf(childOf(answer, "tolerance")).trim() || 0)];
    if (!Number.isFinite(value) || !Number.isFinite(amount)) throw new ImportRefused(`"${text.slice(0, 40)}" is not a number with a tolerance.`, answer.line);
    return { kind: "value" as const, value, tolerance: { mode: "absolute" as const, amount: Math.abs(amount) }, credit: Math.max(0, credit), feedback };
  });
  const units = childrenOf(childOf(element, "units") ?? element, "unit").map((unit) => ({ name: textOf(childOf(unit, "unit_name")).trim(), factor: 1 / Number(textOf(childOf(unit, "multiplier")).trim() || 1) }));
  const required = Number(textOf(childOf(element, "unitgradingtype")).trim() || 0) > 0;
  return {
    type: "numeric", ...frame, accepted,
    unit: units.length > 0 ? { required, options: units } : null,
    feedback: { ...frame.feedback, incorrect: otherwise?.feedback ?? frame.feedback?.incorrect ?? null },
  };
}

function matching(element: XmlElement, frame: MoodleFrame): QuestionInput {
  const pairs = childrenOf(element, "subquestion").map((sub) => ({ prompt: richOf(sub), answer: fieldText(sub, "answer").trim() }));
  const answers = [...new Set(pairs.map(({ answer }) => answer))];
  const asked = pairs.flatMap(({ prompt, answer }) => (prompt ? [{ prompt, answer }] : []));
  return {
    type: "matching", ...frame,
    shuffle: flag(element, "shuffleanswers", true),
    prompts: asked.map(({ prompt }, index) => ({ id: `p${index + 1}`, text: prompt })),
    targets: answers.map((text, index) => ({ id: `t${index + 1}`, text: { format: "plain", text } })),
    pairs: asked.map(({ answer }, index) => ({ prompt: `p${index + 1}`, target: `t${answers.indexOf(answer) + 1}` })),
  };
}

function essay(element: XmlElement, frame: MoodleFrame): QuestionInput {
  const count = (name: string) => Number(textOf(childOf(element, name)).trim()) || null;
  if (textOf(childOf(element, "responseformat")).trim() === "noinline") return { type: "file", ...frame, maxFiles: Math.min(20, Math.max(1, count("attachments") ?? 1)), extensions: kinds(element), maxBytes: count("maxbytes"), gradingNotes: richField(element, "graderinfo") };
  return { type: "essay", ...frame, minWords: count("minwordlimit"), maxWords: count("maxwordlimit"), gradingNotes: richField(element, "graderinfo") };
}

/** Moodle also names groups of kinds, such as `document`: where one stands, every kind is taken. */
function kinds(element: XmlElement): string[] {
  const named = textOf(childOf(element, "filetypeslist")).toLowerCase().split(/[\s,;]+/).filter((kind) => kind !== "");
  return named.every((kind) => /^\.[a-z0-9]{1,10}$/.test(kind)) ? [...new Set(named.map((kind) => kind.slice(1)))].slice(0, 30) : [];
}

function cloze(frame: MoodleFrame): QuestionInput {
  const { text, gaps } = embeddedGaps(frame.prompt.text, frame.prompt.format === "html");
  if (gaps.length === 0) return { type: "information", ...frame, points: 0 };
  return { type: "cloze", ...frame, prompt: { ...frame.prompt, text }, gaps, points: gaps.reduce((sum, { weight = 1 }) => sum + weight, 0) };
}

/** `[[2]]` takes the second of the choices; others of its group may be put there. */
function gapSelect(element: XmlElement, name: string, frame: MoodleFrame): QuestionInput {
  const choices = childrenOf(element, name).map((option, index) => ({ number: index + 1, text: textOf(childOf(option, "text")).trim(), group: textOf(childOf(option, "group")).trim() }));
  const used: number[] = [];
  const text = frame.prompt.text.replaceAll(/\[\[(\d+)\]\]/g, (_, number: string) => {
    used.push(Number(number));
    return `[[g${used.length}]]`;
  });
  return {
    type: "cloze", ...frame, prompt: { ...frame.prompt, text },
    gaps: used.map((number, index) => {
      const right = choices.find((each) => each.number === number);
      if (!right) throw new ImportRefused(`There is no choice for the gap ${number}.`, element.line);
      return { kind: "choice", id: `g${index + 1}`, options: choices.filter(({ group }) => group === right.group).map((each) => ({ id: `c${each.number}`, text: { format: "plain", text: each.text }, correct: each.text === right.text })) };
    }),
  };
}

function flag(element: XmlElement, name: string, otherwise = false): boolean {
  const text = textOf(childOf(element, name)).trim();
  return text === "" ? otherwise : text === "1" || text === "true";
}
