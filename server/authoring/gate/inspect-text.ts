import { createHash } from "node:crypto";
import { inspectMarkdown, type MarkdownInspection } from "@/lib/markdown/inspect-markdown";

/** A course of 300 lessons is read anew only where it changed: the answers for this many texts are remembered. */
const REMEMBERED = 2_000;
const known = new Map<string, MarkdownInspection>();

/** What a text shows and leads to. The same text is read once a process, and who wrote it makes no difference. */
export function inspectText(body: string): MarkdownInspection {
  const key = createHash("sha256").update(body).digest("base64");
  const found = known.get(key);
  if (found) return found;
  const inspection = inspectMarkdown(body);
  const [oldest] = known.keys();
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
  known.set(key, inspection);
  return inspection;
}
