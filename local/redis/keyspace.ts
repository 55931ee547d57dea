import { wrongType } from "./reply.ts";

export type SortedSet = Map<string, number>;
type Kinds = { string: string; hash: Map<string, string>; list: string[]; set: Set<string>; zset: SortedSet };
export type Kind = keyof Kinds;
type EntryOf<K extends Kind> = { kind: K; value: Kinds[K]; expiresAt: number | null };
export type Entry = { [K in Kind]: EntryOf<K> }[Kind];

/**
 * Keys and their values in memory. Reading a key after its time is the same as reading a missing one.
 * Every change is remembered in `takeChanges`, so that it can be stored before a client hears of it.
 */
export class Keyspace {
  private readonly entries = new Map<string, Entry>();
  private changed = new Set<string>();

  constructor(readonly now: () => number = () => Date.now()) {}

  entry(key: string): Entry | undefined {
    const found = this.entries.get(key);
    if (found && found.expiresAt !== null && found.expiresAt <= this.now()) {
      this.delete(key);
      return undefined;
    }
    return found;
  }

  /** The value, `undefined` when there is none; throws WRONGTYPE when it is of another kind. */
  read<K extends Kind>(key: string, kind: K): Kinds[K] | undefined {
    const found: { kind: Kind } | undefined = this.entry(key);
    if (!found) return undefined;
    if (!isKind(found, kind)) throw wrongType();
    return found.value;
  }

  /** The value to change in place, made when missing. Call `changedInPlace` afterwards. */
  open<K extends Exclude<Kind, "string">>(key: string, kind: K): Kinds[K] {
    const found = this.read(key, kind);
    if (found) return found;
    this.put(key, emptyEntry(kind));
    const fresh = this.read(key, kind);
    if (!fresh) throw new Error(`the value just put at ${key} is not there`);
    return fresh;
  }

  /** Notes the change of an opened value; a collection that became empty ceases to exist. */
  changedInPlace(key: string): void {
    const found = this.entries.get(key);
    if (found && sizeOf(found) === 0) this.entries.delete(key);
    this.changed.add(key);
  }

  put(key: string, entry: Entry): void {
    this.entries.set(key, entry);
    this.changed.add(key);
  }

  delete(key: string): boolean {
    const existed = this.entries.delete(key);
    if (existed) this.changed.add(key);
    return existed;
  }

  expire(key: string, at: number | null): void {
    const found = this.entry(key);
    if (!found) return;
    if (at !== null && at <= this.now()) {
      this.delete(key);
      return;
    }
    found.expiresAt = at;
    this.changed.add(key);
  }

  /** Live keys, in the order in which they were first written. */
  keys(): string[] {
    return [...this.entries.keys()].filter((key) => this.entry(key) !== undefined);
  }

  clear(): void {
    for (const key of this.entries.keys()) this.changed.add(key);
    this.entries.clear();
  }

  /** Keys changed since the last call, with their present entry (`undefined`: deleted). */
  takeChanges(): [string, Entry | undefined][] {
    if (this.changed.size === 0) return [];
    const keys = this.changed;
    this.changed = new Set();
    return [...keys].map((key) => [key, this.entries.get(key)]);
  }
}

function isKind<K extends Kind>(entry: { kind: Kind }, kind: K): entry is EntryOf<K> {
  return entry.kind === kind;
}

function emptyEntry(kind: Exclude<Kind, "string">): Entry {
  switch (kind) {
    case "hash":
      return { kind, value: new Map(), expiresAt: null };
    case "list":
      return { kind, value: [], expiresAt: null };
    case "set":
      return { kind, value: new Set(), expiresAt: null };
    case "zset":
      return { kind, value: new Map(), expiresAt: null };
  }
}

function sizeOf(entry: Entry): number {
  switch (entry.kind) {
    // An empty text is a value.
    case "string":
      return 1;
    case "list":
      return entry.value.length;
    default:
      return entry.value.size;
  }
}
