import { stemOf } from "@/lib/html/stem-of";
import type { Json } from "@/lib/json";
import { questionSchema, type Question } from "@/lib/schemas/questions";

/** What a bank keeps of a question: what it says as a version, and what sorts it beside it. */
export type BankContent = { content: Json; tags: string[]; difficulty: number | null; type: Question["type"]; text: string };

const LONGEST_TAG = 60;
const MOST_TAGS = 20;

/** Tags and difficulty belong to the question and not to its version, and where a copy came from is nothing to a bank. */
export function toBankContent(question: Question): BankContent {
  const { bank: _origin, tags, difficulty, ...said } = question;
  const content: Json = JSON.parse(JSON.stringify({ ...said, tags: [], difficulty: null }));
  const kept = tags.map((tag) => tag.normalize("NFC").replaceAll(/\s+/gu, " ").trim().slice(0, LONGEST_TAG).trim()).filter((tag) => tag !== "");
  return { content, tags: [...new Set(kept)].slice(0, MOST_TAGS), difficulty, type: question.type, text: stemOf(question.prompt) || (question.title ?? "") };
}

/** A stored version as a question again. */
export function readContent(content: unknown): Question {
  return questionSchema.parse(content);
}
