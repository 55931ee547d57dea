import type { ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";

type Props = { /** HTML, in the order in which they were asked for. */ hints: readonly string[]; label: string; language: string };

/** The hints of a question that were shown; a new one is read aloud. What is read has to be there before its first words come. */
export function HintList({ hints, label, language }: Props): ReactElement {
  return (
    <div aria-live="polite">
      {hints.length === 0 ? null : (
        <ol aria-label={label} className="mt-4 list-decimal ps-5">
          {hints.map((hint, index) => (
            <li key={index}>
              <RichText html={hint} lang={language} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
