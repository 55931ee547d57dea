import type { HTMLAttributes, ReactElement, ReactNode, TableHTMLAttributes, TdHTMLAttributes, ThHTMLAttributes } from "react";
import { cn } from "./cn";

export type TableProps = TableHTMLAttributes<HTMLTableElement> & {
  /** Names the table for a screen reader and the region that scrolls sideways on a phone. */
  caption: string;
  children: ReactNode;
};

/** A table in a region that scrolls by itself and can be reached with the keyboard. */
export function Table({ caption, className, children, ...props }: TableProps): ReactElement {
  return (
    <div className="overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className={cn("data-table", className)} {...props}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export type ColumnProps = ThHTMLAttributes<HTMLTableCellElement> & {
  /** Right-aligned tabular figures. */
  numeric?: boolean;
  /** `ascending` or `descending` on the sorted column; put the link that sorts inside. */
  "aria-sort"?: "ascending" | "descending" | "none";
};

export function Column({ numeric, scope = "col", ...props }: ColumnProps): ReactElement {
  return <th scope={scope} data-numeric={numeric ? "" : undefined} {...props} />;
}

/** The row of headings of a table whose columns of figures come last. */
export function Headings({ words, figures = [] }: { words: readonly string[]; figures?: readonly string[] }): ReactElement {
  return (
    <thead>
      <tr>
        {words.map((word) => (
          <Column key={word}>{word}</Column>
        ))}
        {figures.map((word) => (
          <Column key={word} numeric>
            {word}
          </Column>
        ))}
      </tr>
    </thead>
  );
}

export function Row({ selected, ...props }: HTMLAttributes<HTMLTableRowElement> & { selected?: boolean }): ReactElement {
  return <tr aria-selected={selected} {...props} />;
}

export function Cell({ numeric, ...props }: TdHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }): ReactElement {
  return <td data-numeric={numeric ? "" : undefined} {...props} />;
}
