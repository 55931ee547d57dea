export type TextPart = { text: string; isHit: boolean };

const MARKS = /\p{Diacritic}/gu;

/** Lower case without accents: readers search "indice" and mean "índice". */
function folded(text: string): string {
  return text.normalize("NFD").replaceAll(MARKS, "").toLowerCase();
}

/** The text cut where the words that are searched stand in it; one part when they don't. */
export function splitHits(text: string, query: string): TextPart[] {
  const wanted = folded(query.trim());
  if (wanted === "") return [{ text, isHit: false }];
  // One folded character for each of the text, so that a place in one is the place in the other.
  const letters = [...text];
  const plain = letters.map((letter) => folded(letter) || letter);
  const starts: number[] = [];
  plain.reduce((at, letter) => (starts.push(at), at + letter.length), 0);
  const haystack = plain.join("");
  const parts: TextPart[] = [];
  let done = 0;
  for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + wanted.length)) {
    const from = starts.findIndex((start) => start >= at);
    const next = starts.findIndex((start) => start >= at + wanted.length);
    const to = next < 0 ? letters.length : next;
    if (from < 0 || from < done) continue;
    if (from > done) parts.push({ text: letters.slice(done, from).join(""), isHit: false });
    parts.push({ text: letters.slice(from, to).join(""), isHit: true });
    done = to;
  }
  if (done < letters.length) parts.push({ text: letters.slice(done).join(""), isHit: false });
  return parts;
}

export function hasHit(text: string, query: string): boolean {
  const wanted = folded(query.trim());
  return wanted !== "" && folded(text).includes(wanted);
}

/** The line that is being said at a second: the last that has begun. -1 before the first. */
export function lineAt(cues: readonly { startSeconds: number }[], second: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.startSeconds ?? Infinity) <= second + 0.5) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
