import { StripeError } from "./stripe-error.ts";

/** A decoded form value: text, or a level of nesting. Arrays are levels whose keys are indexes. */
export type FormValue = string | FormLevel;
export type FormLevel = { [key: string]: FormValue };

const MAX_DEPTH = 12;

/**
 * Decodes Stripe's nested form encoding (`a[b][0][c]=1`, `a[]=1`). Throws a 400 for keys that
 * contradict one another (`a=1&a[b]=2`) or nest too deeply.
 */
export function decodeForm(text: string): FormLevel {
  const root = newLevel();
  for (const [key, value] of new URLSearchParams(text)) assign(root, splitKey(key), value, key);
  return root;
}

/** The items of a level written as an array, in the order of their indexes; null when it is none. */
export function asItems(value: FormValue): FormValue[] | null {
  if (typeof value === "string") return null;
  const entries = Object.entries(value);
  if (!entries.every(([key]) => /^\d{1,4}$/.test(key))) return null;
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}

function newLevel(): FormLevel {
  const level: FormLevel = Object.create(null);
  return level;
}

function splitKey(key: string): string[] {
  const open = key.indexOf("[");
  if (open <= 0) return [key];
  const parts = [key.slice(0, open)];
  for (const match of key.slice(open).matchAll(/\[([^\]]*)\]/g)) parts.push(match[1] ?? "");
  if (parts.length > MAX_DEPTH) throw malformed(key);
  return parts;
}

function assign(root: FormLevel, parts: string[], value: string, key: string): void {
  let level = root;
  for (const [index, part] of parts.entries()) {
    const name = part === "" ? String(Object.keys(level).length) : part;
    if (index === parts.length - 1) {
      if (typeof level[name] === "object") throw malformed(key);
      level[name] = value;
      return;
    }
    const next = level[name] ?? newLevel();
    if (typeof next === "string") throw malformed(key);
    level[name] = next;
    level = next;
  }
}

function malformed(key: string): StripeError {
  return new StripeError(400, `Invalid request: the parameter '${key}' cannot be read.`, { code: "parameter_invalid" }, false);
}
