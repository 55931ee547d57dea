/** An item in the shape that the application asks models for. */
export type Item = {
  type: string;
  prompt: string;
  options: { text: string; isRight: boolean; why: string }[];
  isTrue: boolean | null;
  accepted: string[];
  value: number | null;
  tolerance: number | null;
  gaps: { text: string; distractors: string[] }[];
  pairs: { left: string; right: string }[];
  items: string[];
  quote: string;
  rationale: string;
};

type Source = { sentence: string; word: string; others: string[] };

const EMPTY = { options: [], isTrue: null, accepted: [], value: null, tolerance: null, gaps: [], pairs: [], items: [] };

/** Items by rules: each takes the next sentence of the passages and the next of the types. */
export function writeItems(passages: readonly string[], types: readonly string[], count: number): Item[] {
  const sentences = passages.flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/u)).map((text) => text.replaceAll(/\s+/gu, " ").trim()).filter((text) => text.length >= 30 && text.length <= 400 && longestWord(text) !== "");
  const sources = sentences.map((sentence): Source => ({ sentence, word: longestWord(sentence), others: sentences.filter((other) => other !== sentence).map(longestWord) }));
  const items: Item[] = [];
  for (let index = 0; items.length < count && index < sources.length; index += 1) {
    const source = sources[index];
    const turned = types.map((_, turn) => types[(items.length + turn) % types.length] ?? "");
    const written = source && turned.flatMap((type) => ({ type, item: WRITERS[type]?.(source, sources.slice(index, index + 3)) })).find(({ item }) => item);
    if (source && written?.item) items.push({ ...EMPTY, type: written.type, quote: source.sentence, rationale: `It says: “${source.sentence}”`, ...written.item });
  }
  return items;
}

type Writer = (source: Source, following: readonly Source[]) => (Partial<Item> & { prompt: string }) | null;

const WRITERS: Record<string, Writer> = {
  single: ({ sentence, word, others }) => {
    const wrong = differing(word, others).slice(0, 3);
    const options = [{ text: word, isRight: true, why: "It stands in the text." }, ...wrong.map((text) => ({ text, isRight: false, why: "It stands elsewhere in the text." }))];
    return wrong.length === 0 ? null : { prompt: `${blank(sentence, word, "____")}`, options: options.toSorted((one, other) => (one.text < other.text ? -1 : 1)) };
  },
  multiple: ({ sentence, word, others }, [, second]) => {
    const [wrong] = differing(word, others);
    if (!second || wrong === undefined) return null;
    const options = [sentence, second.sentence].map((text) => ({ text, isRight: true, why: "The text says so." }));
    return { prompt: `${word} / ${second.word}?`, options: [...options, { text: blank(sentence, word, wrong), isRight: false, why: "A word was changed." }] };
  },
  boolean: ({ sentence }) => ({ prompt: sentence, isTrue: true }),
  shortText: ({ sentence, word }) => ({ prompt: blank(sentence, word, "____"), accepted: [word] }),
  numeric: ({ sentence }) => {
    const found = /(?<![\d.,])\d{1,9}(?![\d.,]*\d)/u.exec(sentence)?.[0];
    return found === undefined ? null : { prompt: blank(sentence, found, "____"), value: Number(found), tolerance: 0 };
  },
  cloze: ({ sentence, word, others }) => ({ prompt: blank(sentence, word, "[[g1]]"), gaps: [{ text: word, distractors: differing(word, others).slice(0, 3) }] }),
  matching: ({ word }, following) => (following.length < 2 ? null : { prompt: `${word}…`, pairs: following.map((each) => ({ left: each.word, right: each.sentence.slice(0, 280) })) }),
  ordering: ({ word }, following) => (following.length < 3 ? null : { prompt: `${word}: 1, 2, 3`, items: following.map(({ sentence }) => sentence.slice(0, 280)) }),
};

function longestWord(sentence: string): string {
  const words = [...sentence.matchAll(/\p{L}{5,}/gu)].map(([word]) => word);
  return words.filter((word) => sentence.split(word).length === 2).toSorted((one, other) => other.length - one.length)[0] ?? "";
}

function differing(word: string, others: readonly string[]): string[] {
  return [...new Set(others)].filter((other) => other.toLowerCase() !== word.toLowerCase());
}

function blank(sentence: string, word: string, by: string): string {
  const at = sentence.indexOf(word);
  return `${sentence.slice(0, at)}${by}${sentence.slice(at + word.length)}`;
}
