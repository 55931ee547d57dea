import { arg, atLeast, between, bounds, exactly, integer, type CommandTable } from "../command.ts";
import type { Keyspace } from "../keyspace.ts";
import { ok, ReplyError, syntaxError, type Reply } from "../reply.ts";

export const listCommands: CommandTable = {
  LPUSH: atLeast(2, (keyspace, [key = "", ...values]) => push(keyspace, key, values, "LEFT")),
  RPUSH: atLeast(2, (keyspace, [key = "", ...values]) => push(keyspace, key, values, "RIGHT")),
  LPUSHX: atLeast(2, (keyspace, [key = "", ...values]) => (keyspace.read(key, "list") ? push(keyspace, key, values, "LEFT") : 0)),
  RPUSHX: atLeast(2, (keyspace, [key = "", ...values]) => (keyspace.read(key, "list") ? push(keyspace, key, values, "RIGHT") : 0)),
  LPOP: between(1, 2, (keyspace, [key = "", count]) => pop(keyspace, key, "LEFT", count)),
  RPOP: between(1, 2, (keyspace, [key = "", count]) => pop(keyspace, key, "RIGHT", count)),
  LLEN: exactly(1, (keyspace, [key = ""]) => keyspace.read(key, "list")?.length ?? 0),
  LRANGE: exactly(3, (keyspace, [key = "", start = "", stop = ""]) => {
    const list = keyspace.read(key, "list") ?? [];
    return list.slice(...bounds(integer(start), integer(stop), list.length));
  }),
  LINDEX: exactly(2, (keyspace, [key = "", index = ""]) => keyspace.read(key, "list")?.at(integer(index)) ?? null),
  LSET: exactly(3, (keyspace, [key = "", indexText = "", value = ""]) => {
    const list = keyspace.read(key, "list");
    if (!list) throw new ReplyError("ERR no such key");
    const index = integer(indexText);
    const at = index < 0 ? list.length + index : index;
    if (at < 0 || at >= list.length) throw new ReplyError("ERR index out of range");
    list[at] = value;
    keyspace.changedInPlace(key);
    return ok;
  }),
  LTRIM: exactly(3, (keyspace, [key = "", start = "", stop = ""]) => {
    const list = keyspace.read(key, "list");
    if (!list) return ok;
    const kept = list.slice(...bounds(integer(start), integer(stop), list.length));
    list.splice(0, list.length, ...kept);
    keyspace.changedInPlace(key);
    return ok;
  }),
  LREM: exactly(3, (keyspace, [key = "", countText = "", value = ""]) => {
    const list = keyspace.read(key, "list");
    return list ? removeValues(keyspace, key, list, integer(countText), value) : 0;
  }),
  LINSERT: exactly(4, (keyspace, [key = "", side = "", pivot = "", value = ""]) => {
    const list = keyspace.read(key, "list");
    if (!list) return 0;
    const at = list.indexOf(pivot);
    if (at === -1) return -1;
    list.splice(isSide(side, "BEFORE", "AFTER") ? at : at + 1, 0, value);
    keyspace.changedInPlace(key);
    return list.length;
  }),
  LPOS: exactly(2, (keyspace, [key = "", value = ""]) => {
    const at = keyspace.read(key, "list")?.indexOf(value) ?? -1;
    return at === -1 ? null : at;
  }),
  LMOVE: exactly(4, (keyspace, [from = "", to = "", fromSide = "", toSide = ""]) =>
    move(keyspace, from, to, isSide(fromSide, "LEFT", "RIGHT") ? "LEFT" : "RIGHT", isSide(toSide, "LEFT", "RIGHT") ? "LEFT" : "RIGHT"),
  ),
  RPOPLPUSH: exactly(2, (keyspace, [from = "", to = ""]) => move(keyspace, from, to, "RIGHT", "LEFT")),
};

type Side = "LEFT" | "RIGHT";

function push(keyspace: Keyspace, key: string, values: readonly string[], side: Side): number {
  const list = keyspace.open(key, "list");
  if (side === "RIGHT") list.push(...values);
  else list.unshift(...values.toReversed());
  keyspace.changedInPlace(key);
  return list.length;
}

function pop(keyspace: Keyspace, key: string, side: Side, countText: string | undefined): Reply {
  const count = countText === undefined ? 1 : integer(countText);
  if (count < 0) throw new ReplyError("ERR value is out of range, must be positive");
  const list = keyspace.read(key, "list");
  if (!list) return null;
  const taken = side === "LEFT" ? list.splice(0, count) : list.splice(Math.max(0, list.length - count), count).toReversed();
  keyspace.changedInPlace(key);
  return countText === undefined ? (taken[0] ?? null) : taken;
}

function move(keyspace: Keyspace, from: string, to: string, fromSide: Side, toSide: Side): Reply {
  keyspace.read(to, "list");
  const value = pop(keyspace, from, fromSide, undefined);
  if (typeof value !== "string") return null;
  push(keyspace, to, [value], toSide);
  return value;
}

function removeValues(keyspace: Keyspace, key: string, list: string[], count: number, value: string): number {
  const places = [...list.keys()].filter((at) => list[at] === value);
  const chosen = count === 0 ? places : count > 0 ? places.slice(0, count) : places.slice(count);
  for (const at of chosen.toReversed()) list.splice(at, 1);
  if (chosen.length > 0) keyspace.changedInPlace(key);
  return chosen.length;
}

/** Whether the word is the first of the two; any third is a syntax error. */
function isSide(word: string, first: string, second: string): boolean {
  const upper = arg([word.toUpperCase()], 0);
  if (upper !== first && upper !== second) throw syntaxError();
  return upper === first;
}
