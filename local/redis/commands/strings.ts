import { arg, atLeast, between, bounds, exactly, float, floatText, integer, OptionReader, pairs, type CommandTable } from "../command.ts";
import type { Keyspace } from "../keyspace.ts";
import { notAnInteger, ok, ReplyError, syntaxError, type Reply } from "../reply.ts";

export const stringCommands: CommandTable = {
  GET: exactly(1, (keyspace, [key = ""]) => keyspace.read(key, "string") ?? null),
  SET: atLeast(2, (keyspace, args) => set(keyspace, arg(args, 0), arg(args, 1), args.slice(2))),
  SETNX: exactly(2, (keyspace, [key = "", value = ""]) => {
    if (keyspace.entry(key)) return 0;
    keyspace.put(key, { kind: "string", value, expiresAt: null });
    return 1;
  }),
  SETEX: exactly(3, (keyspace, [key = "", seconds = "", value = ""]) => set(keyspace, key, value, ["EX", seconds])),
  PSETEX: exactly(3, (keyspace, [key = "", milliseconds = "", value = ""]) => set(keyspace, key, value, ["PX", milliseconds])),
  GETSET: exactly(2, (keyspace, [key = "", value = ""]) => set(keyspace, key, value, ["GET"])),
  GETDEL: exactly(1, (keyspace, [key = ""]) => {
    const value = keyspace.read(key, "string") ?? null;
    keyspace.delete(key);
    return value;
  }),
  GETEX: atLeast(1, (keyspace, [key = "", ...options]) => {
    const value = keyspace.read(key, "string") ?? null;
    const reader = new OptionReader(options);
    for (let word = reader.next(); word !== null; word = reader.next()) {
      if (value === null) return null;
      if (word === "PERSIST") keyspace.expire(key, null);
      else keyspace.expire(key, expiryTime(word, reader.value(), keyspace.now(), "getex"));
    }
    return value;
  }),
  MGET: atLeast(1, (keyspace, keys) => keys.map((key) => stringOrNull(keyspace, key))),
  MSET: atLeast(2, (keyspace, args) => {
    for (const [key, value] of pairs(args, "mset")) keyspace.put(key, { kind: "string", value, expiresAt: null });
    return ok;
  }),
  MSETNX: atLeast(2, (keyspace, args) => {
    const all = pairs(args, "msetnx");
    if (all.some(([key]) => keyspace.entry(key))) return 0;
    for (const [key, value] of all) keyspace.put(key, { kind: "string", value, expiresAt: null });
    return 1;
  }),
  APPEND: exactly(2, (keyspace, [key = "", tail = ""]) => {
    const value = (keyspace.read(key, "string") ?? "") + tail;
    replace(keyspace, key, value);
    return Buffer.byteLength(value);
  }),
  STRLEN: exactly(1, (keyspace, [key = ""]) => Buffer.byteLength(keyspace.read(key, "string") ?? "")),
  GETRANGE: exactly(3, (keyspace, [key = "", start = "", stop = ""]) => {
    const bytes = Buffer.from(keyspace.read(key, "string") ?? "");
    return bytes.subarray(...bounds(integer(start), integer(stop), bytes.length)).toString();
  }),
  SETRANGE: exactly(3, (keyspace, [key = "", offsetText = "", patchText = ""]) => {
    const offset = integer(offsetText);
    if (offset < 0) throw new ReplyError("ERR offset is out of range");
    const old = Buffer.from(keyspace.read(key, "string") ?? "");
    const patch = Buffer.from(patchText);
    if (patch.length === 0) return old.length;
    const bytes = Buffer.alloc(Math.max(old.length, offset + patch.length));
    old.copy(bytes);
    patch.copy(bytes, offset);
    replace(keyspace, key, bytes.toString());
    return bytes.length;
  }),
  INCR: exactly(1, (keyspace, [key = ""]) => increment(keyspace, key, 1)),
  DECR: exactly(1, (keyspace, [key = ""]) => increment(keyspace, key, -1)),
  INCRBY: exactly(2, (keyspace, [key = "", by = ""]) => increment(keyspace, key, integer(by))),
  DECRBY: exactly(2, (keyspace, [key = "", by = ""]) => increment(keyspace, key, -integer(by))),
  INCRBYFLOAT: exactly(2, (keyspace, [key = "", by = ""]) => {
    const value = floatText(float(keyspace.read(key, "string") ?? "0") + float(by));
    replace(keyspace, key, value);
    return value;
  }),
  SUBSTR: between(3, 3, (keyspace, args) => stringCommands.GETRANGE?.run(keyspace, args) ?? null),
};

/** When `EX 10`, `PX`, `EXAT` or `PXAT` ends, in milliseconds. */
export function expiryTime(unit: string, text: string, now: number, command: string): number {
  const amount = integer(text);
  if (amount <= 0) throw new ReplyError(`ERR invalid expire time in '${command}' command`);
  switch (unit) {
    case "EX":
      return now + amount * 1_000;
    case "PX":
      return now + amount;
    case "EXAT":
      return amount * 1_000;
    case "PXAT":
      return amount;
    default:
      throw syntaxError();
  }
}

function set(keyspace: Keyspace, key: string, value: string, options: readonly string[]): Reply {
  const reader = new OptionReader(options);
  let expiresAt: number | null | undefined;
  let condition: "NX" | "XX" | null = null;
  let returnsOld = false;
  for (let word = reader.next(); word !== null; word = reader.next()) {
    if (word === "NX" || word === "XX") {
      if (condition !== null) throw syntaxError();
      condition = word;
    } else if (word === "GET") returnsOld = true;
    else if (expiresAt !== undefined) throw syntaxError();
    else if (word === "KEEPTTL") expiresAt = keyspace.entry(key)?.expiresAt ?? null;
    else expiresAt = expiryTime(word, reader.value(), keyspace.now(), "set");
  }
  const old = returnsOld ? (keyspace.read(key, "string") ?? null) : null;
  const exists = keyspace.entry(key) !== undefined;
  if ((condition === "NX" && exists) || (condition === "XX" && !exists)) return old;
  keyspace.put(key, { kind: "string", value, expiresAt: null });
  if (expiresAt !== undefined && expiresAt !== null) keyspace.expire(key, expiresAt);
  return returnsOld ? old : ok;
}

function increment(keyspace: Keyspace, key: string, by: number): number {
  const value = integer(keyspace.read(key, "string") ?? "0") + by;
  if (!Number.isSafeInteger(value)) throw notAnInteger();
  replace(keyspace, key, String(value));
  return value;
}

/** Changes the text and keeps the time to live. */
function replace(keyspace: Keyspace, key: string, value: string): void {
  keyspace.put(key, { kind: "string", value, expiresAt: keyspace.entry(key)?.expiresAt ?? null });
}

function stringOrNull(keyspace: Keyspace, key: string): string | null {
  const entry = keyspace.entry(key);
  return entry?.kind === "string" ? entry.value : null;
}
