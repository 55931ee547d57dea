import type { Json } from "@/lib/json";

/** Fields of a question, or of a rubric's criterion, that hold words. */
const WORDS: ReadonlySet<string> = new Set(["title", "text", "description", "alt", "name", "starter", "instructions"]);

/** The words of a stored quiz, of its sections first, a line each in their order: what a translator reads. Right options have a mark. */
export function questionsText(content: unknown): string {
  const questions = questionsOf(content);
  const numbered = questions.map((question, index) => [`${index + 1}.`, ...wordsOf(question)].join("\n"));
  return [...sectionsOf(content).map((section) => wordsOf(section).join("\n")), ...numbered].join("\n\n");
}

/** The questions of a stored quiz with all that they hold: for what changed without a word having changed. */
export function questionsJson(content: unknown): string {
  const sections = sectionsOf(content);
  return JSON.stringify(sections.length === 0 ? questionsOf(content) : [...sections, ...questionsOf(content)], null, 2);
}

function questionsOf(content: unknown): unknown[] {
  const questions: unknown = typeof content === "object" && content !== null ? (Reflect.get(content, "questions") ?? Reflect.get(content, "rubric")) : null;
  return Array.isArray(questions) ? questions : [];
}

function sectionsOf(content: unknown): unknown[] {
  const sections: unknown = typeof content === "object" && content !== null ? Reflect.get(content, "sections") : null;
  return Array.isArray(sections) ? sections : [];
}

function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== "object" || value === null) return [];
  const mark = Reflect.get(value, "correct") === true ? "✓ " : "";
  return Object.entries(value).flatMap(([name, inner]: [string, Json]) => (typeof inner === "string" ? (WORDS.has(name) && inner !== "" ? [inner] : []) : wordsOf(inner).map((line, index) => (index === 0 ? mark + line : line))));
}
