"use client";

import type { ReactElement } from "react";
import { CheckOption, RadioOption } from "@/components/ui/radio-group";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";
import { InlineHtml } from "./inline-html";

type Option = { id: string; text: string };
type Shared = { name: string; labelledBy: string; language: string };

/** One answer of several. */
export function SingleField({ name, labelledBy, language, options, chosen, onChoose }: Shared & { options: readonly Option[]; chosen: string | null; onChoose: (id: string) => void }): ReactElement {
  return (
    <fieldset aria-labelledby={labelledBy}>
      {options.map(({ id, text }) => (
        <RadioOption key={id} name={name} value={id} checked={chosen === id} onChange={() => onChoose(id)} label={<InlineHtml html={text} lang={language} />} />
      ))}
    </fieldset>
  );
}

type MultipleProps = Shared & {
  question: Extract<ShownQuestion, { type: "multiple" }>;
  value: QuestionResponse | undefined;
  onChange: (response: QuestionResponse) => void;
};

/** Several answers; beyond as many as may be chosen, the others wait. */
export function MultipleField({ name, labelledBy, language, question: { options, maxChoices }, value, onChange }: MultipleProps): ReactElement {
  const chosen = value?.type === "multiple" ? value.choices : [];
  const isFull = maxChoices !== null && chosen.length >= maxChoices;
  const toggle = (id: string): void => onChange({ type: "multiple", choices: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] });
  return (
    <fieldset aria-labelledby={labelledBy}>
      {options.map(({ id, text }) => (
        <CheckOption key={id} name={name} value={id} checked={chosen.includes(id)} disabled={isFull && !chosen.includes(id)} onChange={() => toggle(id)} label={<InlineHtml html={text} lang={language} />} />
      ))}
    </fieldset>
  );
}
