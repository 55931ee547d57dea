import type { RichText } from "@/lib/schemas/question-parts";
import { ImportRefused, readItem, refuseItem, takeQuestion, type ImportItem } from "../import-report";
import { childOf, childrenOf, findAll, textOf, type XmlElement } from "../parse-xml";
import { toQuestion12, type Item12, type Response12 } from "./to-question12";

/** Questions of a QTI 1.2 file as Canvas and Common Cartridges write it; a section's title becomes a tag of its questions. */
export function importQti12(root: XmlElement, file: string): ImportItem[] {
  return childrenOf(root).flatMap((part) => importPart(part, file, []));
}

function importPart(element: XmlElement, file: string, tags: readonly string[]): ImportItem[] {
  const path = `${file}#${element.attributes["ident"] ?? element.name}`;
  if (element.name === "item") return [importItem(element, path, tags)];
  if (!["assessment", "section", "objectbank"].includes(element.name)) return [];
  const title = element.name === "section" ? element.attributes["title"]?.trim() : undefined;
  const inner = childrenOf(element).flatMap((part) => importPart(part, file, title ? [...tags, title] : tags));
  const number = findSelection(element);
  if (number === null) return inner;
  return [{ path, kind: "group", status: "converted", reason: `It draws ${number} of its questions; they are tagged "${title ?? ""}", which a quiz can draw by.` }, ...inner];
}

function findSelection(section: XmlElement): string | null {
  const selection = childOf(childOf(section, "selection_ordering"), "selection");
  const number = textOf(childOf(selection, "selection_number")).trim();
  return selection && number !== "" ? number : null;
}

function importItem(element: XmlElement, path: string, tags: readonly string[]): ImportItem {
  const metadata = new Map(findAll(element, "qtimetadatafield").map((field) => [textOf(childOf(field, "fieldlabel")).trim(), textOf(childOf(field, "fieldentry")).trim()]));
  const kind = (metadata.get("question_type") ?? metadata.get("cc_profile") ?? "question").replace(/^cc\.|\.v\dp\d$|_question$/g, "");
  return readItem(path, kind, () => {
    const presentation = childOf(element, "presentation");
    if (!presentation) return refuseItem(path, kind, "It has no presentation.");
    const item: Item12 = {
      source: element,
      kind,
      title: element.attributes["title"]?.trim() || null,
      identifier: element.attributes["ident"] ?? null,
      prompt: materialOf(presentation) ?? { format: "plain", text: "" },
      responses: findAll(presentation, "response_lid", "response_str", "response_num").map(parseResponse),
      points: pointsOf(metadata.get("points_possible") ?? metadata.get("cc_weighting")),
      tags: [...new Set(tags)],
      feedback: new Map(childrenOf(element, "itemfeedback").flatMap((each) => {
        const text = materialOf(each);
        return text ? [[each.attributes["ident"] ?? "", text] as const] : [];
      })),
    };
    const { question, notes } = toQuestion12(item);
    return takeQuestion(path, question, notes);
  });
}

function parseResponse(element: XmlElement): Response12 {
  const identifier = element.attributes["ident"];
  if (!identifier) throw new ImportRefused("A response has no identifier.", element.line);
  return {
    identifier,
    isMultiple: element.attributes["rcardinality"]?.toLowerCase() === "multiple",
    label: materialOf(element),
    options: findAll(element, "response_label").map((label) => ({ id: label.attributes["ident"]?.trim() ?? "", text: materialOf(label) ?? { format: "plain", text: "" } })),
  };
}

/** The text of an element, not of the responses inside of it. */
export function materialOf(element: XmlElement): RichText | null {
  const own = { ...element, children: element.children.filter((child) => typeof child === "string" || !/^(response_|render_)/.test(child.name)) };
  const texts = findAll(own, "mattext", "matemtext");
  const [only, ...more] = texts;
  if (!only) return null;
  const isHtml = texts.some(({ attributes }) => attributes["texttype"]?.toLowerCase() === "text/html");
  const text = more.length === 0 ? textOf(only) : texts.map(textOf).join("\n");
  return { format: isHtml ? "html" : "plain", text: text.trim() };
}

function pointsOf(text: string | undefined): number {
  const points = Number(text ?? 1);
  return Number.isFinite(points) && points >= 0 && points <= 1_000 ? points : 1;
}
