import { decodeEntities } from "@/lib/html/plain-text";

type Tag = { name: string; isEnd: boolean; attributes: string };
type Found = { tag: Tag } | { text: string };

const HIDDEN = new Set(["script", "style", "head", "title", "noscript", "template", "object", "form", "svg"]);
const BLOCKS = new Set("p div section article header footer main figure figcaption table thead tbody ul ol dl dt dd hr address".split(" "));
const MARKS: Readonly<Record<string, string>> = { strong: "**", b: "**", em: "*", i: "*", code: "`" };

/** How an address of the text is written; null leaves the words and drops the address. */
type Address = (address: string) => string | null;

/**
 * An HTML text as Markdown: headings, paragraphs, lists, quotes, code, tables by their rows, links and images. Scripts,
 * styles and whatever has no form in Markdown are left out; every character of the text stands for itself. Linear.
 */
export function toMarkdown(html: string, address: Address): string {
  const writer = new Writer(address);
  for (const found of tokens(html)) {
    if ("text" in found) writer.text(found.text);
    else if (found.tag.isEnd) writer.close(found.tag.name);
    else writer.open(found.tag.name, found.tag.attributes);
  }
  return writer.done();
}

function* tokens(html: string): Generator<Found> {
  const lower = html.toLowerCase();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    const end = open === -1 ? -1 : html.indexOf(lower.startsWith("<!--", open) ? "-->" : ">", open);
    if (end === -1) break;
    if (open > at) yield { text: html.slice(at, open) };
    const [, slash = "", name = ""] = /^<(\/?)([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 30)) ?? [];
    at = lower.startsWith("<!--", open) ? end + 3 : end + 1;
    if (name === "" && !/[!?]/.test(lower[open + 1] ?? "")) yield { text: html.slice(open, at) };
    else if (HIDDEN.has(name) && slash === "") {
      const close = lower.indexOf(`</${name}`, at);
      const last = close === -1 ? -1 : lower.indexOf(">", close);
      at = last === -1 ? html.length : last + 1;
    } else if (name !== "") yield { tag: { name, isEnd: slash !== "", attributes: html.slice(open, end) } };
  }
  if (at < html.length) yield { text: html.slice(at) };
}

class Writer {
  private readonly parts: string[] = [];
  private readonly lists: { isOrdered: boolean; count: number }[] = [];
  private readonly links: (string | null)[] = [];
  private isPre = false;
  private isFresh = true;
  private quotes = 0;

  constructor(private readonly address: Address) {}

  text(html: string): void {
    const text = decodeEntities(html).replaceAll(/[^\P{C}\n\t\u200d]/gu, "");
    if (this.isPre) {
      this.parts.push(text.replaceAll("```", "'''"));
      return;
    }
    const folded = text.replaceAll(/\s+/g, " ");
    const shown = this.isFresh ? folded.trimStart() : folded;
    if (shown === "") return;
    const escaped = shown.replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`);
    this.parts.push(this.isFresh ? escaped.replace(/^(#{1,6}|[-+]|\d{1,9}[.)])(?=\s|$)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`) : escaped);
    this.isFresh = false;
  }

  open(name: string, attributes: string): void {
    const heading = /^h([1-6])$/.exec(name)?.[1];
    if (heading) this.block(`${"#".repeat(Math.max(2, Number(heading)))} `);
    else if (BLOCKS.has(name)) this.openBlock(name);
    else if (name === "li") this.item();
    else if (name === "blockquote") this.quote(1);
    else if (name === "tr") this.block("");
    else if (name === "pre") this.fence(true);
    else if (name === "br") this.parts.push(this.isPre ? "\n" : `\\\n${"> ".repeat(this.quotes)}`);
    else if (name === "img") this.image(attributes);
    else if (name === "iframe" || name === "embed") this.link(attributeOf(attributes, "src"), attributeOf(attributes, "title") || attributeOf(attributes, "src"));
    else if (name === "a") this.openLink(attributeOf(attributes, "href"));
    else if (!this.isPre && MARKS[name]) this.parts.push(MARKS[name]);
  }

  close(name: string): void {
    if (name === "ul" || name === "ol") this.lists.pop();
    if (name === "td" || name === "th") this.parts.push(" · ");
    else if (name === "blockquote") this.quote(-1);
    else if (name === "pre") this.fence(false);
    else if (name === "a") this.closeLink();
    else if (BLOCKS.has(name) || /^h[1-6]$/.test(name)) this.block("");
    else if (!this.isPre && MARKS[name]) this.parts.push(MARKS[name]);
  }

  done(): string {
    const text = this.parts.join("").split("\n").map((line) => line.trimEnd().replace(/ ·$/, "").replace(/^(?:> ?)+$/, "")).join("\n").replaceAll(/\*\*\*\*|(?<!`)``(?!`)/g, "").replaceAll(/\n{3,}/g, "\n\n").trim();
    return text === "" ? "" : `${text}\n`;
  }

  private openBlock(name: string): void {
    if (name === "ul" || name === "ol") this.lists.push({ isOrdered: name === "ol", count: 0 });
    this.block(name === "hr" ? "---\n\n" : "");
  }

  private block(start: string): void {
    if (this.isPre) return;
    this.parts.push(this.lists.length > 0 && start === "" ? "" : `\n\n${"> ".repeat(this.quotes)}${start}`);
    this.isFresh = true;
  }

  private item(): void {
    const list = this.lists.at(-1);
    if (list) list.count += 1;
    this.parts.push(`\n${"  ".repeat(Math.min(8, Math.max(0, this.lists.length - 1)))}${list?.isOrdered ? `${list.count}.` : "-"} `);
    this.isFresh = true;
  }

  private quote(step: 1 | -1): void {
    this.quotes = Math.min(8, Math.max(0, this.quotes + step));
    this.block("");
  }

  private fence(isOpen: boolean): void {
    if (this.isPre === isOpen) return;
    this.isPre = isOpen;
    this.parts.push(isOpen ? "\n\n```\n" : "\n```\n\n");
    this.isFresh = true;
  }

  private image(attributes: string): void {
    const target = this.address(attributeOf(attributes, "src"));
    const alt = attributeOf(attributes, "alt").replaceAll(/[[\]\\\n]/g, " ");
    if (target !== null) this.parts.push(`![${alt}](${escapeAddress(target)})`);
    this.isFresh = false;
  }

  private link(address: string, words: string): void {
    const target = this.address(address);
    if (target !== null) this.parts.push(`[${words.replaceAll(/[[\]\\\n]/g, " ")}](${escapeAddress(target)})`);
  }

  private openLink(address: string): void {
    const target = address === "" || this.isPre ? null : this.address(address);
    this.links.push(target);
    if (target !== null) this.parts.push("[");
  }

  private closeLink(): void {
    const target = this.links.pop() ?? null;
    if (target !== null) this.parts.push(`](${escapeAddress(target)})`);
  }
}

function attributeOf(tag: string, name: string): string {
  const found = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag.slice(0, 10_000));
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? "").trim();
}

function escapeAddress(address: string): string {
  return address.replaceAll(/[\s()<>\\]/g, (character) => encodeURIComponent(character).replaceAll("(", "%28").replaceAll(")", "%29"));
}
