import type { QuestionResponse } from "@/lib/schemas/question-responses";

/** Whether somebody answered anything: an empty text or an empty choice is none. */
export function isAnswered(response: QuestionResponse | undefined): boolean {
  switch (response?.type) {
    case "single":
      return response.choice !== null;
    case "multiple":
      return response.choices.length > 0;
    case "boolean":
      return response.value !== null;
    case "shortText":
    case "numeric":
    case "essay":
      return response.text.trim() !== "";
    case "file":
      return response.files.length > 0;
    case "program":
      return response.source.trim() !== "";
    case "cloze":
      return Object.values(response.gaps).some((given) => given.trim() !== "");
    case "matching":
      return response.pairs.length > 0;
    case "ordering":
      return response.order.length > 0;
    case "hotspot":
      return response.points.length + response.areas.length > 0;
    default:
      return false;
  }
}
