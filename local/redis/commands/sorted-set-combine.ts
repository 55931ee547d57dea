import { arg, float, integer, OptionReader } from "../command.ts";
import type { Keyspace, SortedSet } from "../keyspace.ts";
import { ReplyError, syntaxError } from "../reply.ts";
import { byScore, withScores } from "./sorted-set-range.ts";

type Operation = "union" | "intersection";
type Aggregate = "SUM" | "MIN" | "MAX";

/** ZUNION and ZINTER: `numkeys key … [WEIGHTS …] [AGGREGATE SUM|MIN|MAX] [WITHSCORES]`. */
export function combineSortedSets(keyspace: Keyspace, operation: Operation, args: readonly string[]): string[] {
  const { result, showsScores } = combine(keyspace, operation, args);
  const items = [...result].map(([member, score]) => ({ member, score })).sort(byScore);
  return showsScores ? withScores(items) : items.map(({ member }) => member);
}

export function storeCombined(keyspace: Keyspace, operation: Operation, target: string, args: readonly string[]): number {
  const { result } = combine(keyspace, operation, args);
  keyspace.delete(target);
  if (result.size > 0) keyspace.put(target, { kind: "zset", value: result, expiresAt: null });
  return result.size;
}

function combine(keyspace: Keyspace, operation: Operation, args: readonly string[]): { result: SortedSet; showsScores: boolean } {
  const count = integer(arg(args, 0));
  if (count < 1) throw new ReplyError("ERR at least 1 input key is needed");
  const keys = Array.from({ length: count }, (_, index) => arg(args, index + 1));
  const reader = new OptionReader(args.slice(1 + count));
  let weights = keys.map(() => 1);
  let aggregate: Aggregate = "SUM";
  let showsScores = false;
  for (let word = reader.next(); word !== null; word = reader.next()) {
    if (word === "WEIGHTS") weights = keys.map(() => float(reader.value()));
    else if (word === "AGGREGATE") aggregate = readAggregate(reader.value());
    else if (word === "WITHSCORES") showsScores = true;
    else throw syntaxError();
  }
  const sources = keys.map((key, index) => weigh(scoresOf(keyspace, key), weights[index] ?? 1));
  const [first = new Map<string, number>(), ...others] = sources;
  const result = others.reduce((all, next) => merge(operation, aggregate, all, next), first);
  return { result, showsScores };
}

/** A plain set counts as a sorted set whose scores are all 1. */
function scoresOf(keyspace: Keyspace, key: string): SortedSet {
  const entry = keyspace.entry(key);
  if (entry?.kind === "set") return new Map([...entry.value].map((member) => [member, 1]));
  return keyspace.read(key, "zset") ?? new Map();
}

function weigh(set: SortedSet, weight: number): SortedSet {
  return new Map([...set].map(([member, score]) => [member, score * weight]));
}

function merge(operation: Operation, aggregate: Aggregate, a: SortedSet, b: SortedSet): SortedSet {
  const members = operation === "union" ? new Set([...a.keys(), ...b.keys()]) : new Set([...a.keys()].filter((member) => b.has(member)));
  return new Map([...members].map((member) => [member, aggregateScores(aggregate, a.get(member), b.get(member))]));
}

function aggregateScores(aggregate: Aggregate, a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return a ?? b ?? 0;
  switch (aggregate) {
    case "SUM":
      return a + b;
    case "MIN":
      return Math.min(a, b);
    case "MAX":
      return Math.max(a, b);
  }
}

function readAggregate(word: string): Aggregate {
  const upper = word.toUpperCase();
  if (upper === "SUM" || upper === "MIN" || upper === "MAX") return upper;
  throw syntaxError();
}
