import type { QtiProgram } from "@/lib/schemas/qti-program";
import type { QuestionInput } from "@/lib/schemas/questions";
import { creditFields } from "./gaps-of-item";
import { evenValue, mapCredits } from "./map-credits";
import type { QtiInteraction, QtiItem } from "./parse-item";
import { onlyResponse, type RecognisedScoring, type ResponsePoints } from "./recognise-scoring";

export type QuestionFrame = Pick<QuestionInput, "title" | "sourceId" | "language" | "prompt" | "feedback">;
type Declaration = QtiProgram["responses"][number];
type Part = { interaction: QtiInteraction; declaration: Declaration; points: ResponsePoints; frame: QuestionFrame; notes: string[] };

/** The question of an item with one interaction that stands by itself, or null when our types would score it otherwise. */
export function blockQuestion(item: QtiItem, { responses }: RecognisedScoring, frame: QuestionFrame, notes: string[]): QuestionInput | null {
  const [interaction] = item.interactions;
  const declaration = item.program.responses.find(({ identifier }) => identifier === interaction?.identifier);
  if (!interaction || !declaration) return null;
  if (interaction.kind === "extendedTextInteraction" || interaction.kind === "uploadInteraction") return responses.length === 0 ? forPerson(interaction, item, frame) : null;
  const points = onlyResponse(responses, interaction.identifier);
  if (!points) return null;
  const part: Part = { interaction, declaration, points, frame, notes };
  switch (interaction.kind) {
    case "choiceInteraction":
      return declaration.cardinality === "single" ? singleChoice(part) : declaration.cardinality === "multiple" ? multipleChoice(part) : null;
    case "orderInteraction":
      return ordering(part);
    case "matchInteraction":
      return matching(part);
    case "selectPointInteraction":
      return hotspot(part);
    default:
      return null;
  }
}

function forPerson({ kind }: QtiInteraction, { program, rubric }: QtiItem, frame: QuestionFrame): QuestionInput {
  const declared = Number(program.outcomes.find(({ identifier }) => identifier === "MAXSCORE")?.defaultValue?.[0]);
  const points = declared > 0 && declared <= 1_000 ? declared : 1;
  if (kind === "uploadInteraction") return { type: "file", ...frame, points, gradingNotes: rubric };
  return { type: "essay", ...frame, points, gradingNotes: rubric };
}

function singleChoice({ interaction: { choices, attributes }, declaration, points, frame }: Part): QuestionInput | null {
  const shuffle = attributes["shuffle"] === "true";
  const ids = choices.map(({ id }) => id);
  const [key, ...more] = declaration.correct?.map((value) => value.trim()) ?? [];
  if (points.by === "match") {
    if (key === undefined || more.length > 0 || !ids.includes(key)) return null;
    if (ids.length === 2 && ids.includes("true") && ids.includes("false")) return { type: "boolean", ...frame, points: points.points, correct: key === "true" };
    return { type: "single", ...frame, points: points.points, shuffle, options: choices.map(({ id, text }) => ({ id, text, correct: id === key })) };
  }
  const credits = declaration.mapping && mapCredits(declaration.mapping, ids, "single");
  if (!credits) return null;
  return { type: "single", ...frame, points: credits.points, shuffle, options: choices.map(({ id, text }) => ({ id, text, ...creditFields(credits.credits.get(id) ?? 0) })) };
}

function multipleChoice({ interaction: { choices, attributes }, declaration, points, frame, notes }: Part): QuestionInput | null {
  const shuffle = attributes["shuffle"] === "true";
  const ids = choices.map(({ id }) => id);
  const key = new Set(declaration.correct?.map((value) => value.trim()) ?? []);
  const written = Number(attributes["maxChoices"] ?? 1);
  const limit = Number.isInteger(written) && written > 0 ? written : null;
  if (points.by === "match") {
    if (key.size === 0 || [...key].some((id) => !ids.includes(id))) return null;
    const maxChoices = allowed(limit, key.size, notes);
    return { type: "multiple", ...frame, points: points.points, shuffle, maxChoices, scoring: "allOrNothing", options: choices.map(({ id, text }) => ({ id, text, correct: key.has(id) })) };
  }
  const credits = declaration.mapping && mapCredits(declaration.mapping, ids, "multiple");
  if (!credits) return null;
  const creditOf = (id: string) => credits.credits.get(id) ?? 0;
  const maxChoices = allowed(limit, ids.filter((id) => creditOf(id) > 0).length, notes);
  return {
    type: "multiple", ...frame, points: credits.points, shuffle, maxChoices, scoring: "credits",
    options: choices.map(({ id, text }) => ({ id, text, correct: creditOf(id) > 0, ...(creditOf(id) === 1 || creditOf(id) === 0 ? {} : { credit: creditOf(id) }) })),
  };
}

