import { Node } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { embedTarget } from "@/lib/markdown/embeds/providers";

/** Content of elsewhere, as a card with its name. What it shows is changed by Enter or a double click. */
export const EmbedNode = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    url: { default: "", parseHTML: (element) => element.dataset.embed ?? "", renderHTML: ({ url }: Record<string, unknown>) => ({ "data-embed": url }) },
    title: { default: "", parseHTML: (element) => element.dataset.title ?? "", renderHTML: ({ title }: Record<string, unknown>) => ({ "data-title": title }) },
    poster: { default: null, parseHTML: (element) => element.dataset.poster ?? null, renderHTML: ({ poster }: Record<string, unknown>) => (poster === null ? {} : { "data-poster": poster }) },
  }),
  parseHTML: () => [{ tag: "figure[data-embed]", getAttrs: (element) => (embedTarget(element.dataset.embed ?? "") ? null : false) }],
  renderHTML: ({ HTMLAttributes, node }) => {
    const target = embedTarget(String(node.attrs.url));
    const title = String(node.attrs.title) || String(node.attrs.url);
    return [
      "figure",
      { ...HTMLAttributes, class: "embed", "data-shape": target?.shape ?? "page" },
      ["span", { class: "embed-link" }, ["span", { class: "embed-play" }], ["span", { class: "embed-title" }, title], ["span", { class: "embed-note" }, target?.name ?? ""]],
    ];
  },
  renderText: ({ node }) => String(node.attrs.url),
  addKeyboardShortcuts() {
    return {
      // An address that stands alone is what the page will embed: Enter behind it shows so.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const attrs = empty && $from.depth === 1 && $from.parentOffset === $from.parent.content.size ? readAlone($from.parent) : null;
        if (!attrs) return false;
        return editor.commands.command(({ tr, dispatch }) => {
          const after = editor.schema.nodes.paragraph?.create();
          if (!dispatch || !after) return after !== undefined;
          const at = $from.before();
          tr.replaceWith(at, $from.after(), [this.type.create(attrs), after]);
          tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView();
          return true;
        });
      },
    };
  },
});

/** The address that a paragraph is, bare or as a link, and the words of that link. */
function readAlone(paragraph: ProseNode): { url: string; title: string } | null {
  if (paragraph.type.name !== "paragraph" || paragraph.childCount !== 1 || !paragraph.firstChild?.isText) return null;
  const words = paragraph.textContent;
  const { marks } = paragraph.firstChild;
  const link = marks.find(({ type }) => type.name === "link");
  if (marks.length > (link ? 1 : 0) || (link && (link.attrs.title ?? null) !== null)) return null;
  const url = link ? String(link.attrs.href) : words;
  return embedTarget(url) ? { url, title: words === url ? "" : words } : null;
}
