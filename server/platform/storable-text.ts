import type { FieldIssue } from "@/lib/errors";

const MAX_ISSUES = 20;

/**
 * Texts in an input that no database column can hold: with U+0000, which PostgreSQL refuses, or with half of a
 * surrogate pair, which no UTF-8 can say and which would be stored as another text. Walks without recursion, so nesting
 * of any depth is safe. Names of fields count as texts too.
 */
export function findUnstorableText(input: unknown): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const waiting: { value: unknown; path: string }[] = [{ value: input, path: "" }];
  for (let item = waiting.pop(); item && issues.length < MAX_ISSUES; item = waiting.pop()) {
    const { value, path } = item;
    if (typeof value === "string" && !isStorable(value)) issues.push({ path, message: "holds characters that are not text" });
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      const name = key.toWellFormed().slice(0, 80);
      const innerPath = path === "" ? name : `${path}.${name}`.slice(0, 200);
      if (!isStorable(key)) issues.push({ path: innerPath, message: "is not a known field" });
      else waiting.push({ value: inner, path: innerPath });
    }
  }
  return issues;
}

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}
