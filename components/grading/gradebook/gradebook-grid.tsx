import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { GradebookItem, GradebookRow } from "@/server/grades";
import { GridHead } from "./grid-head";
import { GridRow } from "./grid-row";
import { COLUMN_WIDTH, HEAD_HEIGHT, revealCell, ROW_HEIGHT, useGridWindow, type Place } from "./use-grid-window";

type Props = {
  items: readonly GradebookItem[];
  /** Those that were loaded, of `total`. */
  rows: readonly GradebookRow[];
  total: number;
  passingPercent: number;
  studentHref: (enrollmentId: string) => string;
  locale: Locale;
  onNear: () => void;
  onOpen: (place: Place, cell: HTMLElement) => void;
};

const PAGE_ROWS = 10;
/** How near the end of what was loaded the next page is asked for. */
const NEAR = 50;

/** The gradebook as a grid: only what can be seen is drawn, heading and students stay, and the arrow keys move from cell to cell. */
export function GradebookGrid({ items, rows, total, passingPercent, studentHref, locale, onNear, onOpen }: Props): ReactElement {
  const t = useTranslations("grading.gradebook");
  const scroller = useRef<HTMLDivElement>(null);
  const columnCount = items.length + 1;
  const { top, bottom, left, right, measure } = useGridWindow(scroller, { rowCount: total, columnCount });
  const [active, setActive] = useState<Place>({ row: 0, column: -1 });
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (bottom + NEAR >= rows.length && rows.length < total) onNear();
  }, [bottom, rows.length, total, onNear]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-place="${active.row}:${active.column}"]`)?.focus({ preventScroll: true });
  }, [active, top, left]);
  const goTo = (place: Place): void => {
    if (!scroller.current) return;
    revealCell(scroller.current, place);
    measure(scroller.current);
    wantsFocus.current = true;
    setActive(place);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const target = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-place]") : null;
    if (!target) return;
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      if (active.column < 0) target.querySelector("a")?.click();
      else onOpen(active, target);
      return;
    }
    const next = moved(event, active, { rows: rows.length, columns: columnCount });
    if (!next) return;
    event.preventDefault();
    goTo(next);
  };
  // The one cell that Tab comes to is always one that is drawn.
  const stop: Place = active.row >= Math.max(0, top) && active.row < bottom && (active.column < 0 || (active.column >= left && active.column < right)) ? active : { row: Math.min(top, Math.max(0, rows.length - 1)), column: -1 };
  const pick = ({ target }: MouseEvent<HTMLDivElement>): void => {
    const cell = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-place]") : null;
    const place = cell && placeOf(cell);
    if (!place) return;
    setActive(place);
    if (place.column > 0) onOpen(place, cell);
  };
  return (
    <div ref={scroller} className="gradebook" onScroll={({ currentTarget }) => measure(currentTarget)}>
      <div role="grid" aria-label={t("grid")} aria-rowcount={total + 1} aria-colcount={columnCount + 1} onKeyDown={press} onClick={pick} onFocus={({ target }) => setActive((now) => placeOf(target) ?? now)} className="gradebook-grid" style={{ minWidth: `calc(var(--gradebook-name) + ${columnCount * COLUMN_WIDTH}px)` }}>
        <GridHead items={items} left={left} right={right} locale={locale} />
        <div role="rowgroup" className="relative" style={{ height: total * ROW_HEIGHT }}>
          {rows.slice(top, bottom).map((row, index) => (
            <GridRow
              key={row.enrollmentId}
              row={row}
              items={items}
              index={top + index}
              left={left}
              right={right}
              tabColumn={stop.row === top + index ? stop.column : null}
              passingPercent={passingPercent}
              href={studentHref(row.enrollmentId)}
              locale={locale}
            />
          ))}
        </div>
      </div>
      {rows.length < total && bottom > rows.length ? (
        <p role="status" className="gradebook-loading" style={{ top: HEAD_HEIGHT }}>
          {t("loading")}
        </p>
      ) : null}
    </div>
  );
}

/** The cell that has the focus, however it came there. */
function placeOf(target: HTMLElement): Place | null {
  const [row, column] = (target.dataset.place ?? "").split(":").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/** Where a key leads; null for one that moves nowhere. */
function moved({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">, { row, column }: Place, size: { rows: number; columns: number }): Place | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const far = ctrlKey || metaKey;
  const steps: Record<string, Place> = {
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowDown: { row: far ? lastRow : row + 1, column },
    ArrowLeft: { row, column: far ? -1 : column - 1 },
    ArrowRight: { row, column: far ? lastColumn : column + 1 },
    PageUp: { row: row - PAGE_ROWS, column },
    PageDown: { row: row + PAGE_ROWS, column },
    Home: { row: far ? 0 : row, column: -1 },
    End: { row: far ? lastRow : row, column: lastColumn },
  };
  const next = steps[key];
  return next ? { row: Math.max(0, Math.min(lastRow, next.row)), column: Math.max(-1, Math.min(lastColumn, next.column)) } : null;
}
