/** A thing among words that is taken or left as a whole. */
export const inlineAtom = { group: "inline", inline: true, atom: true } as const;

/** An attribute of words, empty where nothing is said, that HTML holds in `data-<name>`. */
export function keptIn(attribute: string, name: string) {
  return {
    default: "",
    parseHTML: (element: HTMLElement) => element.dataset[name] ?? "",
    renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[attribute] }),
  };
}
