import { useTranslations } from "next-intl";
import { memo, type ReactElement } from "react";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { GradebookItem } from "@/server/grades";
import { COLUMN_WIDTH } from "./use-grid-window";

type Props = { items: readonly GradebookItem[]; left: number; right: number; locale: Locale };

/** The heading that stays: each item with what it is worth. */
export const GridHead = memo(function GridHead({ items, left, right, locale }: Props): ReactElement {
  const t = useTranslations("grading.gradebook");
  const columns = [null, ...items].slice(left, right);
  return (
    <div role="rowgroup" className="gradebook-head">
      <div role="row" aria-rowindex={1} className="gradebook-row">
        <div role="columnheader" aria-colindex={1} className="gradebook-name" data-grid-name="">
          {t("student")}
        </div>
        {columns.map((item, index) => (
          <div key={item?.itemId ?? "total"} role="columnheader" aria-colindex={left + index + 2} className="gradebook-cell" style={index === 0 ? { marginLeft: left * COLUMN_WIDTH } : undefined} title={item?.title ?? t("total")}>
            <span className="gradebook-title">{item?.title ?? t("total")}</span>
            <span className="meta">{item ? t(item.isReleased ? "worth" : "worthHidden", { points: formatNumber(item.maxPoints, locale, 2) }) : t("percent")}</span>
          </div>
        ))}
      </div>
    </div>
  );
});
