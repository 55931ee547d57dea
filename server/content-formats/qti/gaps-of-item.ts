import type { QtiProgram } from "@/lib/schemas/qti-program";
import type { QuestionInput } from "@/lib/schemas/questions";
import { evenValue, mapCredits } from "./map-credits";
import type { QtiInteraction } from "./parse-item";
import type { ResponsePoints } from "./recognise-scoring";

type Declaration = QtiProgram["responses"][number];
export type GapInput = Extract<QuestionInput, { type: "cloze" }>["gaps"][number];

/** A text entry or an inline choice as a gap whose weight is its points, or null when our gaps would score it otherwise. */
export function gapOf(interaction: QtiInteraction, declaration: Declaration, points: ResponsePoints): GapInput | null {
  if (declaration.cardinality !== "single") return null;
  return interaction.kind === "inlineChoiceInteraction" ? choiceGap(interaction, declaration, points) : entryGap(declaration, points);
}

function choiceGap({ identifier, choices }: QtiInteraction, { correct, mapping }: Declaration, points: ResponsePoints): GapInput | null {
  const ids = choices.map(({ id }) => id);
  const key = correct?.map((value) => value.trim()) ?? [];
  if (points.by === "match") {
    if (key.length !== 1 || !ids.includes(key[0] ?? "")) return null;
    return { kind: "choice", id: identifier, weight: points.points, options: choices.map(({ id, text }) => ({ id, text, correct: id === key[0] })) };
  }
  const credits = mapping && mapCredits(mapping, ids, "single");
  if (!credits) return null;
  return { kind: "choice", id: identifier, weight: credits.points, options: choices.map(({ id, text }) => ({ id, text, ...creditFields(credits.credits.get(id) ?? 0) })) };
}

function entryGap({ identifier, baseType, correct, mapping }: Declaration, points: ResponsePoints): GapInput | null {
  const forms = points.by === "match" ? (correct?.length === 1 ? [{ text: correct[0] ?? "", credit: 1, caseSensitive: true }] : null) : mapping && mappedForms(mapping);
  const weight = points.by === "match" ? points.points : Math.min(Math.max(0, ...(mapping?.entries ?? []).map(({ value }) => value)), mapping?.upperBound ?? Infinity);
  if (!forms || forms.length === 0 || weight <= 0) return null;
  if (baseType === "string") {
    const caseSensitive = forms[0]?.caseSensitive ?? true;
    if (forms.some((form) => form.caseSensitive !== caseSensitive || form.text === "")) return null;
    return { kind: "text", id: identifier, weight, caseSensitive, whitespace: "exact", accepted: forms.map(({ text, credit }) => ({ text, credit })) };
  }
  if (baseType !== "integer" && baseType !== "float") return null;
  const values = forms.map(({ text, credit }) => ({ kind: "value" as const, value: Number(text.trim() || "NaN"), credit }));
  return values.every(({ value }) => Number.isFinite(value)) ? { kind: "numeric", id: identifier, weight, accepted: values } : null;
}

function mappedForms({ entries, defaultValue, lowerBound, upperBound }: NonNullable<Declaration["mapping"]>): { text: string; credit: number; caseSensitive: boolean }[] | null {
  const most = Math.min(Math.max(0, ...entries.map(({ value }) => value)), upperBound ?? Infinity);
  const folded = entries.map(({ key, caseSensitive }) => (caseSensitive ? key : key.toLowerCase()));
  if (most <= 0 || defaultValue !== 0 || (lowerBound ?? 0) > 0 || entries.some(({ value }) => value < 0) || new Set(folded).size !== folded.length) return null;
  return entries.filter(({ value }) => value > 0).map(({ key, value, caseSensitive }) => ({ text: key, credit: Math.min(1, value / most), caseSensitive }));
}

/** Gaps to drag texts into, one choice each; null when a gap takes several or must stay empty. */
export function matchedGaps({ choices }: QtiInteraction, { correct, mapping }: Declaration, points: ResponsePoints): { gaps: GapInput[]; points: number; together: boolean } | null {
  const [texts, places] = [choices.filter(({ group }) => group === 0), choices.filter(({ group }) => group === 1)];
  const keys = points.by === "match" ? (correct ?? []) : (mapping?.entries ?? []).map(({ key }) => key);
  const pairs = keys.map((key) => key.trim().split(/\s+/));
  const each = points.by === "match" ? 1 : mapping && evenValue(mapping);
  if (!each || pairs.length !== places.length) return null;
  const gaps = places.flatMap(({ id: place }): GapInput[] => {
    const [pair, ...more] = pairs.filter(([, gap]) => gap === place);
    if (!pair || more.length > 0 || !texts.some(({ id }) => id === pair[0])) return [];
    return [{ kind: "choice", id: place, options: texts.map(({ id, text }) => ({ id, text, correct: id === pair[0] })) }];
  });
  if (gaps.length !== places.length) return null;
  return { gaps, points: points.by === "match" ? points.points : each * gaps.length, together: points.by === "match" };
}

export function creditFields(credit: number): { correct: boolean; credit?: number } {
  const correct = credit > 0.999;
  return credit === (correct ? 1 : 0) ? { correct } : { correct, credit };
}