/** A limit below the number of right options would make full credit impossible. */
function allowed(limit: number | null, right: number, notes: string[]): number | null {
  if (limit === null || limit >= right) return limit;
  notes.push(`It allows ${limit} of its ${right} right options to be chosen; the limit was left out.`);
  return null;
}

function ordering({ interaction: { choices }, declaration, points, frame }: Part): QuestionInput | null {
  const key = declaration.correct?.map((value) => value.trim()) ?? [];
  const items = key.flatMap((id) => choices.filter((choice) => choice.id === id));
  if (points.by !== "match" || declaration.cardinality !== "ordered" || key.length !== choices.length || items.length !== choices.length || new Set(key).size !== key.length || items.length < 2) return null;
  return { type: "ordering", ...frame, points: points.points, items: items.map(({ id, text }) => ({ id, text })), scoring: "allOrNothing" };
}

function matching({ interaction: { choices, attributes }, declaration, points, frame }: Part): QuestionInput | null {
  const keys = points.by === "match" ? (declaration.correct ?? []) : (declaration.mapping?.entries ?? []).map(({ key }) => key);
  const pairs = [...new Set(keys.map((key) => key.trim().replaceAll(/\s+/g, " ")))].map((key) => key.split(" "));
  const each = points.by === "match" ? 1 : declaration.mapping && evenValue(declaration.mapping);
  const [prompts, targets] = [choices.filter(({ group }) => group === 0), choices.filter(({ group }) => group === 1)];
  if (!each || declaration.cardinality !== "multiple" || declaration.baseType !== "directedPair" || pairs.length !== keys.length) return null;
  if (pairs.some(([prompt, target]) => !prompts.some(({ id }) => id === prompt) || !targets.some(({ id }) => id === target))) return null;
  return {
    type: "matching",
    ...frame,
    points: points.by === "match" ? points.points : each * pairs.length,
    shuffle: attributes["shuffle"] === "true",
    prompts: prompts.map(({ id, text }) => ({ id, text })),
    targets: targets.map(({ id, text }) => ({ id, text })),
    pairs: pairs.map(([prompt = "", target = ""]) => ({ prompt, target })),
    scoring: points.by === "match" ? "allOrNothing" : "perPair",
  };
}

function hotspot({ interaction: { attributes }, declaration, points, frame }: Part): QuestionInput | null {
  const { image, imageWidth, imageHeight, imageAlt = "", maxChoices = "1" } = attributes;
  const areas = declaration.areaMapping;
  const [width, height, limit] = [Number(imageWidth), Number(imageHeight), Number(maxChoices)];
  if (points.by !== "mapPoint" || !areas || !image || !(width > 0) || !(height > 0) || !Number.isInteger(limit) || limit < 1) return null;
  const { entries, defaultValue, lowerBound, upperBound } = areas;
  const values = entries.map(({ value }) => value);
  const most = limit === 1 ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0);
  const total = Math.min(most, upperBound ?? most);
  if (defaultValue !== 0 || values.some((value) => value <= 0 || value > total) || (lowerBound ?? 0) > 0) return null;
  return {
    type: "hotspot",
    ...frame,
    points: total,
    maxPoints: limit,
    image: { href: image, alt: imageAlt, width, height },
    areas: entries.map(({ shape, coords, value }, index) => ({ id: `area${index + 1}`, shape: shape === "default" ? "rect" : shape, coords: shape === "default" ? [0, 0, width, height] : coords, credit: value / total })),
  };
}
