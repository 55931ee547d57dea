import type { RichText } from "@/lib/schemas/question-parts";
import { ImportRefused } from "../import-report";
import { childOf, childrenOf, findAll, type XmlElement } from "../parse-xml";
import type { QtiInteraction } from "./parse-item";
import { richContent, toHtml } from "./to-html";

const KINDS = new Set([
  "choiceInteraction", "orderInteraction", "associateInteraction", "matchInteraction", "inlineChoiceInteraction", "textEntryInteraction", "extendedTextInteraction",
  "gapMatchInteraction", "hottextInteraction", "hotspotInteraction", "selectPointInteraction", "graphicOrderInteraction", "graphicAssociateInteraction",
  "graphicGapMatchInteraction", "positionObjectInteraction", "sliderInteraction", "uploadInteraction",
]);
const CHOICES = ["simpleChoice", "inlineChoice", "simpleAssociableChoice", "gapText", "gapImg", "hottext", "hotspotChoice", "associableHotspot"];
const DESCRIBED = ["maxChoices", "minChoices", "maxAssociations", "minAssociations", "shuffle", "orientation", "expectedLength", "expectedLines", "format", "lowerBound", "upperBound", "step", "patternMask", "placeholderText", "matchMax", "shape", "coords", "fixed", "type"];

/** What a candidate is asked to do at one place of an item, and the HTML that stands in its place. */
export function parseInteraction(element: XmlElement, notes: string[]): { interaction: QtiInteraction; html: string } {
  const identifier = element.attributes["responseIdentifier"]?.trim();
  if (!KINDS.has(element.name)) throw new ImportRefused(`${element.name} is not supported.`, element.line);
  if (!identifier) throw new ImportRefused(`${element.name} names no response.`, element.line);
  if (/[\s[\]]/.test(identifier)) throw new ImportRefused("A response is named with spaces or brackets.", element.line);
  if (element.attributes["orientation"] !== undefined && element.name === "choiceInteraction") notes.push("How the options are laid out is not kept.");
  const prompt = childOf(element, "prompt");
  const interaction: QtiInteraction = {
    identifier,
    kind: element.name,
    prompt: prompt ? richContent(prompt) : null,
    attributes: { ...described(element), ...imageOf(element) },
    choices: choicesOf(element, notes),
  };
  return { interaction, html: insideHtml(element, identifier) };
}

/** Gaps and hot words stand in a text of the interaction's own, which is kept around them. */
function insideHtml(element: XmlElement, identifier: string): string {
  if (element.name !== "gapMatchInteraction" && element.name !== "hottextInteraction") return `[[${identifier}]]`;
  const inner = toHtml(element, (child) => {
    if (child.name === "prompt" || child.name === "gapText" || child.name === "gapImg") return "";
    if (child.name === "gap") return `[[${child.attributes["identifier"]?.trim() ?? ""}]]`;
    return child.name === "hottext" ? `<span class="hottext">${toHtml(child)}</span>` : null;
  });
  return element.name === "hottextInteraction" ? `${inner}[[${identifier}]]` : inner;
}

function choicesOf(element: XmlElement, notes: string[]): QtiInteraction["choices"] {
  const sets = element.name === "matchInteraction" ? childrenOf(element, "simpleMatchSet") : [element];
  if (element.name === "matchInteraction" && sets.length !== 2) throw new ImportRefused("A match interaction needs two sets of choices.", element.line);
  const choices = sets.flatMap((set, group) => findAll(set, ...CHOICES).map((choice) => ({ ...choiceOf(choice, notes), group })));
  const gaps = element.name === "gapMatchInteraction" ? findAll(element, "gap").map((gap) => ({ ...choiceOf(gap, notes), group: 1 })) : [];
  const names = [...choices, ...gaps].map(({ id }) => id);
  if (new Set(names).size !== names.length) throw new ImportRefused("Two choices have the same identifier.", element.line);
  return [...choices, ...gaps];
}

function choiceOf(element: XmlElement, notes: string[]): Omit<QtiInteraction["choices"][number], "group"> {
  const id = element.attributes["identifier"]?.trim();
  if (!id) throw new ImportRefused(`${element.name} has no identifier.`, element.line);
  if (findAll(element, "feedbackInline", "feedbackBlock").length > 0) notes.push("Feedback inside of a choice is not kept.");
  const text: RichText = richContent(element, (child) => (child.name === "feedbackInline" || child.name === "feedbackBlock" ? "" : null));
  return { id, text, attributes: described(element) };
}

function described({ attributes }: XmlElement): Record<string, string> {
  return Object.fromEntries(DESCRIBED.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name].trim().slice(0, 2_000).toWellFormed()] as const])));
}

function imageOf(element: XmlElement): Record<string, string> {
  const [image] = childrenOf(element).filter(({ name }) => name === "object" || name === "img");
  if (!image) return {};
  const { data, src, width, height, alt } = image.attributes;
  return Object.fromEntries(Object.entries({ image: data ?? src, imageWidth: width, imageHeight: height, imageAlt: alt }).filter((entry): entry is [string, string] => entry[1] !== undefined).map(([name, value]) => [name, value.slice(0, 2_000).toWellFormed()]));
}
