"use client";

import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement, type RefObject } from "react";
import { TranscriptChapter, TranscriptLine } from "@/components/patterns/transcript-line";
import { Button } from "@/components/ui/button";
import { LocateFixed, Search, X } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { SkeletonText } from "@/components/ui/skeleton";
import { askProcedure } from "@/lib/client/ask-procedure";
import { fill } from "@/lib/i18n/fill";
import { inLanguage } from "@/lib/i18n/in-language";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Chapter } from "./chapters-vtt";
import { hasHit, lineAt, splitHits } from "./find-in-transcript";
import type { TranscriptLabels } from "./player-labels";
import { usePlayer, type PlayerStore } from "./player-store";
import type { CaptionSource } from "./video-stage";

type Cue = { startSeconds: number; endSeconds: number; text: string };
type Loaded = { language: string; cues: Cue[] } | { language: string; failed: true };

export type TranscriptPaneProps = {
  address: LessonAddress;
  captions: readonly CaptionSource[];
  chapters: readonly Chapter[];
  store: PlayerStore;
  labels: TranscriptLabels;
  /** Where the `/` key goes. */
  searchRef: RefObject<{ open(): void } | null>;
};

/** What is said, line by line: it follows the video, is searched, and takes the video to where a line is clicked. */
export function TranscriptPane({ address, captions, chapters, store, labels, searchRef }: TranscriptPaneProps): ReactElement {
  const [language, setLanguage] = useState(captions[0]?.language ?? "");
  const { loaded, reload } = useTranscript(address, language);
  const [query, setQuery] = useState<string | null>(null);
  const [isFollowing, setIsFollowing] = useState(true);
  const cues = loaded && "cues" in loaded ? loaded.cues : NO_CUES;
  const current = usePlayer(store, (player) => lineAt(cues, player.second));
  const hits = useMemo(() => (query ? cues.filter((cue) => hasHit(cue.text, query)) : NO_CUES), [cues, query]);
  const list = useFollowedLine(current, isFollowing, () => setIsFollowing(false));

  const jump = useCallback(
    (seconds: number) => {
      setIsFollowing(true);
      store.jump(seconds);
    },
    [store],
  );
  useEffect(() => {
    searchRef.current = { open: () => setQuery((known) => known ?? "") };
    return () => {
      searchRef.current = null;
    };
  }, [searchRef]);

  return (
    <section aria-label={labels.title} className="transcript-pane">
      <div className="panel-head">
        <h2 className={query === null ? "text-sm font-semibold" : "sr-only"}>{labels.title}</h2>
        {query === null ? null : <SearchField query={query} setQuery={setQuery} labels={labels} count={hits.length} onNext={() => jumpToNext(hits, store, jump)} />}
        <span className="flex shrink-0 items-center">
          {query === null ? (
            <Button variant="quiet" size="sm" iconOnly aria-label={labels.search} aria-keyshortcuts="/" onClick={() => setQuery("")}>
              <Search />
            </Button>
          ) : null}
          <Button variant="quiet" size="sm" aria-pressed={isFollowing} onClick={() => setIsFollowing(true)}>
            <LocateFixed />
            {isFollowing ? labels.following : labels.follow}
          </Button>
        </span>
      </div>
      {captions.length > 1 ? (
        <div className="border-b border-line px-5 py-2">
          <Select size="sm" aria-label={labels.language} value={language} onChange={(event) => setLanguage(event.target.value)}>
            {captions.map((track) => (
              <option key={track.language} value={track.language}>
                {track.label}
              </option>
            ))}
          </Select>
        </div>
      ) : null}
      <div ref={list} className="transcript" {...inLanguage(language)} tabIndex={-1}>
        {loaded === null ? <TranscriptWaiting label={labels.loading} /> : null}
        {loaded && "failed" in loaded ? (
          <div role="alert" className="px-5 py-4">
            <p>{labels.failed}</p>
            <Button size="sm" className="mt-2" onClick={reload}>
              {labels.retry}
            </Button>
          </div>
        ) : null}
        <Lines cues={cues} chapters={chapters} current={current} query={query ?? ""} onSelect={jump} />
      </div>
    </section>
  );
}

const NO_CUES: Cue[] = [];

