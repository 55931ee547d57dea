import { createHash } from "node:crypto";

/** Asked this often, a statement is one of those that pages and jobs repeat. */
const OFTEN = 3;
/** A prepared statement keeps its plan in each connection's memory, so that only so many are kept. */
const MOST_NAMES = 200;
/** Texts with lists of many lengths are many texts: counting starts again before they fill the memory. */
const MOST_COUNTED = 2_000;

/**
 * Names for statements that are asked again and again: a connection then parses and plans each of them once instead of
 * every time (https://www.postgresql.org/docs/18/sql-prepare.html), which for the pages' statements is most of their
 * cost. The name comes from the text alone; "" leaves the statement unnamed.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_NAMES) return known ?? "";
    const count = (counts.get(sql) ?? 0) + 1;
    if (count < OFTEN) {
      if (counts.size >= MOST_COUNTED) counts.clear();
      counts.set(sql, count);
      return "";
    }
    counts.delete(sql);
    const name = `criterio_${createHash("sha256").update(sql).digest("base64url").slice(0, 16)}`;
    names.set(sql, name);
    return name;
  };
}
