import { arg, atLeast, between, exactly, float, floatText, integer, pairs, type CommandTable } from "../command.ts";
import type { Keyspace } from "../keyspace.ts";
import { notAnInteger, ok, ReplyError } from "../reply.ts";
import { readScanOptions } from "./keys.ts";

export const hashCommands: CommandTable = {
  HSET: atLeast(3, (keyspace, [key = "", ...rest]) => write(keyspace, key, pairs(rest, "hset"))),
  HMSET: atLeast(3, (keyspace, [key = "", ...rest]) => {
    write(keyspace, key, pairs(rest, "hmset"));
    return ok;
  }),
  HSETNX: exactly(3, (keyspace, [key = "", field = "", value = ""]) => {
    if (keyspace.read(key, "hash")?.has(field)) return 0;
    return write(keyspace, key, [[field, value]]);
  }),
  HGET: exactly(2, (keyspace, [key = "", field = ""]) => keyspace.read(key, "hash")?.get(field) ?? null),
  HMGET: atLeast(2, (keyspace, [key = "", ...fields]) => {
    const hash = keyspace.read(key, "hash");
    return fields.map((field) => hash?.get(field) ?? null);
  }),
  HGETALL: exactly(1, (keyspace, [key = ""]) => [...(keyspace.read(key, "hash") ?? [])].flat()),
  HKEYS: exactly(1, (keyspace, [key = ""]) => [...(keyspace.read(key, "hash")?.keys() ?? [])]),
  HVALS: exactly(1, (keyspace, [key = ""]) => [...(keyspace.read(key, "hash")?.values() ?? [])]),
  HLEN: exactly(1, (keyspace, [key = ""]) => keyspace.read(key, "hash")?.size ?? 0),
  HEXISTS: exactly(2, (keyspace, [key = "", field = ""]) => (keyspace.read(key, "hash")?.has(field) ? 1 : 0)),
  HSTRLEN: exactly(2, (keyspace, [key = "", field = ""]) => Buffer.byteLength(keyspace.read(key, "hash")?.get(field) ?? "")),
  HDEL: atLeast(2, (keyspace, [key = "", ...fields]) => {
    const hash = keyspace.read(key, "hash");
    if (!hash) return 0;
    const removed = fields.filter((field) => hash.delete(field)).length;
    if (removed > 0) keyspace.changedInPlace(key);
    return removed;
  }),
  HINCRBY: exactly(3, (keyspace, [key = "", field = "", by = ""]) => {
    const present = keyspace.read(key, "hash")?.get(field) ?? "0";
    if (!/^-?\d+$/.test(present)) throw new ReplyError("ERR hash value is not an integer");
    const value = integer(present) + integer(by);
    if (!Number.isSafeInteger(value)) throw notAnInteger();
    write(keyspace, key, [[field, String(value)]]);
    return value;
  }),
  HINCRBYFLOAT: exactly(3, (keyspace, [key = "", field = "", by = ""]) => {
    const value = floatText(float(keyspace.read(key, "hash")?.get(field) ?? "0") + float(by));
    write(keyspace, key, [[field, value]]);
    return value;
  }),
  HRANDFIELD: between(1, 3, (keyspace, [key = "", countText, option]) => {
    const fields = [...(keyspace.read(key, "hash") ?? [])];
    if (countText === undefined) return fields[Math.floor(Math.random() * fields.length)]?.[0] ?? null;
    const picked = fields.sort(() => Math.random() - 0.5).slice(0, Math.max(0, integer(countText)));
    return option?.toUpperCase() === "WITHVALUES" ? picked.flat() : picked.map(([field]) => field);
  }),
  /** Answers everything in one turn, which Redis does for small hashes too. */
  HSCAN: atLeast(2, (keyspace, args) => {
    const { matches } = readScanOptions(args.slice(2));
    const fields = [...(keyspace.read(arg(args, 0), "hash") ?? [])];
    return ["0", fields.filter(([field]) => matches(field)).flat()];
  }),
};

function write(keyspace: Keyspace, key: string, fields: readonly (readonly [string, string])[]): number {
  const hash = keyspace.open(key, "hash");
  const before = hash.size;
  for (const [field, value] of fields) hash.set(field, value);
  keyspace.changedInPlace(key);
  return hash.size - before;
}
