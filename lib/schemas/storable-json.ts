import type { Json } from "@/lib/json";

/** Whether a value can be kept as JSON: no text of the database holds zero characters and halves of surrogate pairs, which JSON writes escaped. */
export function isStorableJson(value: unknown): boolean {
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][\da-f]{2})/i.test(JSON.stringify(value));
}

/** The same without what cannot be kept: zero characters go, and half of a surrogate pair becomes U+FFFD. */
export function toStorableJson(value: Json): Json {
  if (typeof value === "string") return toStorable(value);
  if (Array.isArray(value)) return value.map(toStorableJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [toStorable(key), toStorableJson(inner ?? null)]));
}

function toStorable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
