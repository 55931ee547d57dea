import type { ReactElement } from "react";
import { CoverImage } from "./cover";

export type ShelfBook = { slug: string; topic: string; href: string; title: string; coverSrc?: string };

/** Up to ten books on a board, six on a phone. Each is a link named by its title; it rises on hover and focus. */
export function CourseShelf({ books, label }: { books: readonly ShelfBook[]; label: string }): ReactElement {
  return (
    <nav aria-label={label} className="shelf">
      {books.slice(0, SHELF_BOOKS).map((book) => (
        <a key={book.slug} href={book.href} title={book.title}>
          <CoverImage slug={book.slug} topic={book.topic} src={book.coverSrc} alt={book.title} size="book" priority />
        </a>
      ))}
    </nav>
  );
}

const SHELF_BOOKS = 10;
