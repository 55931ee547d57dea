import { useTranslations } from "next-intl";
import { memo, type ReactElement } from "react";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { GradebookCell, GradebookItem, GradebookRow } from "@/server/grades";
import { COLUMN_WIDTH, ROW_HEIGHT } from "./use-grid-window";

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
};

/**
 * One student: their name, their total, and a cell for each item in sight. Cells stand by their column alone, so that one
 * that comes into sight moves and draws no other: a gradebook scrolls in both directions at the screen's pace.
 */
export const GridRow = memo(
  function GridRow({ row, items, index, left, right, tabColumn, passingPercent, href, locale }: Props): ReactElement {
    const columns = Array.from({ length: Math.max(0, right - left) }, (_, at) => left + at);
    return (
      <div role="row" aria-rowindex={index + 2} className="gradebook-row gradebook-student" style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}>
        <div role="rowheader" aria-colindex={1} className="gradebook-name" tabIndex={tabColumn === -1 ? 0 : -1} data-place={`${index}:-1`}>
          <a className="link truncate" href={href} tabIndex={-1}>
            {row.name}
          </a>
        </div>
        {columns.map((column) => (
          <Cell key={column} row={row} item={items[column - 1]} index={index} column={column} isTabStop={tabColumn === column} passingPercent={passingPercent} locale={locale} />
        ))}
      </div>
    );
  },
  (one, other) => one.row === other.row && one.index === other.index && one.left === other.left && one.right === other.right && one.tabColumn === other.tabColumn && one.items === other.items && one.passingPercent === other.passingPercent,
);

type CellProps = { row: GradebookRow; item: GradebookItem | undefined; index: number; column: number; isTabStop: boolean; passingPercent: number; locale: Locale };

const Cell = memo(function Cell({ row, item, index, column, isTabStop, passingPercent, locale }: CellProps): ReactElement {
  const t = useTranslations("grading.gradebook");
  return (
    <div role="gridcell" aria-colindex={column + 2} className="gradebook-cell" tabIndex={isTabStop ? 0 : -1} data-place={`${index}:${column}`} style={{ left: `calc(var(--gradebook-name) + ${column * COLUMN_WIDTH}px)` }}>
      {column === 0 ? <Total percent={row.percent} passingPercent={passingPercent} locale={locale} t={t} /> : <Grade cell={row.cells[column - 1] ?? null} item={item} locale={locale} t={t} />}
    </div>
  );
});

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
