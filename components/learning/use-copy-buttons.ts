import { useEffect, type RefObject } from "react";

/** Gives each block of code in a rendered text a button that copies it. The text's HTML is ours and does not change. */
export function useCopyButtons(text: RefObject<HTMLElement | null>, labels: { copy: string; copied: string }): void {
  const { copy, copied } = labels;
  useEffect(() => {
    const made: HTMLElement[] = [];
    for (const figure of text.current?.querySelectorAll("figure.code") ?? []) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "code-copy";
      button.textContent = copy;
      button.addEventListener("click", () => {
        const code = figure.querySelector("code");
        navigator.clipboard.writeText(code?.textContent ?? "").then(
          () => {
            button.textContent = copied;
          },
          // A refused clipboard still leaves the keyboard's own copy.
          () => code && getSelection()?.selectAllChildren(code),
        );
      });
      figure.append(button);
      made.push(button);
    }
    return () => {
      for (const button of made) button.remove();
    };
  }, [text, copy, copied]);
}
