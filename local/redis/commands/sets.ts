import { arg, atLeast, between, exactly, integer, type CommandTable } from "../command.ts";
import type { Keyspace } from "../keyspace.ts";
import { readScanOptions } from "./keys.ts";

export const setCommands: CommandTable = {
  SADD: atLeast(2, (keyspace, [key = "", ...members]) => {
    const set = keyspace.open(key, "set");
    const before = set.size;
    for (const member of members) set.add(member);
    keyspace.changedInPlace(key);
    return set.size - before;
  }),
  SREM: atLeast(2, (keyspace, [key = "", ...members]) => {
    const set = keyspace.read(key, "set");
    if (!set) return 0;
    const removed = members.filter((member) => set.delete(member)).length;
    if (removed > 0) keyspace.changedInPlace(key);
    return removed;
  }),
  SMEMBERS: exactly(1, (keyspace, [key = ""]) => [...members(keyspace, key)]),
  SCARD: exactly(1, (keyspace, [key = ""]) => members(keyspace, key).size),
  SISMEMBER: exactly(2, (keyspace, [key = "", member = ""]) => (members(keyspace, key).has(member) ? 1 : 0)),
  SMISMEMBER: atLeast(2, (keyspace, [key = "", ...asked]) => {
    const set = members(keyspace, key);
    return asked.map((member) => (set.has(member) ? 1 : 0));
  }),
  SPOP: between(1, 2, (keyspace, [key = "", count]) => {
    const picked = pick(members(keyspace, key), count === undefined ? 1 : integer(count));
    const set = keyspace.read(key, "set");
    for (const member of picked) set?.delete(member);
    if (picked.length > 0) keyspace.changedInPlace(key);
    return count === undefined ? (picked[0] ?? null) : picked;
  }),
  SRANDMEMBER: between(1, 2, (keyspace, [key = "", countText]) => {
    const set = members(keyspace, key);
    if (countText === undefined) return pick(set, 1)[0] ?? null;
    const count = integer(countText);
    if (count >= 0) return pick(set, count);
    return set.size === 0 ? [] : Array.from({ length: -count }, () => pick(set, 1)[0] ?? null);
  }),
  SMOVE: exactly(3, (keyspace, [from = "", to = "", member = ""]) => {
    const source = keyspace.read(from, "set");
    keyspace.read(to, "set");
    if (!source?.delete(member)) return 0;
    keyspace.changedInPlace(from);
    keyspace.open(to, "set").add(member);
    keyspace.changedInPlace(to);
    return 1;
  }),
  SUNION: atLeast(1, (keyspace, keys) => [...combine(keyspace, keys, union)]),
  SINTER: atLeast(1, (keyspace, keys) => [...combine(keyspace, keys, intersection)]),
  SDIFF: atLeast(1, (keyspace, keys) => [...combine(keyspace, keys, difference)]),
  SUNIONSTORE: atLeast(2, (keyspace, [target = "", ...keys]) => store(keyspace, target, combine(keyspace, keys, union))),
  SINTERSTORE: atLeast(2, (keyspace, [target = "", ...keys]) => store(keyspace, target, combine(keyspace, keys, intersection))),
  SDIFFSTORE: atLeast(2, (keyspace, [target = "", ...keys]) => store(keyspace, target, combine(keyspace, keys, difference))),
  SSCAN: atLeast(2, (keyspace, args) => {
    const { matches } = readScanOptions(args.slice(2));
    return ["0", [...members(keyspace, arg(args, 0))].filter(matches)];
  }),
};

type Combine = (a: ReadonlySet<string>, b: ReadonlySet<string>) => Set<string>;
const union: Combine = (a, b) => new Set([...a, ...b]);
const intersection: Combine = (a, b) => new Set([...a].filter((member) => b.has(member)));
const difference: Combine = (a, b) => new Set([...a].filter((member) => !b.has(member)));

function members(keyspace: Keyspace, key: string): ReadonlySet<string> {
  return keyspace.read(key, "set") ?? new Set();
}

function combine(keyspace: Keyspace, keys: readonly string[], operation: Combine): ReadonlySet<string> {
  const [first, ...others] = keys.map((key) => members(keyspace, key));
  return others.reduce((result, next) => operation(result, next), first ?? new Set<string>());
}

function store(keyspace: Keyspace, target: string, result: ReadonlySet<string>): number {
  keyspace.delete(target);
  if (result.size > 0) keyspace.put(target, { kind: "set", value: new Set(result), expiresAt: null });
  return result.size;
}

function pick(set: ReadonlySet<string>, count: number): string[] {
  const left = [...set];
  const picked: string[] = [];
  while (left.length > 0 && picked.length < count) picked.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return picked;
}
