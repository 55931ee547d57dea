import { arg, atLeast, between, bounds, exactly, float, floatText, integer, OptionReader, pairs, type CommandTable } from "../command.ts";
import type { Keyspace, SortedSet } from "../keyspace.ts";
import { ReplyError, syntaxError, type Reply } from "../reply.ts";
import { readScanOptions } from "./keys.ts";
import { combineSortedSets, storeCombined } from "./sorted-set-combine.ts";
import { byScore, lexFilter, ranked, removeWhere, scoreFilter, withScores, type Ranked } from "./sorted-set-range.ts";

export const sortedSetCommands: CommandTable = {
  ZADD: atLeast(3, (keyspace, [key = "", ...rest]) => add(keyspace, key, rest)),
  ZINCRBY: exactly(3, (keyspace, [key = "", by = "", member = ""]) => add(keyspace, key, ["INCR", by, member])),
  ZREM: atLeast(2, (keyspace, [key = "", ...members]) => removeWhere(keyspace, key, (item) => members.includes(item.member))),
  ZCARD: exactly(1, (keyspace, [key = ""]) => keyspace.read(key, "zset")?.size ?? 0),
  ZSCORE: exactly(2, (keyspace, [key = "", member = ""]) => scoreText(keyspace.read(key, "zset")?.get(member))),
  ZMSCORE: atLeast(2, (keyspace, [key = "", ...members]) => {
    const set = keyspace.read(key, "zset");
    return members.map((member) => scoreText(set?.get(member)));
  }),
  ZRANK: between(2, 3, (keyspace, args) => rank(keyspace, args, false)),
  ZREVRANK: between(2, 3, (keyspace, args) => rank(keyspace, args, true)),
  ZCOUNT: exactly(3, (keyspace, [key = "", min = "", max = ""]) => ranked(keyspace, key).filter(scoreFilter(min, max)).length),
  ZLEXCOUNT: exactly(3, (keyspace, [key = "", min = "", max = ""]) => ranked(keyspace, key).filter(lexFilter(min, max)).length),
  ZRANGE: atLeast(3, (keyspace, args) => range(keyspace, args)),
  ZRANGESTORE: atLeast(4, (keyspace, [target = "", ...args]) => {
    const flat = range(keyspace, [...args, "WITHSCORES"]);
    keyspace.delete(target);
    if (flat.length === 0) return 0;
    return add(keyspace, target, pairs(flat, "zrangestore").flatMap(([member, score]) => [score, member]));
  }),
  ZREVRANGE: between(3, 4, (keyspace, args) => range(keyspace, [...args, "REV"])),
  ZRANGEBYSCORE: atLeast(3, (keyspace, args) => range(keyspace, [...args, "BYSCORE"])),
  ZREVRANGEBYSCORE: atLeast(3, (keyspace, args) => range(keyspace, [...args, "BYSCORE", "REV"])),
  ZRANGEBYLEX: atLeast(3, (keyspace, args) => range(keyspace, [...args, "BYLEX"])),
  ZREMRANGEBYSCORE: exactly(3, (keyspace, [key = "", min = "", max = ""]) => removeWhere(keyspace, key, scoreFilter(min, max))),
  ZREMRANGEBYLEX: exactly(3, (keyspace, [key = "", min = "", max = ""]) => removeWhere(keyspace, key, lexFilter(min, max))),
  ZREMRANGEBYRANK: exactly(3, (keyspace, [key = "", start = "", stop = ""]) => {
    const items = ranked(keyspace, key);
    const chosen = new Set(items.slice(...bounds(integer(start), integer(stop), items.length)).map(({ member }) => member));
    return removeWhere(keyspace, key, ({ member }) => chosen.has(member));
  }),
  ZPOPMIN: between(1, 2, (keyspace, args) => pop(keyspace, args, false)),
  ZPOPMAX: between(1, 2, (keyspace, args) => pop(keyspace, args, true)),
  ZUNION: atLeast(2, (keyspace, args) => combineSortedSets(keyspace, "union", args)),
  ZINTER: atLeast(2, (keyspace, args) => combineSortedSets(keyspace, "intersection", args)),
  ZUNIONSTORE: atLeast(3, (keyspace, [target = "", ...args]) => storeCombined(keyspace, "union", target, args)),
  ZINTERSTORE: atLeast(3, (keyspace, [target = "", ...args]) => storeCombined(keyspace, "intersection", target, args)),
  ZSCAN: atLeast(2, (keyspace, args) => {
    const { matches } = readScanOptions(args.slice(2));
    return ["0", withScores(ranked(keyspace, arg(args, 0)).filter(({ member }) => matches(member)))];
  }),
};

