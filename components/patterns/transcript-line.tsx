import type { ReactElement, ReactNode } from "react";
import { formatClock } from "@/lib/i18n/format";

export type TranscriptLineProps = {
  /** Start of the line in seconds. */
  start: number;
  /** Text; wrap search hits in `<mark>`. */
  children: ReactNode;
  current?: boolean;
  /** Jumps to the second. In a client island; without it the line is a link to `href`. */
  onSelect?: (start: number) => void;
  href?: string;
};

/** One spoken line with its second: the current one carries the mark. */
export function TranscriptLine({ start, children, current, onSelect, href }: TranscriptLineProps): ReactElement {
  const content = (
    <>
      <time>{formatClock(start)}</time>
      <span>{children}</span>
    </>
  );
  if (onSelect) {
    return (
      <button type="button" className="transcript-line" aria-current={current ? "true" : undefined} onClick={() => onSelect(start)}>
        {content}
      </button>
    );
  }
  return (
    <a href={href ?? `#t=${Math.floor(start)}`} className="transcript-line" aria-current={current ? "true" : undefined}>
      {content}
    </a>
  );
}

/** A chapter title between lines. */
export function TranscriptChapter({ children }: { children: ReactNode }): ReactElement {
  return <h3 className="transcript-chapter">{children}</h3>;
}

export type ChapterLink = { start: number; title: string; href: string; current?: boolean };

/** The chapters of a video in two columns. */
export function ChapterList({ chapters, label }: { chapters: readonly ChapterLink[]; label: string }): ReactElement {
  return (
    <nav aria-label={label} className="chapter-list">
      {chapters.map((chapter) => (
        <a key={chapter.start} href={chapter.href} className="chapter-link" aria-current={chapter.current ? "true" : undefined}>
          <span className="mono text-xs text-ink-muted">{formatClock(chapter.start)}</span>
          <span>
            {chapter.current ? <span className="mark mr-2 align-[-1px]" /> : null}
            {chapter.title}
          </span>
        </a>
      ))}
    </nav>
  );
}
