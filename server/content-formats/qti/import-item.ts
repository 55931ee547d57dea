import { readItem, takeQuestion, type ImportItem } from "../import-report";
import type { XmlElement } from "../parse-xml";
import { normalizeNames } from "./normalize-names";
import { parseItem, type QtiItem } from "./parse-item";
import { toQuestion, withRules } from "./to-question";

/** The question of a QTI 2.1, 2.2 or 3.0 item. */
export function importItem(root: XmlElement, file: string): ImportItem {
  const item = normalizeNames(root);
  const path = `${file}#${item.attributes["identifier"]?.trim() ?? "item"}`;
  return readItem(path, "question", () => {
    const { question, notes } = toQuestion(parseItem(item));
    return takeQuestion(path, question, notes);
  });
}

/** An item as it is scored: with the rules that it has, or those that its declarations imply. Throws ImportRefused. */
export function readScorableItem(root: XmlElement): QtiItem {
  return withRules(parseItem(normalizeNames(root)));
}
