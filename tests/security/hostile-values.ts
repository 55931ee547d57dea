import { readBadInput } from "@/tests/harness/bad-input";

/** Values of the wrong kind, out of any range, or made to mean something to a database, a template or a parser. */
export const HOSTILE: readonly unknown[] = [
  null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, "", " ", "x".repeat(120_000), [], [[]], ["a", "b"], {}, { contains: "" }, { $ne: null }, { in: [] },
  JSON.parse('{"__proto__":{"isAdmin":true}}'), JSON.parse('{"constructor":{"prototype":{"isAdmin":true}}}'), nested(400),
  "\u0000", "a\u0000b", "\ud800", "x\udfff", "\u202eevil", "-1", "NaN", "1e9", "__proto__", "constructor", "toString",
  "0000-01-01T00:00:00Z", "2026-13-45T99:99:99Z", "9999-12-31T23:59:59.999999999Z", "2026-02-30T00:00:00Z", "../../etc/passwd", "%00", "usr_x' OR '1'='1",
];

/** Kinds that no scalar field accepts. */
export const OBJECTS: readonly unknown[] = HOSTILE.filter((value) => typeof value === "object" && value !== null);

type Section = { strings: string[] };

const FALLBACK = ["' or 1=1--", "<script>alert(1)</script>", "{{7*7}}", "../../../etc/passwd", "Ω≈ç√∫˜µ", "ﷺ", "👩‍👩‍👧", "%s%n", "${jndi:ldap://x}"];

/** The collected lists, when they lie beside the repository; else a handful of each kind. */
export function collectedStrings(): string[] {
  const naughty = (readBadInput<Section[]>("naughty-strings.json") ?? []).flatMap(({ strings }) => strings);
  const lists = ["sql-injection.json", "xss.json", "nosql-ldap-injection.json", "template-injection.json", "path-traversal.json", "crlf-injection.json"];
  return [...FALLBACK, ...naughty, ...lists.flatMap((name) => (readBadInput<unknown[]>(name) ?? []).filter((item) => typeof item === "string"))];
}

function nested(depth: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

export type Leaf = { path: (string | number)[]; value: unknown };

/** Every value inside an input, containers and what they hold. */
export function listLeaves(value: unknown, path: (string | number)[] = []): Leaf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...(path.length > 0 ? [{ path, value }] : []), ...inner.flatMap(([key, item]) => listLeaves(item, [...path, key]))];
}

/** A copy of an input with one value replaced. */
export function replaceAt(input: unknown, path: readonly (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(input)) return input.map((item, index) => (index === key ? replaceAt(item, rest, replacement) : item));
  const record = input as Record<string, unknown>;
  return { ...record, [key]: replaceAt(record[String(key)], rest, replacement) };
}
