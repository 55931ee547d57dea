import type { RichText } from "@/lib/schemas/question-parts";
import { toPlainText } from "./plain-text";

const STEM_LENGTH = 300;

/** What a question asks on one line, for lists. */
export function stemOf(prompt: RichText): string {
  const text = (prompt.format === "html" ? toPlainText(prompt.text) : prompt.text).replaceAll(/\s+/g, " ").trim();
  return text.length > STEM_LENGTH ? `${text.slice(0, STEM_LENGTH - 1)}…` : text;
}
