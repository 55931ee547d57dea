export type PatternNode =
  | { kind: "char"; test: (char: string) => boolean }
  | { kind: "start" | "end" }
  | { kind: "sequence" | "choice"; nodes: PatternNode[] }
  | { kind: "repeat"; node: PatternNode; min: number; max: number | null };

type Test = (char: string) => boolean;
type Reader = { chars: string[]; at: number; depth: number; refuse: (message: string) => Error };

const MAX_SOURCE = 2_000;
const MAX_DEPTH = 50;
const MAX_REPEAT = 1_000;

const SHORTHANDS: Readonly<Record<string, Test>> = {
  d: (char) => /^\p{Nd}$/u.test(char),
  w: (char) => /^[\p{L}\p{N}\p{M}_]$/u.test(char),
  s: (char) => /^\s$/u.test(char),
  i: (char) => /^[\p{L}_:]$/u.test(char),
  c: (char) => /^[\p{L}\p{N}\p{M}._:-]$/u.test(char),
};
const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v" };

/** Reads a regular expression into a tree; `refuse` makes the error for what is not understood. */
export function parsePattern(source: string, refuse: (message: string) => Error): PatternNode {
  if (source.length > MAX_SOURCE) throw refuse("the pattern is too long");
  const reader: Reader = { chars: [...source], at: 0, depth: 0, refuse };
  const node = readChoice(reader);
  if (reader.at < reader.chars.length) throw refuse(`")" without "(" at ${reader.at + 1}`);
  return node;
}

function readChoice(reader: Reader): PatternNode {
  if (++reader.depth > MAX_DEPTH) throw reader.refuse("groups are nested too deeply");
  const nodes = [readSequence(reader)];
  while (take(reader, "|")) nodes.push(readSequence(reader));
  reader.depth--;
  return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: "choice", nodes };
}

function readSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = [];
  for (let char = peek(reader); char !== undefined && char !== "|" && char !== ")"; char = peek(reader)) nodes.push(readRepeat(reader));
  return { kind: "sequence", nodes };
}

function readRepeat(reader: Reader): PatternNode {
  let node = readAtom(reader);
  for (let bounds = readBounds(reader); bounds; bounds = readBounds(reader)) {
    node = { kind: "repeat", node, min: bounds.min, max: bounds.max };
    take(reader, "?");
  }
  return node;
}

function readBounds(reader: Reader): { min: number; max: number | null } | null {
  if (take(reader, "*")) return { min: 0, max: null };
  if (take(reader, "+")) return { min: 1, max: null };
  if (take(reader, "?")) return { min: 0, max: 1 };
  const [whole, low = "", comma, high] = /^\{(\d{1,4})(,)?(\d{1,4})?\}/.exec(reader.chars.slice(reader.at, reader.at + 12).join("")) ?? [];
  if (whole === undefined) return null;
  reader.at += whole.length;
  const min = Number(low);
  const max = comma === undefined ? min : high === undefined ? null : Number(high);
  if (min > MAX_REPEAT || (max ?? 0) > MAX_REPEAT) throw reader.refuse("the pattern repeats too much");
  if (max !== null && max < min) throw reader.refuse(`the bounds ${whole} are reversed`);
  return { min, max };
}

function readAtom(reader: Reader): PatternNode {
  const char = next(reader);
  if (char === "(") return readGroup(reader);
  if (char === "[") return { kind: "char", test: readClass(reader) };
  if (char === ".") return { kind: "char", test: (each) => each !== "\n" && each !== "\r" };
  if (char === "^") return { kind: "start" };
  if (char === "$") return { kind: "end" };
  if (char === "\\") return { kind: "char", test: readEscape(reader) };
  if (char === "*" || char === "+" || char === "?") throw reader.refuse(`nothing to repeat before "${char}"`);
  return { kind: "char", test: (each) => each === char };
}

function readGroup(reader: Reader): PatternNode {
  if (take(reader, "?") && !take(reader, ":")) throw reader.refuse("look-around and named groups are not supported");
  const node = readChoice(reader);
  if (!take(reader, ")")) throw reader.refuse("a group is not closed");
  return node;
}

