"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { createPortal } from "react-dom";
import { RichText } from "@/components/patterns/rich-text";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";
import { plainWords } from "./inline-html";
import { NumberField } from "./number-field";

type Cloze = Extract<ShownQuestion, { type: "cloze" }>;
type Props = { question: Cloze; promptId: string; language: string; value: QuestionResponse | undefined; onChange: (response: QuestionResponse, when: "now" | "soon") => void };

/** A text with gaps: each is filled in where it stands. A gap whose place the text has lost is listed below it. */
export function GapField({ question, promptId, language, value, onChange }: Props): ReactElement {
  const text = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<ReadonlyMap<number, Element>>(new Map());
  const html = question.prompt;
  useLayoutEffect(() => {
    const found = [...(text.current?.querySelectorAll("[data-gap]") ?? [])];
    setPlaces(new Map(found.map((element) => [Number(element.getAttribute("data-gap")), element])));
  }, [html]);
  const gaps = value?.type === "cloze" ? value.gaps : {};
  const fields = question.gaps.map((gap, index) => ({
    index,
    field: <Gap key={gap.id} gap={gap} number={index + 1} given={gaps[gap.id] ?? ""} onFill={(given, when) => onChange({ type: "cloze", gaps: { ...gaps, [gap.id]: given } }, when)} />,
  }));
  return (
    <div ref={text}>
      <div id={promptId} className="quiz-prompt">
        <RichText html={html} lang={language} />
      </div>
      {fields.map(({ index, field }) => {
        const place = places.get(index);
        return place ? createPortal(field, place) : null;
      })}
      {places.size > 0 && places.size < fields.length ? <div className="mt-4 flex flex-wrap gap-3">{fields.flatMap(({ index, field }) => (places.has(index) ? [] : [field]))}</div> : null}
    </div>
  );
}

type GapProps = { gap: Cloze["gaps"][number]; number: number; given: string; onFill: (given: string, when: "now" | "soon") => void };

function Gap({ gap, number, given, onFill }: GapProps): ReactElement {
  const t = useTranslations("quiz.question");
  const label = t("gap", { number });
  if (gap.kind === "numeric") return <NumberField text={given} units={gap.units} label={label} unitLabel={t("gapUnit", { number })} onChange={onFill} />;
  if (gap.kind === "text") return <Input size="sm" className="quiz-gap" autoComplete="off" aria-label={label} value={given} onChange={({ target }) => onFill(target.value, "soon")} />;
  return (
    <Select size="sm" className="quiz-gap" aria-label={label} value={given} onChange={({ target }) => onFill(target.value, "now")}>
      <option value="">{t("choose")}</option>
      {gap.options.map(({ id, text }) => (
        <option key={id} value={id}>
          {plainWords(text)}
        </option>
      ))}
    </Select>
  );
}
