import { useCallback, useLayoutEffect, useState, type RefObject } from "react";

/** In pixels; the stylesheet has the same ones. */
export const ROW_HEIGHT = 44;
export const COLUMN_WIDTH = 112;
export const HEAD_HEIGHT = 72;
const ROWS_AROUND = 8;
const COLUMNS_AROUND = 2;

/** A place in the grid: column -1 is the student, 0 the total, those behind it the items. */
export type Place = { row: number; column: number };

/** The first row and column that are drawn, and the ones behind the last. */
export type GridWindow = { top: number; bottom: number; left: number; right: number };

const BEFORE_MEASURED: GridWindow = { top: 0, bottom: 24, left: 0, right: 14 };

type Size = { rowCount: number; columnCount: number };

/** Which rows and columns of a large grid can be seen, with some around them. It changes only when another one comes into sight. */
export function useGridWindow(scroller: RefObject<HTMLDivElement | null>, { rowCount, columnCount }: Size) {
  const [seen, setSeen] = useState(BEFORE_MEASURED);
  const measure = useCallback((element: HTMLDivElement | null): void => {
    if (!element) return;
    const [row, column] = [Math.floor(element.scrollTop / ROW_HEIGHT), Math.floor(element.scrollLeft / COLUMN_WIDTH)];
    const next: GridWindow = {
      top: Math.max(0, row - ROWS_AROUND),
      bottom: row + Math.ceil(element.clientHeight / ROW_HEIGHT) + ROWS_AROUND,
      left: Math.max(0, column - COLUMNS_AROUND),
      right: column + Math.ceil(element.clientWidth / COLUMN_WIDTH) + COLUMNS_AROUND,
    };
    setSeen((now) => (now.top === next.top && now.bottom === next.bottom && now.left === next.left && now.right === next.right ? now : next));
  }, []);
  useLayoutEffect(() => {
    const resized = (): void => measure(scroller.current);
    resized();
    window.addEventListener("resize", resized);
    return () => window.removeEventListener("resize", resized);
  }, [measure, scroller]);
  return { top: Math.min(seen.top, Math.max(0, rowCount - 1)), bottom: Math.min(seen.bottom, rowCount), left: Math.min(seen.left, Math.max(0, columnCount - 1)), right: Math.min(seen.right, columnCount), measure };
}

/** Scrolls just so far that a cell is not hidden: by the edges, the heading, or the column that stays. */
export function revealCell(element: HTMLDivElement, { row, column }: Place): void {
  const name = element.querySelector<HTMLElement>("[data-grid-name]")?.offsetWidth ?? 0;
  const [top, left] = [row * ROW_HEIGHT, column * COLUMN_WIDTH];
  const [height, width] = [element.clientHeight - HEAD_HEIGHT - ROW_HEIGHT, element.clientWidth - name - COLUMN_WIDTH];
  if (row >= 0) element.scrollTop = Math.min(top, Math.max(element.scrollTop, top - height));
  if (column >= 0) element.scrollLeft = Math.min(left, Math.max(element.scrollLeft, left - width));
}
