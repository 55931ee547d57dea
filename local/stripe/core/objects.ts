import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { missing } from "./stripe-error.ts";
import type { Hidden, Kind, Objects } from "./wire.ts";

type Row = { id: string; kind: string; parent: string | null; body: string; hidden: string };

/** A filter on a top-level field of an object's body, or on its parent. */
export type Filter = { field: string; equals: string | number | boolean } | { created: "gt" | "gte" | "lt" | "lte"; seconds: number } | { anyOf: string[]; field: string } | { startsWith: string; field: string };

export type PageQuery = { filters: Filter[]; parent?: string; limit: number; startingAfter?: string; endingBefore?: string; oldestFirst?: true };

/** Stored Stripe objects. Newest first in lists, by order of creation. */
export class ObjectTable {
  private readonly statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();

  constructor(private readonly db: DatabaseSync) {}

  /** Stores a new object. Throws when its id is taken. */
  insert<K extends Kind>(kind: K, body: Objects[K], options: { hidden?: Hidden; parent?: string; created?: number } = {}): void {
    const created = "created" in body && typeof body.created === "number" ? body.created : (options.created ?? 0);
    this.prepare("INSERT INTO objects (id, kind, parent, created, body, hidden) VALUES (?, ?, ?, ?, ?, ?)").run(
      body.id,
      kind,
      options.parent ?? null,
      created,
      JSON.stringify(body),
      JSON.stringify(options.hidden ?? {}),
    );
  }

  /** Replaces the body of an object that is stored. */
  save<K extends Kind>(kind: K, body: Objects[K]): void {
    this.prepare("UPDATE objects SET body = ? WHERE id = ? AND kind = ?").run(JSON.stringify(body), body.id, kind);
  }

  remove(kind: Kind, id: string): void {
    this.prepare("DELETE FROM objects WHERE id = ? AND kind = ?").run(id, kind);
  }

  find<K extends Kind>(kind: K, id: string): Objects[K] | null {
    const row = this.row(id);
    return row !== null && row.kind === kind ? decode<Objects[K]>(row.body) : null;
  }

  /** The object, or the error Stripe answers for an id it does not know. */
  get<K extends Kind>(kind: K, id: string, param = "id"): Objects[K] {
    const found = this.find(kind, id);
    if (found === null) throw missing(kind, id, param);
    return found;
  }

  /** Any stored object by its id, for expansion. */
  findAny(id: string): object | null {
    const row = this.row(id);
    return row === null ? null : decode<object>(row.body);
  }

  hidden(id: string): Hidden {
    const row = this.row(id);
    return row === null ? {} : decode<Hidden>(row.hidden);
  }

  setHidden(id: string, hidden: Hidden): void {
    this.prepare("UPDATE objects SET hidden = ? WHERE id = ?").run(JSON.stringify(hidden), id);
  }

  /** One page and whether more follows in its direction. Throws for a cursor that does not exist. */
  page<K extends Kind>(kind: K, query: PageQuery): { data: Objects[K][]; hasMore: boolean } {
    const where: string[] = ["kind = ?"];
    const values: SQLInputValue[] = [kind];
    for (const filter of query.filters) addFilter(filter, where, values);
    if (query.parent !== undefined) {
      where.push("parent = ?");
      values.push(query.parent);
    }
    const backwards = query.endingBefore !== undefined;
    const cursor = query.endingBefore ?? query.startingAfter;
    const ascending = (query.oldestFirst === true) !== backwards;
    if (cursor !== undefined) {
      where.push(ascending ? "seq > ?" : "seq < ?");
      values.push(this.seqOf(kind, cursor, backwards ? "ending_before" : "starting_after"));
    }
    const sql = `SELECT body FROM objects WHERE ${where.join(" AND ")} ORDER BY seq ${ascending ? "ASC" : "DESC"} LIMIT ?`;
    const bodies = this.prepare(sql).all(...values, query.limit + 1).map((row) => decode<Objects[K]>(String(row.body)));
    const data = bodies.slice(0, query.limit);
    return { data: backwards ? data.reverse() : data, hasMore: bodies.length > query.limit };
  }

  /** Every object that matches, oldest first. For sets known to be small. */
  all<K extends Kind>(kind: K, query: { filters?: Filter[]; parent?: string }): Objects[K][] {
    const { data } = this.page(kind, { filters: query.filters ?? [], ...(query.parent === undefined ? {} : { parent: query.parent }), limit: 10_000, oldestFirst: true });
    return data;
  }

  private seqOf(kind: Kind, id: string, param: string): number {
    const row = this.prepare("SELECT seq FROM objects WHERE id = ? AND kind = ?").get(id, kind);
    if (row === undefined) throw missing(kind, id, param);
    return Number(row.seq);
  }

  private row(id: string): Row | null {
    const row = this.prepare("SELECT id, kind, parent, body, hidden FROM objects WHERE id = ?").get(id);
    if (row === undefined) return null;
    return { id: String(row.id), kind: String(row.kind), parent: row.parent === null ? null : String(row.parent), body: String(row.body), hidden: String(row.hidden) };
  }

  private prepare(sql: string): ReturnType<DatabaseSync["prepare"]> {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

function decode<T>(json: string): T {
  const value: T = JSON.parse(json);
  return value;
}

const OPERATORS = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function addFilter(filter: Filter, where: string[], values: SQLInputValue[]): void {
  if ("created" in filter) {
    where.push(`created ${OPERATORS[filter.created]} ?`);
    values.push(filter.seconds);
    return;
  }
  const field = `json_extract(body, '$.${filter.field}')`;
  if ("anyOf" in filter) {
    where.push(`${field} IN (${filter.anyOf.map(() => "?").join(", ")})`);
    values.push(...filter.anyOf);
    return;
  }
  if ("startsWith" in filter) {
    where.push(`substr(${field}, 1, ?) = ?`);
    values.push(filter.startsWith.length, filter.startsWith);
    return;
  }
  where.push(`${field} = ?`);
  values.push(typeof filter.equals === "boolean" ? Number(filter.equals) : filter.equals);
}
