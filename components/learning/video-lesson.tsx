"use client";

import type HlsVideoElement from "hls-video-element";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode, type RefObject } from "react";
import { CoverImage } from "@/components/patterns/cover";
import { RichText } from "@/components/patterns/rich-text";
import { Button } from "@/components/ui/button";
import { Keyboard, MapPin } from "@/components/ui/icons";
import { ProgressRing } from "@/components/ui/progress";
import { TabPanel, TabsList } from "@/components/ui/tabs";
import { Toaster } from "@/components/ui/toaster";
import { handedData, wordsIn } from "@/lib/handed-data";
import { formatClock, formatExactDuration, formatPercent } from "@/lib/i18n/format";
import { fill } from "@/lib/i18n/fill";
import { ChapterPanel } from "./chapter-panel";
import { CourseFinished } from "./course-finished";
import type { VideoLabels, VideoLessonData } from "./lesson-data";
import { LessonHeader } from "./lesson-header";
import { LessonHeading, NextStep } from "./lesson-heading";
import { LessonOutline, LessonRuler, LessonSpine } from "./lesson-outline";
import { NotesPanel } from "./notes-panel";
import type { PlayerLabels } from "./player-labels";
import { playerMemory } from "./player-memory";
import { createPlayerStore, usePlayer, type PlayerStore } from "./player-store";
import { TranscriptPane } from "./transcript-pane";
import { useMediaQuery } from "./use-media-query";
import { usePlaybackReporter, type PlaybackWatch, type SavingState } from "./use-playback-reporter";
import { usePlayerKeys } from "./use-player-keys";
import { VideoPlayer } from "./video-player";

/** Loaded when it is asked for. */
const KeysDialog = lazy(() => import("./keys-dialog"));

type VideoLessonProps = VideoLessonData & { labels: VideoLabels; support: string };

/** Within this of the end a visit starts over: there is nothing left to go on with. */
const END_SECONDS = 4;

/** A video lesson, from `VideoLessonData` and `VideoLabels` as JSON: the player with everything that follows it. */
export function VideoLesson({ json, labels, support }: { json: string; labels: string; support: string }): ReactElement {
  const data = useMemo(() => handedData<VideoLessonData>(json), [json]);
  const words = useMemo(() => wordsIn<VideoLabels>(labels), [labels]);
  const { standing } = data;
  const props = { ...data, labels: words, support };
  return standing ? <KeptVideoLesson {...props} standing={standing} /> : <LessonFrame {...props} watch={undefined} standingLine={<p className="meta mt-3">{props.guest}</p>} />;
}

function KeptVideoLesson(props: VideoLessonProps & { standing: NonNullable<VideoLessonProps["standing"]> }): ReactElement {
  const { address, standing, labels, locale, durationSeconds } = props;
  const router = useRouter();
  const { watch, progress, saving } = usePlaybackReporter(standing.enrollmentId, address, standing);
  const wasCompleted = useRef(standing.isCompleted);
  useEffect(() => {
    if (!progress.isCompleted || wasCompleted.current) return;
    wasCompleted.current = true;
    // What the outline, the ruler and the next step show is the server's: it is asked for again, and the player plays on.
    router.refresh();
  }, [progress.isCompleted, router]);
  return (
    <LessonFrame
      {...props}
      watch={watch}
      standingLine={<WatchedLine labels={labels.player} locale={locale} durationSeconds={durationSeconds} progress={progress} saving={saving} completesAt={props.completesAt} />}
    />
  );
}

type WatchedLineProps = { labels: PlayerLabels; locale: string; durationSeconds: number; progress: { watchedSeconds: number; isCompleted: boolean }; saving: SavingState; completesAt: string | null };

