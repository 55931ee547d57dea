import { embedTarget } from "@/lib/markdown/embeds/providers";

/**
 * HTML of word processors and pages as the editor's parser can take it: Word's paragraphs that only look like lists become
 * lists, cells hold one line, a page's title is a section's, and pictures without an address that others can load are gone.
 */
export function cleanPaste(html: string): string {
  const page = new DOMParser().parseFromString(html.replaceAll(/<!--[\s\S]*?-->/g, ""), "text/html");
  for (const frame of page.querySelectorAll("iframe")) frame.replaceWith(...embedOf(frame));
  for (const element of page.querySelectorAll("style, script, meta, link, title, xml, object")) element.remove();
  for (const element of [...page.querySelectorAll("*")].filter(({ localName }) => localName.includes(":"))) element.replaceWith(...element.childNodes);
  joinWordLists(page);
  for (const title of page.querySelectorAll("h1")) rename(title, "h2");
  for (const cell of page.querySelectorAll("td, th")) flatten(cell);
  return page.body.innerHTML;
}

/** Frames of those whose content may be embedded, as the embeds that they are; of others nothing. */
function embedOf(frame: HTMLIFrameElement): Element[] {
  const url = (frame.getAttribute("src") ?? "").replace(/^\/\//, "https://");
  if (!embedTarget(url)) return [];
  const figure = frame.ownerDocument.createElement("figure");
  Object.assign(figure.dataset, { embed: url, title: frame.title });
  return [figure];
}

/** Word writes an item as a paragraph of a class, with its list and depth in a style and its mark as text. */
function joinWordLists(page: Document): void {
  let stack: Element[] = [];
  for (const paragraph of page.querySelectorAll<HTMLElement>("p")) {
    const style = paragraph.getAttribute("style") ?? "";
    const depth = /mso-list:\s*l\d+\s+level(\d)/i.exec(style)?.[1];
    if (depth === undefined || /mso-list:\s*none/i.test(style)) {
      stack = [];
      continue;
    }
    const mark = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*Ignore/i.test(span.getAttribute("style") ?? ""));
    const kind = /^\s*[\da-z]{1,3}[.)]/i.test(mark?.textContent ?? "") ? "ol" : "ul";
    mark?.remove();
    stack = stack.slice(0, Number(depth));
    while (stack.length < Number(depth)) {
      const list = page.createElement(kind);
      const outer = stack.at(-1);
      if (outer) (outer.lastElementChild ?? outer).append(list);
      else paragraph.before(list);
      stack.push(list);
    }
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    stack.at(-1)?.append(item);
    paragraph.remove();
  }
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function flatten(cell: Element): void {
  for (const block of cell.querySelectorAll("p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, pre, br")) block.replaceWith(...block.childNodes, " ");
}
