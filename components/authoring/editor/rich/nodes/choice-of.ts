type Options = { label: string; isEditable: boolean; values: readonly { value: string; text: string }[]; onChoose: (value: string) => void };

/** A native select for the head of a block. A value that is not among the known ones is shown as it is. */
export function choiceOf({ label, isEditable, values, onChoose }: Options): { dom: HTMLSelectElement; show: (value: string) => void } {
  const dom = document.createElement("select");
  dom.ariaLabel = label;
  dom.className = "rich-choice";
  dom.disabled = !isEditable;
  for (const { value, text } of values) dom.append(new Option(text, value));
  dom.addEventListener("change", () => onChoose(dom.value));
  return {
    dom,
    show(value) {
      if (![...dom.options].some((option) => option.value === value)) dom.append(new Option(value, value));
      dom.value = value;
    },
  };
}
