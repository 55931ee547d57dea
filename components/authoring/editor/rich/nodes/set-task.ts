import type { Transaction } from "@tiptap/pm/state";

/** Makes the list items whose own words are selected tasks, done or not, or plain items again. False when there is none. */
export function setTask(tr: Transaction, checked: boolean | null): boolean {
  const places = selectedItems(tr);
  for (const at of places) tr.setNodeAttribute(at, "checked", checked);
  return places.length > 0;
}

/** Whether all selected items are tasks. */
export function areTasks(tr: Pick<Transaction, "doc" | "selection">): boolean {
  const places = selectedItems(tr);
  return places.length > 0 && places.every((at) => typeof tr.doc.nodeAt(at)?.attrs.checked === "boolean");
}

function selectedItems({ doc, selection: { from, to } }: Pick<Transaction, "doc" | "selection">): number[] {
  const places: number[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    const ownWords = at + 1 + (node.firstChild?.nodeSize ?? 0);
    if (node.type.name === "listItem" && from <= ownWords && to > at) places.push(at);
  });
  return places;
}
