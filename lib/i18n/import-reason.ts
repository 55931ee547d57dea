/** What finds an entry of `messages/en/import-reasons.json` in a text that readers of files write, and what stands in its placeholders. */
type ReasonPattern = {
  code: string;
  names: readonly string[];
  /** The text before the first placeholder and behind the last one: a cheap test before the expression. */
  head: string;
  tail: string;
  expression: RegExp;
  /** Characters that are no placeholder's. */
  literal: number;
};

/** Says an entry in the language of whoever reads. */
export type SayReason = (code: string, params: Readonly<Record<string, string>>) => string;

type Told = { text: string; literal: number };
type Telling = { patterns: readonly ReasonPattern[]; say: SayReason; known: Map<string, Told | null>; parts: Map<string, Told | null> };

const MAX_REASON = 4_000;
const MAX_PARTS = 40;
/** What stands in a placeholder of that name; anything in the others. */
const SHAPES: Readonly<Record<string, string>> = { line: String.raw`(\d+)`, place: String.raw`(\S+?)` };
/** Where another reason may begin: behind a sentence, behind a semicolon, and before the name of a field. */
const SEAMS = /(?<=\.) | (?=\S+: )|; /g;

/** The English texts as what finds them again. Longest literal text first. */
export function toReasonPatterns(english: Readonly<Record<string, string>>): ReasonPattern[] {
  return Object.entries(english)
    .map(([code, text]) => {
      const parts = text.split(/\{\w+\}/);
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const source = parts.map((part, index) => `${index === 0 ? "" : (SHAPES[names[index - 1] ?? ""] ?? String.raw`([\s\S]*?)`)}${escape(part)}`).join("");
      return { code, names, head: parts[0] ?? "", tail: parts.at(-1) ?? "", expression: new RegExp(`^${source}$`), literal: parts.join("").length };
    })
    .toSorted((one, other) => other.literal - one.literal);
}

/**
 * A reason in other words: of one entry, or of several that were joined by a space or a semicolon, where the reading
 * with the most literal text counts. What `{reason}` stands for is said in the same way, and `{problem}`, what a library
 * said, where it is an entry. Null when a part is no entry.
 */
export function tellReason(reason: string, patterns: readonly ReasonPattern[], say: SayReason): string | null {
  return reason.length > MAX_REASON ? null : (tellAll(reason, { patterns, say, known: new Map(), parts: new Map() })?.text ?? null);
}

function* matches(text: string, patterns: readonly ReasonPattern[]): Generator<{ code: string; params: Readonly<Record<string, string>>; literal: number }> {
  for (const { code, names, head, tail, expression, literal } of patterns) {
    if (text.length < literal || !text.startsWith(head) || !text.endsWith(tail)) continue;
    const found = expression.exec(text);
    if (found) yield { code, params: Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""])), literal };
  }
}

/** From the end to the start: what follows a seam is told once, whatever stands before it. */
function tellAll(text: string, telling: Telling): Told | null {
  const known = telling.known.get(text);
  if (known !== undefined) return known;
  const seams = [...text.matchAll(SEAMS)].map(({ index, 0: mark }) => ({ index, mark }));
  const cuts = seams.length < MAX_PARTS ? seams : [];
  const starts = [0, ...cuts.map(({ index, mark }) => index + mark.length)];
  const told: (Told | null)[] = [];
  for (let first = starts.length - 1; first >= 0; first -= 1) {
    let best: Told | null = null;
    for (let last = first; last < starts.length; last += 1) {
      const cut = cuts[last];
      const rest = cut ? (told[last + 1] ?? null) : { text: "", literal: 0 };
      const part = rest && tellOne(text.slice(starts[first], cut?.index), telling);
      if (rest && part && part.literal + rest.literal > (best?.literal ?? -1)) best = { text: `${part.text}${cut?.mark ?? ""}${rest.text}`, literal: part.literal + rest.literal };
    }
    told[first] = best;
  }
  const [whole = null] = told;
  telling.known.set(text, whole);
  return whole;
}

function tellOne(text: string, telling: Telling): Told | null {
  const known = telling.parts.get(text);
  if (known !== undefined) return known;
  const found = tellEntry(text, telling) ?? tellSentence(text, telling);
  telling.parts.set(text, found);
  return found;
}

function tellEntry(text: string, telling: Telling): Told | null {
  let best: Told | null = null;
  for (const { code, params, literal } of matches(text, telling.patterns)) {
    const reason = params.reason === undefined ? null : tellAll(params.reason, telling);
    const problem = params.problem === undefined ? null : tellAll(params.problem, telling);
    if (params.reason !== undefined && !reason) continue;
    const total = literal + (reason?.literal ?? 0);
    if (total > (best?.literal ?? -1)) best = { text: telling.say(code, { ...params, ...(reason && { reason: reason.text }), ...(problem && { problem: problem.text }) }), literal: total };
  }
  return best;
}

/** What a schema says, which ends in no stop by itself, where it was made into a sentence. */
function tellSentence(text: string, telling: Telling): Told | null {
  if (!text.endsWith(".")) return null;
  const rule = tellEntry(`${text.charAt(0).toLowerCase()}${text.slice(1, -1)}`, telling) ?? tellEntry(text.slice(0, -1), telling);
  return rule && { text: `${rule.text.charAt(0).toUpperCase()}${rule.text.slice(1)}.`, literal: rule.literal };
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
