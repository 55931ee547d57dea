"use client";

import { useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent, ReactElement } from "react";
import { formatNumber } from "@/lib/i18n/format";
import type { Rubric } from "@/lib/schemas/rubric";

type Props = { /** Apart from the others of the page; the points follow in `NAME-points`. */ name: string; rubric: Rubric; levels: Readonly<Record<string, string>>; language: string; onChange: (levels: Record<string, string>) => void };

/** The rubric as groups of radio buttons: arrow keys go along the levels; a number chooses that level and goes on to the next criterion. */
export function RubricMarking({ name, rubric, levels, language, onChange }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const locale = useLocale();
  const onNumber = (event: KeyboardEvent, index: number): void => {
    const level = /^[1-9]$/.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey ? rubric[index]?.levels[Number(event.key) - 1] : undefined;
    const criterion = rubric[index];
    if (!level || !criterion) return;
    event.preventDefault();
    onChange({ ...levels, [criterion.id]: level.id });
    const next = rubric[index + 1];
    const target = next ? document.querySelector<HTMLElement>(`input[name="${name}-${next.id}"]:checked, input[name="${name}-${next.id}"]`) : document.getElementById(`${name}-points`);
    target?.focus();
  };
  return (
    <div className="grid gap-4">
      <p className="meta">{t("rubricKeys")}</p>
      {rubric.map(({ id, title, levels: choices }, index) => (
        <fieldset key={id} onKeyDown={(event) => onNumber(event, index)} className="grid gap-1">
          <legend className="field-label" lang={language}>
            {title}
          </legend>
          {choices.map((level, at) => (
            <label key={level.id} className="option">
              <input type="radio" className="radio-dot" name={`${name}-${id}`} checked={levels[id] === level.id} onChange={() => onChange({ ...levels, [id]: level.id })} />
              <span lang={language}>
                <b>{level.title}</b>
                {level.description === "" ? null : <span className="meta block">{level.description}</span>}
              </span>
              <span className="whitespace-nowrap tabular-nums">
                {at < 9 ? <kbd className="kbd mr-2">{at + 1}</kbd> : null}
                {t("levelPoints", { points: formatNumber(level.points, locale, 2) })}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
