"use client";

import type { ReactElement } from "react";
import { formatClock } from "@/lib/i18n/format";
import type { Chapter } from "./chapters-vtt";
import { lineAt } from "./find-in-transcript";
import { usePlayer, type PlayerStore } from "./player-store";

/** The chapters of a video; the one that plays carries the mark, each takes the video to its start. */
export function ChapterPanel({ chapters, store, label }: { chapters: readonly Chapter[]; store: PlayerStore; label: string }): ReactElement {
  const current = usePlayer(store, (player) => lineAt(chapters, player.second));
  return (
    <ol aria-label={label} className="chapter-list">
      {chapters.map((chapter, index) => (
        <li key={chapter.startSeconds}>
          <button type="button" className="chapter-link w-full text-left" aria-current={index === current ? "true" : undefined} onClick={() => store.jump(chapter.startSeconds)}>
            <span className="mono text-xs text-ink-muted">{formatClock(chapter.startSeconds)}</span>
            <span>
              {index === current ? <span className="mark mr-2 align-[-1px]" /> : null}
              {chapter.title}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
