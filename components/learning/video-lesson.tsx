"use client";

import type HlsVideoElement from "hls-video-element";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Keyboard, MapPin } from "@/components/ui/icons";
import { ProgressRing } from "@/components/ui/progress";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Toaster } from "@/components/ui/toaster";
import { formatClock, formatExactDuration, formatPercent } from "@/lib/i18n/format";
import { fill } from "@/lib/i18n/fill";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { LessonNote } from "@/server/learning";
import { ChapterPanel } from "./chapter-panel";
import type { Chapter } from "./chapters-vtt";
import { KeysDialog } from "./keys-dialog";
import { LessonHeader, type LessonHeaderProps } from "./lesson-header";
import { NotesPanel } from "./notes-panel";
import type { NoteLabels, PlayerLabels, TranscriptLabels } from "./player-labels";
import { playerMemory } from "./player-memory";
import { createPlayerStore, usePlayer, type PlayerStore } from "./player-store";
import { TranscriptPane } from "./transcript-pane";
import { useMediaQuery } from "./use-media-query";
import { usePlaybackReporter, type PlaybackWatch, type SavingState } from "./use-playback-reporter";
import { usePlayerKeys } from "./use-player-keys";
import { VideoPlayer } from "./video-player";
import type { CaptionSource } from "./video-stage";

export type VideoLessonProps = {
  address: LessonAddress;
  locale: string;
  language: string;
  title: string;
  durationSeconds: number;
  captions: readonly CaptionSource[];
  chapters: readonly Chapter[];
  /** Null where nothing is kept: a preview, a teacher's own look. */
  standing: { enrollmentId: string; positionSeconds: number; watchedSeconds: number; isCompleted: boolean } | null;
  notes: readonly LessonNote[];
  header: Omit<LessonHeaderProps, "tools">;
  labels: { player: PlayerLabels; transcript: TranscriptLabels; notes: NoteLabels; supportTab: string; guest: string };
  slots: { spine: ReactNode; heading: ReactNode; next: ReactNode; outline: ReactNode; finished: ReactNode; support: ReactNode; poster: ReactNode };
};

/** Within this of the end a visit starts over: there is nothing left to go on with. */
const END_SECONDS = 4;

/** A video lesson: the player with everything that follows it. */
export function VideoLesson(props: VideoLessonProps): ReactElement {
  const { standing } = props;
  return standing ? <KeptVideoLesson {...props} standing={standing} /> : <LessonFrame {...props} watch={undefined} standingLine={<p className="meta mt-3">{props.labels.guest}</p>} />;
}

function KeptVideoLesson(props: VideoLessonProps & { standing: NonNullable<VideoLessonProps["standing"]> }): ReactElement {
  const { address, standing, labels, locale, durationSeconds } = props;
  const router = useRouter();
  const { watch, progress, saving } = usePlaybackReporter(standing.enrollmentId, address, standing);
  const wasCompleted = useRef(standing.isCompleted);
  useEffect(() => {
    if (!progress.isCompleted || wasCompleted.current) return;
    wasCompleted.current = true;
    // The outline, the ruler and the next step are the server's: they are asked for again, and the player plays on.
    router.refresh();
  }, [progress.isCompleted, router]);
  return (
    <LessonFrame
      {...props}
      watch={watch}
      standingLine={<WatchedLine labels={labels.player} locale={locale} durationSeconds={durationSeconds} progress={progress} saving={saving} />}
    />
  );
}

type WatchedLineProps = { labels: PlayerLabels; locale: string; durationSeconds: number; progress: { watchedSeconds: number; isCompleted: boolean }; saving: SavingState };

function WatchedLine({ labels, locale, durationSeconds, progress, saving }: WatchedLineProps): ReactElement {
  const share = durationSeconds > 0 ? Math.min(1, progress.watchedSeconds / durationSeconds) : 0;
  const words = fill(progress.isCompleted ? labels.watchedDone : labels.watched, {
    watched: formatExactDuration(progress.watchedSeconds, locale),
    total: formatExactDuration(durationSeconds, locale),
  });
  return (
    <div className="meta mt-3 flex items-center gap-3">
      <ProgressRing value={progress.isCompleted ? 1 : share} label={fill(labels.watchedLabel, { percent: formatPercent(share, locale) })} />
      <span>
        {words}
        <span role="status" className="block">
          {saving === "offline" ? labels.offline : saving === "refused" ? labels.refused : ""}
        </span>
      </span>
    </div>
  );
}

function LessonFrame(props: VideoLessonProps & { watch: PlaybackWatch | undefined; standingLine: ReactNode }): ReactElement {
  const { address, labels, captions, chapters, slots } = props;
  const isWide = useMediaQuery("(min-width: 64rem)");
  const [store] = useState(() => createPlayerStore(startOf(props)));
  const [video, setVideo] = useState<HlsVideoElement | null>(null);
  const [tab, setTab] = useState<string | null>(null);
  const keys = useLessonKeys(video, { openNotes: () => setTab("notes"), openTranscript: () => isWide === false && setTab("transcript") });
  useAddressedSecond(store);
  const transcript = captions.length > 0 ? (
    <TranscriptPane address={address} captions={captions} chapters={chapters} store={store} labels={labels.transcript} searchRef={keys.searchRef} />
  ) : null;

  return (
    <>
      <LessonHeader
        {...props.header}
        tools={
          <Button variant="quiet" iconOnly aria-label={labels.player.keys} aria-keyshortcuts="?" className="hidden md:inline-flex" onClick={() => keys.setHelp(true)}>
            <Keyboard size="alone" />
          </Button>
        }
      />
      <KeysDialog labels={labels.player} isOpen={keys.isHelp} onOpenChange={keys.setHelp} hasKeys={keys.isOn} onKeysChange={keys.turn} />
      <div className="player-grid">
        {slots.spine}
        <main id="main" className="player-main">
          <VideoPlayer
            address={address}
            title={props.title}
            locale={props.locale}
            labels={labels.player}
            durationSeconds={props.durationSeconds}
            startAtSeconds={startOf(props)}
            captions={captions}
            chapters={chapters}
            store={store}
            poster={slots.poster}
            onVideo={setVideo}
            {...(props.watch && { watch: props.watch })}
          />
          <div className="player-body">
            {slots.finished}
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
              <div className="min-w-0 flex-1 basis-72">{slots.heading}</div>
              <div className="hidden lg:block">{slots.next}</div>
            </div>
            {props.standingLine}
            <LessonTabs {...props} store={store} tab={tab} setTab={setTab} transcript={isWide === false ? transcript : null} noteRef={keys.noteRef} />
            <div className="mt-6 lg:hidden">{slots.next}</div>
          </div>
        </main>
        <aside className="player-aside" aria-label={props.header.labels.outline}>
          {isWide ? transcript : null}
          {slots.outline}
        </aside>
      </div>
      <Toaster labels={{ region: labels.player.toasts, close: labels.player.close }} />
    </>
  );
}

