import { arg, atLeast, between, exactly, globMatcher, integer, OptionReader, type CommandTable } from "../command.ts";
import type { Entry, Keyspace } from "../keyspace.ts";
import { ok, ReplyError, Status, syntaxError, type Reply } from "../reply.ts";

export const keyCommands: CommandTable = {
  DEL: atLeast(1, (keyspace, keys) => keys.filter((key) => keyspace.entry(key) && keyspace.delete(key)).length),
  UNLINK: atLeast(1, (keyspace, keys) => keys.filter((key) => keyspace.entry(key) && keyspace.delete(key)).length),
  EXISTS: atLeast(1, (keyspace, keys) => keys.filter((key) => keyspace.entry(key)).length),
  TOUCH: atLeast(1, (keyspace, keys) => keys.filter((key) => keyspace.entry(key)).length),
  TYPE: exactly(1, (keyspace, [key = ""]) => new Status(keyspace.entry(key)?.kind ?? "none")),
  EXPIRE: between(2, 3, (keyspace, args) => expire(keyspace, args, keyspace.now() + integer(arg(args, 1)) * 1_000)),
  PEXPIRE: between(2, 3, (keyspace, args) => expire(keyspace, args, keyspace.now() + integer(arg(args, 1)))),
  EXPIREAT: between(2, 3, (keyspace, args) => expire(keyspace, args, integer(arg(args, 1)) * 1_000)),
  PEXPIREAT: between(2, 3, (keyspace, args) => expire(keyspace, args, integer(arg(args, 1)))),
  PERSIST: exactly(1, (keyspace, [key = ""]) => {
    if ((keyspace.entry(key)?.expiresAt ?? null) === null) return 0;
    keyspace.expire(key, null);
    return 1;
  }),
  TTL: exactly(1, (keyspace, [key = ""]) => timeLeft(keyspace, key, (ms) => Math.round(ms / 1_000))),
  PTTL: exactly(1, (keyspace, [key = ""]) => timeLeft(keyspace, key, (ms) => ms)),
  EXPIRETIME: exactly(1, (keyspace, [key = ""]) => expiryOf(keyspace, key, (at) => Math.round(at / 1_000))),
  PEXPIRETIME: exactly(1, (keyspace, [key = ""]) => expiryOf(keyspace, key, (at) => at)),
  KEYS: exactly(1, (keyspace, [pattern = ""]) => keyspace.keys().filter(globMatcher(pattern))),
  SCAN: atLeast(1, (keyspace, args) => scanKeys(keyspace, args)),
  RANDOMKEY: exactly(0, (keyspace) => {
    const keys = keyspace.keys();
    return keys[Math.floor(Math.random() * keys.length)] ?? null;
  }),
  RENAME: exactly(2, (keyspace, [from = "", to = ""]) => {
    rename(keyspace, from, to);
    return ok;
  }),
  RENAMENX: exactly(2, (keyspace, [from = "", to = ""]) => {
    if (keyspace.entry(from) && keyspace.entry(to)) return 0;
    rename(keyspace, from, to);
    return 1;
  }),
  COPY: between(2, 3, (keyspace, [from = "", to = "", option]) => {
    if (option !== undefined && option.toUpperCase() !== "REPLACE") throw syntaxError();
    const entry = keyspace.entry(from);
    if (!entry || (keyspace.entry(to) && option === undefined)) return 0;
    keyspace.put(to, cloneEntry(entry));
    return 1;
  }),
  DBSIZE: exactly(0, (keyspace) => keyspace.keys().length),
  FLUSHDB: between(0, 1, (keyspace) => flush(keyspace)),
  FLUSHALL: between(0, 1, (keyspace) => flush(keyspace)),
  PING: between(0, 1, (_, [text]) => text ?? new Status("PONG")),
  ECHO: exactly(1, (_, [text = ""]) => text),
  TIME: exactly(0, (keyspace) => {
    const now = keyspace.now();
    return [String(Math.floor(now / 1_000)), String((now % 1_000) * 1_000)];
  }),
};

/** SCAN, HSCAN, SSCAN, ZSCAN: `MATCH`, `COUNT` and, for SCAN, `TYPE`. */
export function readScanOptions(options: readonly string[]): { matches: (text: string) => boolean; count: number; type: string | null } {
  const reader = new OptionReader(options);
  let matches = (_text: string) => true;
  let count = 10;
  let type: string | null = null;
  for (let word = reader.next(); word !== null; word = reader.next()) {
    if (word === "MATCH") matches = globMatcher(reader.value());
    else if (word === "COUNT") count = integer(reader.value());
    else if (word === "TYPE") type = reader.value().toLowerCase();
    else throw syntaxError();
  }
  if (count < 1) throw syntaxError();
  return { matches, count, type };
}

/**
 * A scan is a walk in the order of a hash of the keys, so a cursor stays meaningful while keys come and
 * go: what is there from the first call to the last is seen, as Redis promises. Keys whose hashes are
 * equal are answered together.
 */
function scanKeys(keyspace: Keyspace, args: readonly string[]): Reply {
  const cursor = integer(arg(args, 0));
  if (cursor < 0) throw new ReplyError("ERR invalid cursor");
  const { matches, count, type } = readScanOptions(args.slice(1));
  const ahead = keyspace
    .keys()
    .map((key) => ({ key, place: placeOf(key) }))
    .filter(({ place }) => place > cursor)
    .sort((a, b) => a.place - b.place);
  const last = ahead[count - 1]?.place ?? Infinity;
  const batch = ahead.filter(({ place }) => place <= last);
  const isEnd = batch.length === ahead.length;
  const found = batch.map(({ key }) => key).filter((key) => matches(key) && (type === null || keyspace.entry(key)?.kind === type));
  return [isEnd ? "0" : String(last), found];
}

/** FNV-1a, from 1 so that 0 can mean the beginning. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
  return hash + 1;
}

function expire(keyspace: Keyspace, args: readonly string[], at: number): number {
  const key = arg(args, 0);
  const condition = args[2]?.toUpperCase();
  const entry = keyspace.entry(key);
  if (!entry) return 0;
  const present = entry.expiresAt;
  switch (condition) {
    case undefined:
      break;
    case "NX":
      if (present !== null) return 0;
      break;
    case "XX":
      if (present === null) return 0;
      break;
    case "GT":
      if (present === null || at <= present) return 0;
      break;
    case "LT":
      if (present !== null && at >= present) return 0;
      break;
    default:
      throw new ReplyError(`ERR Unsupported option ${condition}`);
  }
  keyspace.expire(key, at);
  return 1;
}

function timeLeft(keyspace: Keyspace, key: string, unit: (ms: number) => number): number {
  return expiryOf(keyspace, key, (at) => unit(at - keyspace.now()));
}

function expiryOf(keyspace: Keyspace, key: string, convert: (at: number) => number): number {
  const entry = keyspace.entry(key);
  if (!entry) return -2;
  return entry.expiresAt === null ? -1 : convert(entry.expiresAt);
}

function rename(keyspace: Keyspace, from: string, to: string): void {
  const entry = keyspace.entry(from);
  if (!entry) throw new ReplyError("ERR no such key");
  keyspace.delete(from);
  keyspace.put(to, entry);
}

function cloneEntry(entry: Entry): Entry {
  return structuredClone(entry);
}

function flush(keyspace: Keyspace): Reply {
  keyspace.clear();
  return ok;
}
