import type { z } from "zod";
import type { FieldIssue } from "@/lib/errors";

type Issue = z.core.$ZodIssue;

/**
 * Zod's issues as the field's dotted path and the reason. An unknown field is named itself, and of a union the branch
 * that the input came closest to speaks.
 */
export function toFieldIssues(error: z.core.$ZodError): FieldIssue[] {
  return error.issues.flatMap((issue) => flatten(issue, [])).slice(0, 50);
}

function flatten(issue: Issue, parents: readonly PropertyKey[]): FieldIssue[] {
  const path = [...parents, ...issue.path];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => toIssue([...path, key], "is not a known field"));
  if (issue.code === "invalid_union") {
    const [closest] = [...issue.errors].sort((a, b) => a.length - b.length);
    if (closest && closest.length > 0) return closest.flatMap((inner) => flatten(inner, path));
  }
  return [toIssue(path, issue.message)];
}

/** Names and reasons may quote what was sent: they are cut and made well-formed, so that every answer can be sent. */
function toIssue(path: readonly PropertyKey[], message: string): FieldIssue {
  return { path: path.map(String).join(".").slice(0, 200).toWellFormed(), message: message.slice(0, 300).toWellFormed() };
}
