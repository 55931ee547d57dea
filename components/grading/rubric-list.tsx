"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Check } from "@/components/ui/icons";
import { formatNumber } from "@/lib/i18n/format";
import type { ChosenLevels } from "@/lib/domain/rubric-marks";
import type { Rubric } from "@/lib/schemas/rubric";

/** A rubric to be read: each criterion with its levels and their points, and which of them was chosen. */
export function RubricList({ rubric, chosen = {}, language }: { rubric: Rubric; chosen?: ChosenLevels; language: string }): ReactElement {
  const t = useTranslations("assignment.rubric");
  const locale = useLocale();
  return (
    <ol className="rubric">
      {rubric.map(({ id, title, description, levels }) => (
        <li key={id} className="rubric-criterion">
          <h3 className="font-semibold" lang={language}>
            {title}
          </h3>
          {description === "" ? null : (
            <p className="meta" lang={language}>
              {description}
            </p>
          )}
          <ul className="rubric-levels">
            {levels.map((level) => (
              <li key={level.id} className="rubric-level" data-chosen={chosen[id] === level.id ? "" : undefined}>
                <span className="flex items-baseline justify-between gap-2">
                  <b lang={language}>
                    {chosen[id] === level.id ? <Check label={t("chosen")} className="mr-1 text-success" /> : null}
                    {level.title}
                  </b>
                  <span className="tabular-nums">{t("points", { points: formatNumber(level.points, locale, 2) })}</span>
                </span>
                {level.description === "" ? null : (
                  <span className="meta block" lang={language}>
                    {level.description}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