type TabsProps = VideoLessonProps & { store: PlayerStore; tab: string | null; setTab(tab: string): void; transcript: ReactNode; noteRef: RefObject<HTMLTextAreaElement | null> };

function LessonTabs({ address, labels, chapters, notes, standing, store, tab, setTab, transcript, noteRef, slots, title }: TabsProps): ReactElement | null {
  const hasNotes = standing !== null || notes.length > 0;
  const tabs = [
    ...(transcript ? [{ id: "transcript", label: labels.transcript.title }] : []),
    ...(hasNotes ? [{ id: "notes", label: labels.notes.title }] : []),
    ...(chapters.length > 0 ? [{ id: "chapters", label: labels.player.chapters }] : []),
    ...(slots.support ? [{ id: "support", label: labels.supportTab }] : []),
  ];
  const [first] = tabs;
  if (!first) return null;
  const shown = tabs.find((entry) => entry.id === tab) ?? first;
  return (
    <Tabs value={shown.id} onValueChange={setTab} className="mt-5">
      <TabsList aria-label={labels.player.tabs}>
        {tabs.map((entry) => (
          <TabsTrigger key={entry.id} value={entry.id}>
            {entry.label}
          </TabsTrigger>
        ))}
      </TabsList>
      {transcript ? (
        <TabsContent value="transcript" className="player-bleed">
          {transcript}
        </TabsContent>
      ) : null}
      {hasNotes ? (
        // Kept while another tab shows: what is half written stays.
        <TabsContent value="notes" forceMount hidden={shown.id !== "notes"}>
          <NotesPanel
            address={address}
            initial={notes}
            labels={labels.notes}
            fieldRef={noteRef}
            exportName={title}
            writing={standing ? { atSecond: () => store.currentTime(), stamp: <NowStamp store={store} label={labels.notes.stampNow} /> } : null}
            onJump={(seconds) => store.jump(seconds)}
          />
        </TabsContent>
      ) : null}
      {chapters.length > 0 ? (
        <TabsContent value="chapters">
          <ChapterPanel chapters={chapters} store={store} label={labels.player.chapters} />
        </TabsContent>
      ) : null}
      {slots.support ? <TabsContent value="support">{slots.support}</TabsContent> : null}
    </Tabs>
  );
}

function NowStamp({ store, label }: { store: PlayerStore; label: string }): ReactElement {
  const second = usePlayer(store, (player) => player.second);
  return (
    <span className="stamp">
      <MapPin />
      <span className="sr-only">{label} </span>
      {formatClock(second)}
    </span>
  );
}

/** The place where this learner stopped, to the second, unless that is the end. */
function startOf({ standing, durationSeconds }: Pick<VideoLessonProps, "standing" | "durationSeconds">): number {
  const seconds = standing?.positionSeconds ?? 0;
  return seconds > durationSeconds - END_SECONDS ? 0 : seconds;
}

/** `#t=252` in the address goes to that second, now and whenever it changes. */
function useAddressedSecond(store: PlayerStore): void {
  useEffect(() => {
    const go = () => {
      const second = /^#t=(\d{1,6})$/.exec(location.hash)?.[1];
      if (second) store.jump(Number(second));
    };
    go();
    window.addEventListener("hashchange", go);
    return () => window.removeEventListener("hashchange", go);
  }, [store]);
}

function useLessonKeys(video: HlsVideoElement | null, open: { openNotes(): void; openTranscript(): void }) {
  const [isHelp, setHelp] = useState(false);
  const [isOn, setIsOn] = useState(true);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const searchRef = useRef<{ open(): void }>(null);
  useEffect(() => setIsOn(playerMemory.hasKeys()), []);
  usePlayerKeys(
    video,
    {
      writeNote: () => {
        open.openNotes();
        requestAnimationFrame(() => noteRef.current?.focus());
      },
      searchTranscript: () => {
        open.openTranscript();
        requestAnimationFrame(() => searchRef.current?.open());
      },
      showHelp: () => setHelp(true),
      showOutline: () => focusOutline(),
    },
    isOn,
  );
  const turn = (on: boolean) => {
    setIsOn(on);
    playerMemory.rememberKeys(on);
  };
  return { isHelp, setHelp, isOn, turn, noteRef, searchRef };
}

function focusOutline(): void {
  const outline = document.getElementById("outline");
  outline?.scrollIntoView({ block: "start" });
  (outline?.querySelector<HTMLElement>("a[aria-current]") ?? outline?.querySelector<HTMLElement>("summary"))?.focus({ preventScroll: true });
}
