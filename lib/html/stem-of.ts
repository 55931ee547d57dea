import { plainMarkdown } from "@/lib/markdown/plain-markdown";
import type { RichText } from "@/lib/schemas/question-parts";
import { toPlainText } from "./plain-text";

const STEM_LENGTH = 300;
/** A gap that is filled in, as it stands in a prompt. */
const GAP = /\[\[[A-Za-z][\w-]{0,60}\]\]/g;

/** What a question asks on one line, for lists: its words without their marks, and a line for each gap. */
export function stemOf({ format, text }: RichText): string {
  const words = format === "html" ? toPlainText(text) : format === "plain" ? text : plainMarkdown(text);
  const stem = words.replaceAll(GAP, "____").replaceAll(/\s+/g, " ").trim();
  return stem.length > STEM_LENGTH ? `${stem.slice(0, STEM_LENGTH - 1)}…` : stem;
}
