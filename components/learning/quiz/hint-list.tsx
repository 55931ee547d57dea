import type { ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";

type Props = { /** HTML, in the order in which they were asked for. */ hints: readonly string[]; label: string; language: string };

/** The hints of a question that were shown; a new one is read aloud. */
export function HintList({ hints, label, language }: Props): ReactElement | null {
  if (hints.length === 0) return null;
  return (
    <ol aria-label={label} aria-live="polite" className="mt-4 list-decimal ps-5">
      {hints.map((hint, index) => (
        <li key={index}>
          <RichText html={hint} lang={language} />
        </li>
      ))}
    </ol>
  );
}
