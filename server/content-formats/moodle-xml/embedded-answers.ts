import type { QuestionInput } from "@/lib/schemas/questions";
import { creditOfPercent } from "../credit-of-percent";
import { ImportRefused } from "../import-report";

type Gap = Extract<QuestionInput, { type: "cloze" }>["gaps"][number];
type Answer = { text: string; credit: number; feedback: { format: "plain"; text: string } | null };

const FIELD = /\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}/gs;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The gaps of a text in Moodle's embedded form (https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type) and the text with `[[gap]]` in their places. */
export function embeddedGaps(source: string, isHtml: boolean): { text: string; gaps: Gap[] } {
  const gaps: Gap[] = [];
  const text = source.replaceAll(FIELD, (_, weight: string, type: string, body: string) => {
    const id = `g${gaps.length + 1}`;
    gaps.push(toGap(id, Number(weight || 1) || 1, type, answersOf(isHtml ? decodeEntities(body) : body)));
    return `[[${id}]]`;
  });
  return { text, gaps };
}

function toGap(id: string, weight: number, type: string, answers: readonly Answer[]): Gap {
  if (/^(SHORTANSWER|SA|MW)(_C|C)?$/.test(type)) {
    const accepted = answers.map(({ text, credit, feedback }) => ({ text, match: text.includes("*") ? ("wildcard" as const) : ("exact" as const), credit: Math.max(0, credit), feedback }));
    return { kind: "text", id, weight, caseSensitive: /C$/.test(type), accepted };
  }
  if (/^(NUMERICAL|NM)$/.test(type)) return { kind: "numeric", id, weight, accepted: answers.filter(({ text }) => text !== "*").map(numericAnswer) };
  if (/^(MULTICHOICE|MC)(_?[VHS]{1,2})?$/.test(type)) {
    const options = answers.map(({ text, credit, feedback }, index) => ({ id: `o${index + 1}`, text: { format: "plain" as const, text }, correct: credit === 1, ...(credit === 1 || credit === 0 ? {} : { credit }), feedback }));
    return { kind: "choice", id, weight, options };
  }
  throw new ImportRefused(`Gaps of the type ${type} have no counterpart here.`);
}

function numericAnswer({ text, credit, feedback }: Answer) {
  const [value = "", amount = "0"] = text.split(":");
  const [number, tolerance] = [Number(value.trim() || "NaN"), Number(amount.trim() || 0)];
  if (!Number.isFinite(number) || !Number.isFinite(tolerance)) throw new ImportRefused(`"${text.slice(0, 40)}" is not a number with a tolerance.`);
  return { kind: "value" as const, value: number, tolerance: { mode: "absolute" as const, amount: Math.abs(tolerance) }, credit: Math.max(0, credit), feedback };
}

/** `=right#feedback~%50%half~wrong`, with `\` before a character that is meant as itself. */
function answersOf(body: string): Answer[] {
  return splitAt(body, "~").filter((part) => part !== "").map((part) => {
    const [, mark = "", rest = ""] = /^(=|%-?\d+(?:\.\d+)?%|)(.*)$/s.exec(part) ?? [];
    const [text = "", ...feedback] = splitAt(rest, "#");
    const told = unescape(feedback.join("#")).trim();
    const percent = mark === "=" ? 100 : mark === "" ? 0 : Number(mark.slice(1, -1));
    return { text: unescape(text).trim(), credit: creditOfPercent(Math.min(100, Math.max(-100, percent))), feedback: told === "" ? null : { format: "plain", text: told } };
  });
}

function splitAt(text: string, separator: string): string[] {
  const parts = [""];
  for (const [piece] of text.matchAll(/\\.|[^\\]|\\$/gs)) {
    if (piece === separator) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

/** A backslash before an asterisk stays: there it says that no wildcard is meant. */
function unescape(text: string): string {
  return text.replaceAll(/\\([^*])/gs, "$1");
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