function readClass(reader: Reader): Test {
  const negated = take(reader, "^");
  const tests: Test[] = [];
  let without: Test | null = null;
  for (let first = true; first || !take(reader, "]"); first = false) {
    if (peek(reader) === undefined) throw reader.refuse("a character class is not closed");
    if (!first && peek(reader) === "-" && reader.chars[reader.at + 1] === "[") {
      reader.at += 2;
      without = readClass(reader);
      continue;
    }
    if (first && take(reader, "]")) {
      if (!reader.chars.slice(reader.at).includes("]")) throw reader.refuse("a character class is empty");
      tests.push((char) => char === "]");
      continue;
    }
    tests.push(readClassPart(reader));
  }
  return (char) => tests.some((test) => test(char)) !== negated && !(without?.(char) ?? false);
}

function readClassPart(reader: Reader): Test {
  const low = next(reader);
  if (low === "\\" && !isLiteralEscape(peek(reader))) return readEscape(reader);
  const from = low === "\\" ? readLiteralEscape(reader) : low;
  if (peek(reader) !== "-" || reader.chars[reader.at + 1] === "]" || reader.chars[reader.at + 1] === "[") return (char) => char === from;
  reader.at++;
  const high = next(reader);
  const to = high === "\\" ? readLiteralEscape(reader) : high;
  const [start = 0, end = 0] = [from.codePointAt(0), to.codePointAt(0)];
  if (end < start) throw reader.refuse(`the range ${from}-${to} is reversed`);
  return (char) => {
    const code = char.codePointAt(0) ?? -1;
    return code >= start && code <= end;
  };
}

function readEscape(reader: Reader): Test {
  const char = peek(reader) ?? "";
  const shorthand = SHORTHANDS[char.toLowerCase()];
  if (shorthand && /[a-z]/i.test(char)) {
    reader.at++;
    return char === char.toLowerCase() ? shorthand : (each) => !shorthand(each);
  }
  if (char === "p" || char === "P") return readProperty(reader);
  const literal = readLiteralEscape(reader);
  return (each) => each === literal;
}

function readProperty(reader: Reader): Test {
  const [whole, sign, name = ""] = /^([pP])\{([A-Za-z_=]{1,40})\}/.exec(reader.chars.slice(reader.at, reader.at + 45).join("")) ?? [];
  if (whole === undefined) throw reader.refuse("a character property is not understood");
  reader.at += whole.length;
  try {
    const property = new RegExp(`^\\p{${name}}$`, "u");
    return (char) => property.test(char) === (sign === "p");
  } catch {
    throw reader.refuse(`the character property ${name} is not known`);
  }
}

function isLiteralEscape(char: string | undefined): boolean {
  return char !== undefined && (char in CONTROLS || char === "u" || char === "x" || !/[a-z0-9]/i.test(char));
}

function readLiteralEscape(reader: Reader): string {
  const char = next(reader);
  const control = CONTROLS[char];
  if (control !== undefined) return control;
  if (char === "u" || char === "x") {
    const digits = reader.chars.slice(reader.at, reader.at + (char === "u" ? 4 : 2)).join("");
    if (!/^(?:[0-9a-f]{2}){1,2}$/i.test(digits)) throw reader.refuse(`the escape \\${char} lacks its digits`);
    reader.at += digits.length;
    return String.fromCodePoint(Number.parseInt(digits, 16));
  }
  if (/[a-z0-9]/i.test(char)) throw reader.refuse(`the escape \\${char} is not supported`);
  return char;
}

function peek(reader: Reader): string | undefined {
  return reader.chars[reader.at];
}

function next(reader: Reader): string {
  const char = reader.chars[reader.at++];
  if (char === undefined) throw reader.refuse("the pattern ends too early");
  return char;
}

function take(reader: Reader, char: string): boolean {
  if (peek(reader) !== char) return false;
  reader.at++;
  return true;
}
