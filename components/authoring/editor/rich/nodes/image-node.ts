import { Node } from "@tiptap/core";

/** Addresses that a lesson may show an image from: the web's, and the school's own. */
const ADDRESS = /^(?:https?:|\/(?!\/)|\.{0,2}\/|[\w-]+(?:[./]|$))/i;

/** An image among words. What it shows is changed by Enter or a double click. */
export const ImageNode = Node.create({
  name: "image",
  group: "inline",
  inline: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: "" },
    alt: { default: "", parseHTML: (element) => element.getAttribute("alt") ?? "" },
    title: { default: null },
    reference: { default: null, rendered: false, parseHTML: () => null },
  }),
  parseHTML: () => [{ tag: "img[src]", getAttrs: (element) => (isShown(element.getAttribute("src") ?? "") ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ["img", { ...HTMLAttributes, src: isShown(String(HTMLAttributes.src)) ? HTMLAttributes.src : "", loading: "lazy", referrerpolicy: "no-referrer" }],
  renderText: ({ node }) => String(node.attrs.alt),
});

/** Pictures that a word processor brings along inside of its text (data:, file:, blob:) have no address that a learner could load. */
function isShown(address: string): boolean {
  return ADDRESS.test(address) && !/^(?:data|file|blob|javascript):/i.test(address);
}