function WatchedLine({ labels, locale, durationSeconds, progress, saving, completesAt }: WatchedLineProps): ReactElement {
  const share = durationSeconds > 0 ? Math.min(1, progress.watchedSeconds / durationSeconds) : 0;
  const words = fill(progress.isCompleted ? labels.watchedDone : completesAt === null ? labels.watchedMark : labels.watched, {
    percent: completesAt ?? "",
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
  const { address, labels, captions, chapters, finished, outline } = props;
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
        below={<LessonRuler data={outline} />}
        tools={
          <Button variant="quiet" iconOnly aria-label={labels.player.keys} aria-keyshortcuts="?" className="hidden md:inline-flex" onClick={() => keys.setHelp(true)}>
            <Keyboard size="alone" />
          </Button>
        }
      />
      {keys.wasHelp ? (
        <Suspense fallback={null}>
          <KeysDialog labels={labels.player} isOpen={keys.isHelp} onOpenChange={keys.setHelp} hasKeys={keys.isOn} onKeysChange={keys.turn} />
        </Suspense>
      ) : null}
      <div className="player-grid">
        <LessonSpine data={outline} />
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
            poster={<CoverImage {...props.poster} size="wide" />}
            onVideo={setVideo}
            {...(props.watch && { watch: props.watch })}
          />
          <div className="player-body">
            {finished ? <CourseFinished {...finished} /> : null}
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
              <div className="min-w-0 flex-1 basis-72">
                <LessonHeading kicker={props.kicker} title={props.title} language={props.language} />
              </div>
              <div className="hidden lg:block">
                <NextStep {...props.next} />
              </div>
            </div>
            {props.standingLine}
            <LessonTabs {...props} store={store} tab={tab} setTab={setTab} transcript={isWide === false ? transcript : null} noteRef={keys.noteRef} />
            <div className="mt-6 lg:hidden">
              <NextStep {...props.next} />
            </div>
          </div>
        </main>
        <aside className="player-aside" aria-label={props.header.labels.outline}>
          {isWide ? transcript : null}
          <LessonOutline data={outline} />
        </aside>
      </div>
      <Toaster labels={{ region: labels.player.toasts, close: labels.player.close }} />
    </>
  );
}

type TabsProps = VideoLessonProps & { store: PlayerStore; tab: string | null; setTab(tab: string): void; transcript: ReactNode; noteRef: RefObject<HTMLTextAreaElement | null> };

const TABS = "lesson";

function LessonTabs({ address, labels, language, chapters, notes, standing, store, tab, setTab, transcript, noteRef, support, title }: TabsProps): ReactElement | null {
  const hasNotes = standing !== null || notes.length > 0;
  const tabs = [
    ...(transcript ? [{ id: "transcript", label: labels.transcript.title }] : []),
    ...(hasNotes ? [{ id: "notes", label: labels.notes.title }] : []),
    ...(chapters.length > 0 ? [{ id: "chapters", label: labels.player.chapters }] : []),
    ...(support === "" ? [] : [{ id: "support", label: labels.supportTab }]),
  ];
  const [first] = tabs;
  if (!first) return null;
  const value = (tabs.find((entry) => entry.id === tab) ?? first).id;
  return (
    <div className="mt-5">
      <TabsList aria-label={labels.player.tabs} name={TABS} tabs={tabs} value={value} onValueChange={setTab} />
      {transcript ? (
        <TabPanel name={TABS} id="transcript" value={value} className="player-bleed">
          {transcript}
        </TabPanel>
      ) : null}
      {hasNotes ? (
        <TabPanel name={TABS} id="notes" value={value} keeps>
          <NotesPanel
            address={address}
            initial={notes}
            labels={labels.notes}
            fieldRef={noteRef}
            exportName={title}
            writing={standing ? { atSecond: () => store.currentTime(), stamp: <NowStamp store={store} label={labels.notes.stampNow} /> } : null}
            onJump={(seconds) => store.jump(seconds)}
          />
        </TabPanel>
      ) : null}
      {chapters.length > 0 ? (
        <TabPanel name={TABS} id="chapters" value={value}>
          <ChapterPanel chapters={chapters} store={store} label={labels.player.chapters} />
        </TabPanel>
      ) : null}
      {support === "" ? null : (
        <TabPanel name={TABS} id="support" value={value}>
          <RichText html={support} lang={language} />
        </TabPanel>
      )}
    </div>
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
  const [isHelp, setIsHelp] = useState(false);
  const [wasHelp, setWasHelp] = useState(false);
  const setHelp = (open: boolean) => {
    setIsHelp(open);
    setWasHelp(true);
  };
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
  return { isHelp, wasHelp, setHelp, isOn, turn, noteRef, searchRef };
}

function focusOutline(): void {
  const outline = document.getElementById("outline");
  outline?.scrollIntoView({ block: "start" });
  (outline?.querySelector<HTMLElement>("a[aria-current]") ?? outline?.querySelector<HTMLElement>("summary"))?.focus({ preventScroll: true });
}
