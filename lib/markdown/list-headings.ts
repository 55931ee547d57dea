export type TextHeading = { id: string; text: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/**
 * The second-level headings of HTML that `renderMarkdown` wrote, for a table of contents. Of a formula only the source
 * is read, not both of its drawings; the heading of the footnotes is not part of the text.
 */
export function listHeadings(html: string): TextHeading[] {
  return [...html.matchAll(/<h2\b([^>]*)>([\s\S]*?)<\/h2>/g)].flatMap(([, attributes = "", inner = ""]) => {
    const id = /\bid="([^"]+)"/.exec(attributes)?.[1];
    return id && !id.endsWith("footnote-label") ? [{ id, text: plain(inner) }] : [];
  });
}

function plain(inner: string): string {
  return inner
    .replaceAll(/<span class="katex-html"[\s\S]*?(?=<\/span>\s*$|$)/g, "")
    .replaceAll(/<annotation\b[\s\S]*?<\/annotation>/g, "")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name ?? ""] ?? whole;
    })
    .replaceAll(/\s+/g, " ")
    .trim();
}
