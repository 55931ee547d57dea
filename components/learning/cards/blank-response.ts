import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";

/** What somebody says who does not know the answer. */
export function blankResponse({ type }: ShownQuestion): QuestionResponse {
  switch (type) {
    case "single":
      return { type, choice: null };
    case "multiple":
      return { type, choices: [] };
    case "boolean":
      return { type, value: null };
    case "numeric":
      return { type, text: "" };
    case "cloze":
      return { type, gaps: {} };
    case "matching":
      return { type, pairs: [] };
    case "ordering":
      return { type, order: [] };
    case "hotspot":
      return { type, points: [], areas: [] };
    default:
      return { type: "shortText", text: "" };
  }
}
