import type { XmlElement } from "../parse-xml";

const ELEMENTS = new Set(
  ("a abbr acronym address b big blockquote br caption cite code col colgroup dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre q " +
    "s samp small span strong sub sup table tbody td tfoot th thead tr tt u ul var ruby rb rt rp bdi bdo mark section article audio video source track " +
    "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup munder mover munderover mtable mtr mtd semantics annotation").split(" "),
);
const EMPTY = new Set(["br", "col", "hr", "img", "source", "track"]);
const ATTRIBUTES = new Set(["alt", "src", "href", "title", "width", "height", "colspan", "rowspan", "scope", "lang", "dir", "class", "start", "type", "controls", "kind", "srclang", "label", "mathvariant", "display", "stretchy", "open", "close", "separators", "columnalign"]);
/** Left out with all that they hold. */
const DROPPED = new Set(["script", "style", "iframe", "embed", "applet", "form", "input", "button", "textarea", "select", "link", "meta"]);

/**
 * The content of an XML element as HTML: known elements and attributes only, addresses only of the web or relative; what
 * is not known is opened and its text kept. `replace` may write an element otherwise.
 */
export function toHtml(element: XmlElement, replace: (element: XmlElement) => string | null = () => null): string {
  return element.children.map((child) => (typeof child === "string" ? escapeHtml(child) : (replace(child) ?? elementHtml(child, replace)))).join("");
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Content without markup and without runs of white space where it has no elements, else HTML. */
export function richContent(element: XmlElement, replace?: (element: XmlElement) => string | null): { format: "plain" | "html"; text: string } {
  const text = element.children.map((child) => (typeof child === "string" ? child : null));
  if (text.every((each) => each !== null)) return { format: "plain", text: text.join("").replaceAll(/\s+/g, " ").trim() };
  return { format: "html", text: toHtml(element, replace).trim() };
}

function elementHtml(element: XmlElement, replace: (element: XmlElement) => string | null): string {
  if (DROPPED.has(element.name)) return "";
  if (element.name === "object") return objectHtml(element, replace);
  const inner = toHtml(element, replace);
  if (!ELEMENTS.has(element.name)) return inner;
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => [name.replace(/^xml:/, ""), value] as const)
    .filter(([name, value]) => ATTRIBUTES.has(name) && ((name !== "src" && name !== "href") || isSafeAddress(value)))
    .map(([name, value]) => ` ${name}="${escapeHtml(value).replaceAll('"', "&quot;")}"`)
    .join("");
  return EMPTY.has(element.name) ? `<${element.name}${attributes}/>` : `<${element.name}${attributes}>${inner}</${element.name}>`;
}

function objectHtml(element: XmlElement, replace: (element: XmlElement) => string | null): string {
  const { data = "", type = "", width, height } = element.attributes;
  if (!type.startsWith("image/") || !isSafeAddress(data)) return toHtml(element, replace);
  const attributes = { src: data, alt: element.children.filter((child) => typeof child === "string").join("").trim(), ...(width ? { width } : {}), ...(height ? { height } : {}) };
  return elementHtml({ ...element, name: "img", attributes, children: [] }, replace);
}

function isSafeAddress(address: string): boolean {
  const folded = address.replaceAll(/[\s\p{C}]/gu, "").toLowerCase();
  return /^https?:/.test(folded) || !/^[^/?#]*:/.test(folded);
}
