"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { rubricPoints } from "@/lib/domain/rubric-marks";
import { formatNumber } from "@/lib/i18n/format";
import type { Rubric } from "@/lib/schemas/rubric";

type Props = { rubric: Rubric; points: number; /** An assignment's rubric sums to its points; a question's is brought to them. */ of: "assignment" | "question" };

/** What the best levels of a rubric sum to, beside the points of what it judges. */
export function RubricSum({ rubric, points, of }: Props): ReactElement {
  const t = useTranslations("grading.rubric");
  const locale = useLocale();
  const total = rubricPoints(rubric);
  const says = of === "question" ? "scaled" : total === points ? "sums" : "differs";
  return (
    <p role="status" className={says === "differs" ? "text-warning" : "text-success"}>
      {t(says, { total: formatNumber(total, locale, 2), points: formatNumber(points, locale, 2) })}
    </p>
  );
}
