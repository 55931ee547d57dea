import type { RichText } from "@/lib/schemas/question-parts";
import type { QuestionInput } from "@/lib/schemas/questions";
import { assumeRules } from "./assume-rules";
import { blockQuestion, type QuestionFrame } from "./block-question";
import { gapOf, matchedGaps, type GapInput } from "./gaps-of-item";
import type { QtiItem } from "./parse-item";
import { onlyResponse, recogniseScoring, type RecognisedScoring } from "./recognise-scoring";
import { escapeHtml } from "./to-html";

type Recognised = { item: QtiItem; scoring: RecognisedScoring; notes: string[] };

const INLINE = new Set(["inlineChoiceInteraction", "textEntryInteraction"]);

/** The item with the rules that it has or that its declarations imply. */
export function withRules(item: QtiItem): QtiItem {
  if (item.hasProcessing) return item;
  const { program, notes } = assumeRules(item.program);
  const asksPerson = item.interactions.every(({ kind }) => kind === "extendedTextInteraction" || kind === "uploadInteraction");
  return { ...item, program, notes: [...item.notes, ...(asksPerson ? [] : notes)] };
}

/**
 * An item as one of our question types when that scores every response as the item's own rules do, else as a question of
 * type `qti` which keeps those rules. Notes say what is different from the source.
 */
export function toQuestion(source: QtiItem): { question: QuestionInput; notes: string[] } {
  const item = withRules(source);
  const notes = [...item.notes];
  const scoring = recogniseScoring(item.program);
  const plain = scoring && plainQuestion({ item, scoring, notes });
  return { question: plain ?? programQuestion(item, notes), notes };
}

function plainQuestion({ item, scoring, notes }: Recognised): QuestionInput | null {
  const { interactions, program } = item;
  const [only, ...more] = interactions;
  const local: string[] = [];
  const frame = (text: string, prompt: RichText | null): QuestionFrame => ({
    title: item.title,
    sourceId: item.identifier,
    language: item.language,
    prompt: joinPrompt(text, prompt),
    feedback: feedbackOf(item, scoring, local),
  });
  const question = ((): QuestionInput | null => {
    if (program.templates.length > 0 || program.outcomes.some(({ lookup }) => lookup !== null)) return null;
    if (!only) return scoring.responses.length === 0 && program.responseRules.length === 0 ? { type: "information", ...frame(item.body, null), points: 0 } : null;
    if (interactions.every(({ kind }) => INLINE.has(kind))) return inlineQuestion(item, scoring, frame(item.body, null));
    if (more.length > 0) return null;
    if (only.kind === "gapMatchInteraction") return gapMatchQuestion(item, scoring, frame(item.body, only.prompt));
    return blockQuestion(item, scoring, frame(item.body.replace(`[[${only.identifier}]]`, "").trim(), only.prompt), local);
  })();
  if (question) notes.push(...local);
  return question;
}

/** Several responses right together, or each with points of its own. */
function inlineQuestion({ interactions, program }: QtiItem, { mode, responses }: RecognisedScoring, frame: QuestionFrame): QuestionInput | null {
  const gaps: GapInput[] = [];
  for (const interaction of interactions) {
    const points = responses.find(({ identifier }) => identifier === interaction.identifier);
    const declaration = program.responses.find(({ identifier }) => identifier === interaction.identifier);
    const gap = points && declaration ? gapOf(interaction, declaration, points) : null;
    if (!gap) return null;
    gaps.push(gap);
  }
  if (gaps.length !== responses.length) return null;
  if (mode === "together") return { type: "cloze", ...frame, gaps: gaps.map((gap) => ({ ...gap, weight: 1 })), scoring: "allOrNothing", points: gaps[0]?.weight ?? 1 };
  return { type: "cloze", ...frame, gaps, scoring: "perGap", points: gaps.reduce((sum, { weight = 1 }) => sum + weight, 0) };
}

function gapMatchQuestion({ interactions: [interaction], program }: QtiItem, { responses }: RecognisedScoring, frame: QuestionFrame): QuestionInput | null {
  const found = onlyResponse(responses, interaction?.identifier);
  const declaration = program.responses.find(({ identifier }) => identifier === interaction?.identifier);
  const matched = interaction && found && declaration ? matchedGaps(interaction, declaration, found) : null;
  return matched && { type: "cloze", ...frame, gaps: matched.gaps, scoring: matched.together ? "allOrNothing" : "perGap", points: matched.points };
}

function programQuestion(item: QtiItem, notes: string[]): QuestionInput {
  const declared = Number(item.program.outcomes.find(({ identifier }) => identifier === "MAXSCORE")?.defaultValue?.[0]);
  if (item.hasProcessing && !setsScore(item)) notes.push("Its rules never set a score.");
  return {
    type: "qti",
    title: item.title,
    sourceId: item.identifier,
    language: item.language,
    prompt: { format: "html", text: item.body },
    points: declared > 0 && declared <= 1_000 ? declared : 1,
    program: item.program,
    interactions: item.interactions.map(({ source: _source, ...interaction }) => interaction),
    feedbacks: item.feedbacks,
  };
}

function setsScore({ program }: QtiItem): boolean {
  return JSON.stringify([program.responseRules, program.outcomeRules]).includes('"identifier":"SCORE"');
}

function joinPrompt(body: string, prompt: RichText | null): RichText {
  const isEmpty = body.replaceAll(/<(?!img|audio|video|math)[^>]*>/g, "").trim() === "";
  if (prompt === null) return { format: "html", text: body };
  if (isEmpty) return prompt;
  return { format: "html", text: `${body}\n<p>${prompt.format === "html" ? prompt.text : escapeHtml(prompt.text)}</p>` };
}

/** Feedback by the outcome that the rules set, or, where they set none, by a name that says what it is for. */
function feedbackOf({ feedbacks }: QtiItem, { feedback }: RecognisedScoring, notes: string[]): { correct: RichText | null; incorrect: RichText | null } {
  const found = (name: "correct" | "incorrect") => {
    const value = feedback?.[name] ?? null;
    const set = feedbacks.find((each) => each.show && value !== null && each.outcome === feedback?.outcome && each.identifier === value);
    return set ?? feedbacks.find((each) => feedback === null && each.show && each.identifier.toLowerCase() === name);
  };
  const [correct, incorrect] = [found("correct"), found("incorrect")];
  const kept = feedbacks.filter((each) => each === correct || each === incorrect);
  if (feedback === null && kept.length > 0) notes.push("Feedback is tied to a value that the rules never set; it was taken by its name.");
  if (kept.length < feedbacks.length) notes.push("A feedback that the rules never show is not kept.");
  return { correct: correct?.text ?? null, incorrect: incorrect?.text ?? null };
}
