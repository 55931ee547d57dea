import type { RichText } from "@/lib/schemas/question-parts";
import type { QuestionInput } from "@/lib/schemas/questions";
import { childOf, childrenOf, textOf, type XmlElement } from "../parse-xml";

export type MoodleFrame = Pick<QuestionInput, "title" | "sourceId" | "prompt" | "points" | "category" | "tags" | "hints" | "feedback">;

export function frameOf(element: XmlElement, category: string | null): MoodleFrame {
  const penalty = Number(textOf(childOf(element, "penalty")).trim() || 0);
  return {
    title: fieldText(element, "name").trim() || null,
    sourceId: textOf(childOf(element, "idnumber")).trim() || null,
    prompt: richField(element, "questiontext") ?? { format: "plain", text: "" },
    points: Number(textOf(childOf(element, "defaultgrade")).trim() || 1),
    category,
    tags: childrenOf(childOf(element, "tags") ?? element, "tag").map((tag) => textOf(childOf(tag, "text")).trim()).filter((tag) => tag !== ""),
    hints: childrenOf(element, "hint").flatMap((hint) => {
      const text = richOf(hint);
      return text ? [{ text, cost: penalty >= 0 && penalty <= 1 ? penalty : 0 }] : [];
    }),
    feedback: { correct: richField(element, "correctfeedback"), incorrect: richField(element, "incorrectfeedback"), general: richField(element, "generalfeedback") },
  };
}

export function fieldText(element: XmlElement, name: string): string {
  return textOf(childOf(childOf(element, name), "text"));
}

/** A rich text of a field, null where it is absent or empty. */
export function richField(element: XmlElement, name: string): RichText | null {
  const field = childOf(element, name);
  return field ? richOf(field) : null;
}

/** Moodle's own format is text as typed. */
export function richOf(field: XmlElement): RichText | null {
  const text = textOf(childOf(field, "text")).trim();
  const format = field.attributes["format"] ?? (field.name === "questiontext" ? "html" : "moodle_auto_format");
  return text === "" ? null : { format: format === "html" ? "html" : format === "markdown" ? "markdown" : "plain", text };
}