function jumpToNext(hits: readonly Cue[], store: PlayerStore, jump: (seconds: number) => void): void {
  const now = store.currentTime();
  const next = hits.find((cue) => cue.startSeconds > now + 0.5) ?? hits[0];
  if (next) jump(next.startSeconds);
}

function TranscriptWaiting({ label }: { label: string }): ReactElement {
  return (
    <div className="px-5 py-4">
      <span role="status" className="sr-only">
        {label}
      </span>
      <SkeletonText lines={6} />
    </div>
  );
}

type LinesProps = { cues: readonly Cue[]; chapters: readonly Chapter[]; current: number; query: string; onSelect(seconds: number): void };

function Lines({ cues, chapters, current, query, onSelect }: LinesProps): ReactElement {
  const headings = useMemo(() => chapterOfLine(cues, chapters), [cues, chapters]);
  return (
    <>
      {cues.map((cue, index) => (
        <div key={`${cue.startSeconds}-${index}`}>
          {headings.get(index) ? <TranscriptChapter>{headings.get(index)}</TranscriptChapter> : null}
          <TranscriptLine start={cue.startSeconds} current={index === current} onSelect={onSelect}>
            {splitHits(cue.text, query).map((part, at) => (part.isHit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>))}
          </TranscriptLine>
        </div>
      ))}
    </>
  );
}

/** The first line of each chapter carries its title. */
function chapterOfLine(cues: readonly Cue[], chapters: readonly Chapter[]): Map<number, string> {
  const headings = new Map<number, string>();
  for (const [number, chapter] of chapters.entries()) {
    const index = cues.findIndex((cue) => cue.startSeconds >= chapter.startSeconds - 0.25);
    if (index >= 0) headings.set(index, `${number + 1}. ${chapter.title}`);
  }
  return headings;
}

type SearchFieldProps = { query: string; setQuery(query: string | null): void; labels: TranscriptLabels; count: number; onNext(): void };

function SearchField({ query, setQuery, labels, count, onNext }: SearchFieldProps): ReactElement {
  return (
    <form
      role="search"
      className="flex min-w-0 flex-1 items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <input
        autoFocus
        type="search"
        value={query}
        aria-label={labels.search}
        enterKeyHint="next"
        className="input min-w-0 flex-1"
        data-size="sm"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setQuery(null);
        }}
      />
      <span role="status" className="meta whitespace-nowrap">
        {query.trim() === "" ? "" : count === 0 ? labels.noHits : fill(labels.hits, { count })}
      </span>
      <Button variant="quiet" size="sm" iconOnly aria-label={labels.closeSearch} onClick={() => setQuery(null)}>
        <X />
      </Button>
    </form>
  );
}

function useTranscript({ courseSlug, lessonSlug }: LessonAddress, language: string): { loaded: Loaded | null; reload(): void } {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void askProcedure("learning", "transcript", { courseSlug, lessonSlug, language }).then((answer) => {
      if (isCurrent) setLoaded(answer.ok ? { language, cues: answer.data } : { language, failed: true });
    });
    return () => {
      isCurrent = false;
    };
  }, [courseSlug, lessonSlug, language, attempt]);
  return {
    loaded: loaded?.language === language ? loaded : null,
    reload: () => {
      setLoaded(null);
      setAttempt((count) => count + 1);
    },
  };
}

/** Keeps the line that is said in sight, inside the list only, until the reader scrolls. */
function useFollowedLine(current: number, isFollowing: boolean, onReaderScroll: () => void): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const leave = useRef(onReaderScroll);
  useEffect(() => {
    leave.current = onReaderScroll;
  });
  useEffect(() => {
    const frame = list.current;
    const line = isFollowing ? frame?.querySelector<HTMLElement>("[aria-current]") : null;
    if (!frame || !line) return;
    const top = line.offsetTop - frame.offsetTop - frame.clientHeight / 3;
    frame.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  }, [current, isFollowing]);
  useEffect(() => {
    const frame = list.current;
    if (!frame) return;
    const onReader = () => leave.current();
    for (const name of ["wheel", "touchmove"]) frame.addEventListener(name, onReader, { passive: true });
    return () => {
      for (const name of ["wheel", "touchmove"]) frame.removeEventListener(name, onReader);
    };
  }, []);
  return list;
}
