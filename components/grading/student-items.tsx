import type { ReactElement, ReactNode } from "react";

type Props<Item> = { items: readonly Item[]; draw: (item: Item) => ReactNode };

/** What one student has of each lesson, one below the other. */
export function StudentItems<Item extends { lessonId: string }>({ items, draw }: Props<Item>): ReactElement {
  return (
    <ul className="grid gap-6">
      {items.map((item) => (
        <li key={item.lessonId} className="grid gap-3 border-b border-line pb-5">
          {draw(item)}
        </li>
      ))}
    </ul>
  );
}
