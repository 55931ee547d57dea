import { ImportRefused, readItem, takeQuestion, type ImportItem } from "../import-report";
import { childOf, childrenOf, findAll, textOf, type XmlElement } from "../parse-xml";
import { toMoodleQuestion } from "./to-moodle-question";
import { fieldText, frameOf } from "./moodle-fields";

/** Questions of a Moodle XML file (https://docs.moodle.org/en/Moodle_XML_format). A category applies to what follows it. */
export function importMoodleXml(root: XmlElement, file: string): ImportItem[] {
  let category: string | null = null;
  return childrenOf(root, "question").map((element, index) => {
    const path = `${file}#${index + 1}`;
    const type = element.attributes["type"] ?? "question";
    if (type === "category") {
      category = fieldText(element, "category").trim();
      return { path, kind: "category", status: "imported", reason: null };
    }
    return readItem(path, type, () => {
      const question = toMoodleQuestion(element, type, frameOf(element, category));
      return takeQuestion(path, question, notesOf(element));
    });
  });
}

function notesOf(element: XmlElement): string[] {
  const files = findAll(element, "file").length;
  const numbering = textOf(childOf(element, "answernumbering")).trim();
  if (!Number.isFinite(Number(textOf(childOf(element, "defaultgrade")).trim() || 1))) throw new ImportRefused("Its points are not a number.", element.line);
  return [...(files > 0 ? [`Its ${files} embedded files are not taken.`] : []), ...(["", "abc", "none"].includes(numbering) ? [] : ["How its options are numbered is not kept."])];
}