type AddOptions = { condition: "NX" | "XX" | null; order: "GT" | "LT" | null; counts: "new" | "changed"; increments: boolean; rest: string[] };

function add(keyspace: Keyspace, key: string, args: readonly string[]): number | string | null {
  const { condition, order, counts, increments, rest } = readAddOptions(args);
  const items = pairs(rest, "zadd").map(([score, member]) => ({ score: float(score), member }));
  if (increments && items.length !== 1) throw new ReplyError("ERR INCR option supports a single increment-element pair");
  const set: SortedSet = keyspace.open(key, "zset");
  let fresh = 0;
  let changed = 0;
  let result: number | null = null;
  for (const { score, member } of items) {
    const old = set.get(member);
    const next = increments ? (old ?? 0) + score : score;
    if (Number.isNaN(next)) throw new ReplyError("ERR resulting score is not a number (NaN)");
    const isRefused = (condition === "NX" && old !== undefined) || (condition === "XX" && old === undefined);
    const isWorse = old !== undefined && ((order === "GT" && next <= old) || (order === "LT" && next >= old));
    if (isRefused || isWorse) continue;
    set.set(member, next);
    result = next;
    if (old === undefined) fresh += 1;
    else if (old !== next) changed += 1;
  }
  keyspace.changedInPlace(key);
  if (increments) return result === null ? null : floatText(result);
  return counts === "new" ? fresh : fresh + changed;
}

function readAddOptions(args: readonly string[]): AddOptions {
  const options: AddOptions = { condition: null, order: null, counts: "new", increments: false, rest: [] };
  for (const [index, word] of args.entries()) {
    const upper = word.toUpperCase();
    if (upper === "NX" || upper === "XX") options.condition = upper;
    else if (upper === "GT" || upper === "LT") options.order = upper;
    else if (upper === "CH") options.counts = "changed";
    else if (upper === "INCR") options.increments = true;
    else {
      options.rest = args.slice(index);
      break;
    }
  }
  if (options.condition === "NX" && options.order !== null) throw new ReplyError("ERR GT, LT, and/or NX options at the same time are not compatible");
  return options;
}

function range(keyspace: Keyspace, args: readonly string[]): string[] {
  const [first, second] = [arg(args, 1), arg(args, 2)];
  const reader = new OptionReader(args.slice(3));
  let by: "rank" | "score" | "lex" = "rank";
  let isReversed = false;
  let showsScores = false;
  let limit: [number, number] | null = null;
  for (let word = reader.next(); word !== null; word = reader.next()) {
    if (word === "BYSCORE") by = "score";
    else if (word === "BYLEX") by = "lex";
    else if (word === "REV") isReversed = true;
    else if (word === "WITHSCORES") showsScores = true;
    else if (word === "LIMIT") limit = [integer(reader.value()), integer(reader.value())];
    else throw syntaxError();
  }
  if (limit && by === "rank") throw new ReplyError("ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX");
  const ordered = ranked(keyspace, arg(args, 0));
  const items = isReversed ? ordered.toReversed() : ordered;
  const [min, max] = isReversed ? [second, first] : [first, second];
  const found = by === "rank" ? items.slice(...bounds(integer(first), integer(second), items.length)) : items.filter(by === "score" ? scoreFilter(min, max) : lexFilter(min, max));
  const shown = limit ? found.slice(limit[0], limit[1] < 0 ? undefined : limit[0] + limit[1]) : found;
  return showsScores ? withScores(shown) : shown.map(({ member }) => member);
}

function rank(keyspace: Keyspace, [key = "", member = "", option]: readonly string[], isReversed: boolean): Reply {
  const items = ranked(keyspace, key);
  const at = (isReversed ? items.toReversed() : items).findIndex((item) => item.member === member);
  if (at === -1) return null;
  return option?.toUpperCase() === "WITHSCORE" ? [at, scoreText(keyspace.read(key, "zset")?.get(member))] : at;
}

function pop(keyspace: Keyspace, [key = "", countText = "1"]: readonly string[], isReversed: boolean): Reply {
  const items = [...(keyspace.read(key, "zset") ?? [])].map(([member, score]): Ranked => ({ member, score })).sort(byScore);
  const taken = (isReversed ? items.toReversed() : items).slice(0, Math.max(0, integer(countText)));
  const chosen = new Set(taken.map(({ member }) => member));
  removeWhere(keyspace, key, ({ member }) => chosen.has(member));
  return withScores(taken);
}

function scoreText(score: number | undefined): string | null {
  return score === undefined ? null : floatText(score);
}
