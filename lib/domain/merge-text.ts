/** A stretch of a text: agreed upon, or written differently by the two. Joined in order they make the whole. */
export type MergeStretch = { kind: "agreed"; text: string } | { kind: "conflict"; mine: string; theirs: string };

/** Comparing two texts costs the product of their differing lines: beyond this they are compared as wholes. */
const MAX_COMPARISONS = 4_000_000;

/**
 * Joins two revisions of one text, line by line (three-way merge as in diff3: Khanna, Kunal, Pierce, "A formal
 * investigation of diff3", 2007). What only one changed is taken over; what both changed alike is taken once; what
 * they changed differently is a conflict that carries both. Nothing of either is dropped that its author did not drop.
 */
export function mergeText(base: string, mine: string, theirs: string): MergeStretch[] {
  if (mine === theirs || theirs === base) return agreed(mine);
  if (mine === base) return agreed(theirs);
  const [b, m, t] = [base, mine, theirs].map(splitLines) as [string[], string[], string[]];
  const [toMine, toTheirs] = [matchLines(b, m), matchLines(b, t)];
  const stretches: MergeStretch[] = [];
  let at = { base: 0, mine: 0, theirs: 0 };
  while (at.base < b.length || at.mine < m.length || at.theirs < t.length) {
    if (toMine[at.base] === at.mine && toTheirs[at.base] === at.theirs) {
      push(stretches, { kind: "agreed", text: b[at.base] ?? "" });
      at = { base: at.base + 1, mine: at.mine + 1, theirs: at.theirs + 1 };
      continue;
    }
    const next = nextCommonLine(at.base, toMine, toTheirs, { base: b.length, mine: m.length, theirs: t.length });
    push(stretches, resolve(b.slice(at.base, next.base).join(""), m.slice(at.mine, next.mine).join(""), t.slice(at.theirs, next.theirs).join("")));
    at = next;
  }
  return stretches;
}

/**
 * What a text says otherwise than before, line by line. In a stretch that changed, `theirs` is what it said and `mine`
 * what it says now.
 */
export function compareText(before: string, now: string): MergeStretch[] {
  const [b, n] = [splitLines(before), splitLines(now)];
  const stretches: MergeStretch[] = [];
  let at = { before: 0, now: 0 };
  const pass = (end: typeof at): void => {
    if (end.before > at.before || end.now > at.now) push(stretches, { kind: "conflict", mine: n.slice(at.now, end.now).join(""), theirs: b.slice(at.before, end.before).join("") });
  };
  for (const [index, match] of matchLines(b, n).entries()) {
    if (match < 0) continue;
    pass({ before: index, now: match });
    push(stretches, { kind: "agreed", text: b[index] ?? "" });
    at = { before: index + 1, now: match + 1 };
  }
  pass({ before: b.length, now: n.length });
  return stretches;
}

/** The merged text when nothing contradicts, else null. */
export function joinAgreed(stretches: readonly MergeStretch[]): string | null {
  return stretches.every((stretch) => stretch.kind === "agreed") ? stretches.map((stretch) => (stretch.kind === "agreed" ? stretch.text : "")).join("") : null;
}

function resolve(base: string, mine: string, theirs: string): MergeStretch {
  if (mine === theirs || theirs === base) return { kind: "agreed", text: mine };
  return mine === base ? { kind: "agreed", text: theirs } : { kind: "conflict", mine, theirs };
}

type Position = { base: number; mine: number; theirs: number };

/** The next line of the base that both still have; the ends when there is none. */
function nextCommonLine(from: number, toMine: readonly number[], toTheirs: readonly number[], ends: Position): Position {
  for (let base = from; base < ends.base; base += 1) {
    const [mine = -1, theirs = -1] = [toMine[base], toTheirs[base]];
    if (mine >= 0 && theirs >= 0) return { base, mine, theirs };
  }
  return ends;
}

/** For each line of `from` the line of `to` that it is, in rising order, or -1: a longest common subsequence. */
function matchLines(from: readonly string[], to: readonly string[]): number[] {
  const matches = new Array<number>(from.length).fill(-1);
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) {
    matches[start] = start;
    start += 1;
  }
  let [fromEnd, toEnd] = [from.length, to.length];
  while (fromEnd > start && toEnd > start && from[fromEnd - 1] === to[toEnd - 1]) {
    fromEnd -= 1;
    toEnd -= 1;
    matches[fromEnd] = toEnd;
  }
  const [rows, columns] = [fromEnd - start, toEnd - start];
  if (rows === 0 || columns === 0 || rows * columns > MAX_COMPARISONS) return matches;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        from[start + row] === to[start + column]
          ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (from[start + row] === to[start + column]) {
      matches[start + row] = start + column;
      row += 1;
      column += 1;
    } else if ((lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return matches;
}

/** Lines with their ends, so that joining them gives the text back to the byte. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function push(stretches: MergeStretch[], next: MergeStretch): void {
  const last = stretches.at(-1);
  if (next.kind === "agreed" && next.text === "") return;
  if (last?.kind === "agreed" && next.kind === "agreed") stretches[stretches.length - 1] = { kind: "agreed", text: last.text + next.text };
  else stretches.push(next);
}

function agreed(text: string): MergeStretch[] {
  return text === "" ? [] : [{ kind: "agreed", text }];
}
