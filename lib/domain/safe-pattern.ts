import { parsePattern, type PatternNode } from "./parse-pattern";

export type SafePattern = { matches: (text: string) => boolean };

type Step =
  | { kind: "char"; test: (char: string) => boolean }
  | { kind: "split"; to: number[] }
  | { kind: "start" | "end" | "match" };

const MAX_STEPS = 5_000;
const MAX_TEXT = 20_000;

/** The pattern cannot be run here; the message says which part. */
export class UnsupportedPattern extends Error {}

/**
 * A regular expression that an author or a file brought, run in time proportional to pattern times text: all ways to
 * match advance together, so no text makes it hang. It must match the whole text. Understands what JavaScript and XML
 * Schema expressions share, and XML Schema's `\i`, `\c` and class subtraction; look-around and back references throw
 * UnsupportedPattern. Texts above 20,000 characters never match.
 */
export function compilePattern(source: string, options: { ignoreCase: boolean }): SafePattern {
  const steps: Step[] = [];
  emit(parsePattern(source, (message) => new UnsupportedPattern(message)), steps, options.ignoreCase);
  push(steps, { kind: "match" });
  return { matches: (text) => text.length <= MAX_TEXT && run(steps, [...text]) };
}

function emit(node: PatternNode, steps: Step[], ignoreCase: boolean): void {
  switch (node.kind) {
    case "char":
      push(steps, { kind: "char", test: ignoreCase ? (char) => [char, char.toLowerCase(), char.toUpperCase()].some(node.test) : node.test });
      return;
    case "start":
    case "end":
      push(steps, { kind: node.kind });
      return;
    case "sequence":
      for (const each of node.nodes) emit(each, steps, ignoreCase);
      return;
    case "choice":
      emitChoice(node.nodes, steps, ignoreCase);
      return;
    case "repeat":
      emitRepeat(node, steps, ignoreCase);
  }
}

function emitChoice(nodes: readonly PatternNode[], steps: Step[], ignoreCase: boolean): void {
  const fork: { kind: "split"; to: number[] } = { kind: "split", to: [] };
  push(steps, fork);
  const exits: { kind: "split"; to: number[] }[] = [];
  for (const node of nodes) {
    fork.to.push(steps.length);
    emit(node, steps, ignoreCase);
    const exit: { kind: "split"; to: number[] } = { kind: "split", to: [] };
    push(steps, exit);
    exits.push(exit);
  }
  for (const exit of exits) exit.to.push(steps.length);
}

function emitRepeat({ node, min, max }: { node: PatternNode; min: number; max: number | null }, steps: Step[], ignoreCase: boolean): void {
  for (let count = 0; count < min; count++) emit(node, steps, ignoreCase);
  if (max === null) {
    const loop: { kind: "split"; to: number[] } = { kind: "split", to: [] };
    const at = steps.length;
    push(steps, loop);
    loop.to.push(steps.length);
    emit(node, steps, ignoreCase);
    push(steps, { kind: "split", to: [at] });
    loop.to.push(steps.length);
    return;
  }
  const skips: { kind: "split"; to: number[] }[] = [];
  for (let count = min; count < max; count++) {
    const skip: { kind: "split"; to: number[] } = { kind: "split", to: [steps.length + 1] };
    push(steps, skip);
    skips.push(skip);
    emit(node, steps, ignoreCase);
  }
  for (const skip of skips) skip.to.push(steps.length);
}

function push(steps: Step[], step: Step): void {
  if (steps.length >= MAX_STEPS) throw new UnsupportedPattern("the pattern repeats too much");
  steps.push(step);
}

function run(steps: readonly Step[], chars: readonly string[]): boolean {
  let now = reach(steps, [0], 0, chars.length);
  for (const [index, char] of chars.entries()) {
    const next: number[] = [];
    for (const at of now) {
      const step = steps[at];
      if (step?.kind === "char" && step.test(char)) next.push(at + 1);
    }
    if (next.length === 0) return false;
    now = reach(steps, next, index + 1, chars.length);
  }
  return [...now].some((at) => steps[at]?.kind === "match");
}

/** Every step that is reached from these without reading a character. */
function reach(steps: readonly Step[], from: readonly number[], position: number, length: number): Set<number> {
  const seen = new Set<number>();
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const step = steps[at];
    if (step?.kind === "split") open.push(...step.to);
    if (step?.kind === "start" && position === 0) open.push(at + 1);
    if (step?.kind === "end" && position === length) open.push(at + 1);
  }
  return seen;
}
