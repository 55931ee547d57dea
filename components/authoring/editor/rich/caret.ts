import type { Node as ProseNode } from "@tiptap/pm/model";
import type { WrittenText } from "@/lib/markdown/rich/join-seams";

const NEAR = 24;

/** Where a place in the document stands in its Markdown, as well as the words around it tell. */
export function toMarkdownOffset(document: ProseNode, position: number, { markdown, places }: WrittenText): number {
  const { node, index, offset } = document.childBefore(Math.max(1, position));
  const place = places[index];
  if (!node || !place) return markdown.length;
  const inside = Math.max(0, Math.min(node.content.size, position - offset - 1));
  const source = markdown.slice(place.start, place.end);
  const words = node.textBetween(0, inside, "\n");
  return place.start + findNear(source, words, (inside / Math.max(1, node.content.size)) * source.length);
}

/** Where a place in Markdown stands in the document. */
export function toDocumentPosition(document: ProseNode, offset: number, { markdown, places }: WrittenText): number {
  const index = Math.max(0, places.findLastIndex((place) => place !== null && place.start <= offset));
  const place = places[index];
  let start = 0;
  for (let before = 0; before < index; before += 1) start += document.child(before).nodeSize;
  const block = document.maybeChild(index);
  if (!place || !block) return 1;
  const lead = markdown.slice(place.start, Math.min(offset, place.end));
  const text = block.textContent;
  const at = findNear(text, lead.replace(/[*_`~]+$/, ""), (lead.length / Math.max(1, place.end - place.start)) * text.length);
  let seen = 0;
  let position = start + 1;
  block.descendants((node, from) => {
    if (!node.isText || seen > at) return;
    const length = node.text?.length ?? 0;
    if (at >= seen) position = start + 1 + from + Math.min(at - seen, length);
    seen += length;
  });
  return position;
}

/** The end of the last words of `before` in `text`, of all places the one nearest to `guess`. */
function findNear(text: string, before: string, guess: number): number {
  for (let length = Math.min(NEAR, before.length); length > 0; length -= Math.ceil(length / 4)) {
    const words = before.slice(-length);
    const ends: number[] = [];
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) ends.push(at + words.length);
    if (ends.length > 0) return ends.reduce((best, end) => (Math.abs(end - guess) < Math.abs(best - guess) ? end : best));
  }
  return before === "" ? 0 : Math.round(Math.min(guess, text.length));
}
