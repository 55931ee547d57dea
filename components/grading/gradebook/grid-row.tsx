import { useTranslations } from "next-intl";
import { memo, type ReactElement } from "react";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { GradebookCell, GradebookItem, GradebookRow } from "@/server/grades";
import { COLUMN_WIDTH, ROW_HEIGHT, type Place } from "./use-grid-window";

type Props = {
  row: GradebookRow;
  items: readonly GradebookItem[];
  index: number;
  left: number;
  right: number;
  /** The column of this row that Tab comes to, if it is one of this row. */
  tabColumn: number | null;
  passingPercent: number;
  href: string;
  locale: Locale;
  onPick: (place: Place, cell: HTMLElement) => void;
};

/** One student: their name, their total, and a cell for each item in sight. */
export const GridRow = memo(
  function GridRow({ row, items, index, left, right, tabColumn, passingPercent, href, locale, onPick }: Props): ReactElement {
    const t = useTranslations("grading.gradebook");
    const tabIndexOf = (column: number): number => (tabColumn === column ? 0 : -1);
    const columns = Array.from({ length: Math.max(0, right - left) }, (_, at) => left + at);
    return (
      <div role="row" aria-rowindex={index + 2} className="gradebook-row gradebook-student" style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}>
        <div role="rowheader" aria-colindex={1} className="gradebook-name" tabIndex={tabIndexOf(-1)} data-place={`${index}:-1`} onClick={(event) => onPick({ row: index, column: -1 }, event.currentTarget)}>
          <a className="link truncate" href={href} tabIndex={-1}>
            {row.name}
          </a>
        </div>
        {columns.map((column, at) => (
          <div
            key={column}
            role="gridcell"
            aria-colindex={column + 2}
            className="gradebook-cell"
            tabIndex={tabIndexOf(column)}
            data-place={`${index}:${column}`}
            style={at === 0 ? { marginLeft: left * COLUMN_WIDTH } : undefined}
            onClick={(event) => onPick({ row: index, column }, event.currentTarget)}
          >
            {column === 0 ? <Total percent={row.percent} passingPercent={passingPercent} locale={locale} t={t} /> : <Grade cell={row.cells[column - 1] ?? null} item={items[column - 1]} locale={locale} t={t} />}
          </div>
        ))}
      </div>
    );
  },
  (one, other) => one.row === other.row && one.index === other.index && one.left === other.left && one.right === other.right && one.tabColumn === other.tabColumn && one.items === other.items && one.passingPercent === other.passingPercent,
);

type Translator = ReturnType<typeof useTranslations<"grading.gradebook">>;

function Total({ percent, passingPercent, locale, t }: { percent: number | null; passingPercent: number; locale: Locale; t: Translator }): ReactElement {
  if (percent === null) return <span aria-label={t("state.none")}>–</span>;
  return (
    <strong>
      {t("percentOf", { percent: formatNumber(percent, locale, 1) })}
      {percent < passingPercent ? <span className="sr-only"> {t("below")}</span> : null}
    </strong>
  );
}

/** Colour never speaks alone: what is set by hand has a mark, what is dropped a line through it, and both have words. */
function Grade({ cell, item, locale, t }: { cell: GradebookCell | null; item: GradebookItem | undefined; locale: Locale; t: Translator }): ReactElement {
  if (cell === null) return <span className="sr-only">{t("notTheirs")}</span>;
  const { state, points, maxPoints, isSet, isDropped } = cell;
  if (state !== "graded") return <span className="meta">{state === "none" ? <span className="sr-only">{t("state.none")}</span> : t(`state.${state}`)}</span>;
  return (
    <span className={isDropped ? "line-through" : undefined}>
      {formatNumber(points ?? 0, locale, 2)}
      {maxPoints !== undefined && maxPoints !== item?.maxPoints ? <span className="meta"> / {formatNumber(maxPoints, locale, 2)}</span> : null}
      {isSet ? (
        <span className="gradebook-set" title={t("set")}>
          <span className="sr-only"> {t("set")}</span>
        </span>
      ) : null}
      {isDropped ? <span className="sr-only"> {t("dropped")}</span> : null}
    </span>
  );
}
