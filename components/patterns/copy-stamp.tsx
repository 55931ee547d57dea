"use client";

import { useState, type ReactElement } from "react";
import { Check, Copy } from "@/components/ui/icons";

/** A reference that copies itself. Where the clipboard is refused the text selects itself, ready for the keyboard. */
export function CopyStamp({ text, labels }: { text: string; labels: { copy: string; copied: string } }): ReactElement {
  const [copied, setCopied] = useState(false);

  async function copy(button: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      getSelection()?.selectAllChildren(button);
    }
  }

  return (
    <>
      <button type="button" className="stamp select-text" aria-label={`${labels.copy}: ${text}`} onClick={(event) => void copy(event.currentTarget)}>
        {copied ? <Check /> : <Copy />}
        {text}
      </button>
      <span role="status" className="sr-only">
        {copied ? labels.copied : ""}
      </span>
    </>
  );
}
