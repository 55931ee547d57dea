import type { QtiProgram } from "@/lib/schemas/qti-program";
import type { RichText } from "@/lib/schemas/question-parts";
import type { QuestionOf } from "@/lib/schemas/questions";
import { ImportRefused } from "../import-report";
import { childOf, childrenOf, findAll, type XmlElement } from "../parse-xml";
import { parseInteraction } from "./parse-interaction";
import { parseProgram } from "./parse-program";
import { richContent, toHtml } from "./to-html";

export type QtiInteraction = QuestionOf<"qti">["interactions"][number];

export type QtiItem = {
  identifier: string;
  title: string | null;
  language: string | null;
  /** HTML with `[[identifier]]` where each response is given. */
  body: string;
  program: QtiProgram;
  interactions: (QtiInteraction & { source: XmlElement })[];
  feedbacks: QuestionOf<"qti">["feedbacks"];
  rubric: RichText | null;
  hasProcessing: boolean;
  notes: string[];
};

/** Reads an item of QTI 2 or, with its names normalised, 3. Throws ImportRefused for what cannot be scored as it says. */
export function parseItem(item: XmlElement): QtiItem {
  if (item.name !== "assessmentItem") throw new ImportRefused(`The file is no QTI item but ${item.name}.`, item.line);
  if (item.attributes["adaptive"]?.trim() === "true") throw new ImportRefused("Adaptive items, which are answered in several rounds, are not supported.", item.line);
  const program = parseProgram(item);
  const body = childOf(item, "itemBody");
  const notes: string[] = [];
  const interactions: QtiItem["interactions"] = [];
  const html = body ? toHtml(body, (element) => replaceInBody(element, interactions, notes)) : "";
  for (const { identifier, source } of interactions) {
    if (!program.responses.some((response) => response.identifier === identifier)) throw new ImportRefused(`The response ${identifier} is not declared.`, source.line);
  }
  const rubrics = [...childrenOf(item, "rubricBlock"), ...(body ? findAll(body, "rubricBlock") : [])].filter(isForScorers);
  return {
    identifier: item.attributes["identifier"]?.trim() || "item",
    title: item.attributes["title"]?.trim() || null,
    language: item.attributes["xml:lang"]?.trim() || null,
    body: html.trim(),
    program,
    interactions,
    feedbacks: childrenOf(item, "modalFeedback").map(parseFeedback),
    rubric: rubrics.length === 0 ? null : { format: "html", text: rubrics.map((each) => toHtml(each).trim()).join("\n") },
    hasProcessing: childOf(item, "responseProcessing") !== undefined || program.outcomeRules.length > 0,
    notes,
  };
}

function replaceInBody(element: XmlElement, interactions: QtiItem["interactions"], notes: string[]): string | null {
  if (element.name === "rubricBlock" && isForScorers(element)) return "";
  if (element.name === "printedVariable") return `<span class="printed-variable">{{${element.attributes["identifier"] ?? ""}}}</span>`;
  if (element.name === "feedbackInline" || element.name === "feedbackBlock") {
    notes.push("Feedback inside of its text is not kept.");
    return "";
  }
  if (element.name === "include") throw new ImportRefused("Its text lies in another file (xi:include); it must stand in the item.", element.line);
  if (element.name === "endAttemptInteraction") throw new ImportRefused("Items with a button of their own are not supported.", element.line);
  if (!element.name.endsWith("Interaction")) return null;
  const parsed = parseInteraction(element, notes);
  if (interactions.some(({ identifier }) => identifier === parsed.interaction.identifier)) throw new ImportRefused(`The response ${parsed.interaction.identifier} is given twice.`, element.line);
  interactions.push({ ...parsed.interaction, source: element });
  return parsed.html;
}

function isForScorers({ attributes }: XmlElement): boolean {
  const views = (attributes["view"] ?? "").split(/\s+/);
  return views.includes("scorer") || (views.includes("author") && !views.includes("candidate"));
}

function parseFeedback(element: XmlElement): QtiItem["feedbacks"][number] {
  const content = childOf(element, "contentBody") ?? element;
  return {
    outcome: element.attributes["outcomeIdentifier"]?.trim() ?? "",
    identifier: element.attributes["identifier"]?.trim() ?? "",
    show: (element.attributes["showHide"] ?? "show").trim() === "show",
    text: richContent(content),
  };
}
