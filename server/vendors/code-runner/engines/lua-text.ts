import type { JsonValue } from "../types.ts";

/** The value as Lua writes it. */
export function literal(value: JsonValue): string {
  if (value === null) return "nil";
  if (typeof value === "string") return luaText(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `{${value.map(literal).join(", ")}}`;
  return `{${Object.entries(value).map(([key, each]) => `[${luaText(key)}] = ${literal(each)}`).join(", ")}}`;
}

/** The text as Lua writes it, byte by byte. */
export function luaText(text: string): string {
  return `"${[...Buffer.from(text)].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}"`;
}
