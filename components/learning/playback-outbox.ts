import { normalizeRanges, type PlayedRange } from "@/lib/domain/played-ranges";

/** What a player tells of a lesson: what was played, and where it stands. */
export type PlaybackReport = {
  courseSlug: string;
  lessonSlug: string;
  ranges: PlayedRange[];
  positionSeconds: number;
  /** When the player stood there, by this device's clock. */
  at: string;
};

const DAY_MS = 24 * 3_600_000;

/** One report of two: everything that was played, and the newer place. */
export function mergeReports(older: PlaybackReport | null, newer: PlaybackReport | null): PlaybackReport | null {
  if (!older || !newer) return older ?? newer;
  const place = Date.parse(older.at) > Date.parse(newer.at) ? older : newer;
  return { ...place, ranges: normalizeRanges([...older.ranges, ...newer.ranges], DAY_MS) };
}

export type PlaybackOutbox = {
  /** Keeps a report until it has been sent; reports of one lesson become one. */
  add(report: PlaybackReport): void;
  /** Lessons with something to send, also from an earlier visit. */
  lessons(): string[];
  /** What to send of a lesson. It stays here until `settle` says that it arrived, so a crash in between loses nothing. */
  take(lessonSlug: string): PlaybackReport | null;
  settle(lessonSlug: string): void;
};

/**
 * Where reports wait on this device: closing the page or losing the network loses nothing, and sending twice is
 * harmless, because the ledger is a union. Without storage (blocked, full) they wait in memory.
 */
export function createPlaybackOutbox(enrollmentId: string, storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | null): PlaybackOutbox {
  const waiting = `criterio:playback:${enrollmentId}:waiting:`;
  const sending = `criterio:playback:${enrollmentId}:sending:`;
  const memory = new Map<string, PlaybackReport>();

  function read(key: string): PlaybackReport | null {
    const kept = memory.get(key);
    if (kept) return kept;
    try {
      const text = storage?.getItem(key);
      return text ? (JSON.parse(text) as PlaybackReport) : null;
    } catch {
      return null;
    }
  }

  function write(key: string, report: PlaybackReport | null): void {
    memory.delete(key);
    try {
      if (report) storage?.setItem(key, JSON.stringify(report));
      else storage?.removeItem(key);
      if (storage) return;
    } catch {
      // Full or blocked: memory holds it below.
    }
    if (report) memory.set(key, report);
  }

  function keys(): string[] {
    const stored: string[] = [];
    for (let index = 0; index < (storage?.length ?? 0); index += 1) stored.push(storage?.key(index) ?? "");
    return [...stored, ...memory.keys()];
  }

  return {
    add: (report) => write(waiting + report.lessonSlug, mergeReports(read(waiting + report.lessonSlug), report)),
    lessons() {
      const slugs = keys().flatMap((key) => [waiting, sending].filter((prefix) => key.startsWith(prefix)).map((prefix) => key.slice(prefix.length)));
      return [...new Set(slugs)];
    },
    take(lessonSlug) {
      const report = mergeReports(read(sending + lessonSlug), read(waiting + lessonSlug));
      write(sending + lessonSlug, report);
      write(waiting + lessonSlug, null);
      return report;
    },
    settle: (lessonSlug) => write(sending + lessonSlug, null),
  };
}
