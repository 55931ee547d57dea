import type { Keyspace } from "./keyspace.ts";
import { notAnInteger, ReplyError, syntaxError, type Reply } from "./reply.ts";

/** Arguments after the command's name. */
export type Run = (keyspace: Keyspace, args: string[]) => Reply;
/** `min` and `max`: how many arguments after the name; no `max` means any number. */
export type Command = { min: number; max?: number; run: Run };
export type CommandTable = Readonly<Record<string, Command>>;

export function exactly(count: number, run: Run): Command {
  return { min: count, max: count, run };
}

export function atLeast(count: number, run: Run): Command {
  return { min: count, run };
}

export function between(min: number, max: number, run: Run): Command {
  return { min, max, run };
}

/** The argument at `index`; the table's arity makes its absence a syntax error of the caller. */
export function arg(args: readonly string[], index: number): string {
  const value = args[index];
  if (value === undefined) throw syntaxError();
  return value;
}

export function integer(text: string): number {
  if (!/^-?\d{1,19}$/.test(text)) throw notAnInteger();
  const value = Number(text);
  // Redis counts to 2^63; JavaScript is exact to 2^53, far beyond any counter here.
  if (!Number.isSafeInteger(value)) throw notAnInteger();
  return value;
}

export function float(text: string): number {
  const special = { inf: Infinity, "+inf": Infinity, "-inf": -Infinity, infinity: Infinity }[text.toLowerCase()];
  if (special !== undefined) return special;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw new ReplyError("ERR value is not a valid float");
  return Number(text);
}

export function floatText(value: number): string {
  if (value === Infinity) return "inf";
  if (value === -Infinity) return "-inf";
  return Object.is(value, -0) ? "-0" : String(value).replace(/e\+/, "e+");
}

/** Pairs of arguments, refused when one is left over. */
export function pairs(args: readonly string[], command: string): [string, string][] {
  if (args.length === 0 || args.length % 2 !== 0) throw new ReplyError(`ERR wrong number of arguments for '${command}' command`);
  return Array.from({ length: args.length / 2 }, (_, index) => [arg(args, index * 2), arg(args, index * 2 + 1)]);
}

/** Slice bounds of LRANGE, ZRANGE and GETRANGE: inclusive, negative from the end. */
export function bounds(start: number, stop: number, length: number): [number, number] {
  const from = Math.max(0, start < 0 ? length + start : start);
  const to = Math.min(length - 1, stop < 0 ? length + stop : stop);
  return from > to ? [0, 0] : [from, to + 1];
}

/** Redis' glob patterns: `*`, `?`, `[a-c]`, `[^a]` and backslash. */
export function globMatcher(pattern: string): (text: string) => boolean {
  let source = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    const close = char === "[" ? pattern.indexOf("]", at + 1) : -1;
    if (char === "*") source += "[^]*";
    else if (char === "?") source += "[^]";
    else if (close !== -1) {
      source += `[${pattern.slice(at + 1, close).replace(/[\\[\]]/g, "\\$&")}]`;
      at = close;
    } else if (char === "\\" && at + 1 < pattern.length) {
      at += 1;
      source += escapeRegExp(pattern.charAt(at));
    } else source += escapeRegExp(char);
  }
  const expression = new RegExp(`^${source}$`, "u");
  return (text) => expression.test(text);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Options that follow fixed arguments, such as `EX 10 NX`, read one after the other. */
export class OptionReader {
  private at = 0;

  constructor(private readonly args: readonly string[]) {}

  next(): string | null {
    const word = this.args[this.at];
    if (word === undefined) return null;
    this.at += 1;
    return word.toUpperCase();
  }

  value(): string {
    const value = this.args[this.at];
    if (value === undefined) throw syntaxError();
    this.at += 1;
    return value;
  }

  /** The present word again, as it was written, with all that follow. */
  rest(): string[] {
    return this.args.slice(this.at);
  }
}
