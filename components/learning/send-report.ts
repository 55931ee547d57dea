import type { PlaybackReport } from "./playback-outbox";

export type SentReport =
  | { kind: "stored"; watchedSeconds: number; isCompleted: boolean }
  /** The server will never take it: signed out, or access has ended. */
  | { kind: "refused" }
  /** Try again later. */
  | { kind: "unreachable" };

/** As many as one report may hold (`recordPlaybackSchema`). */
const MAX_RANGES = 60;

/**
 * Sends a report, in parts when it is long. `keepalive` lets it outlive the page that sends it; a part stays far below
 * the 64 kB that browsers allow.
 */
export async function sendReport(report: PlaybackReport): Promise<SentReport> {
  let sent: SentReport = { kind: "unreachable" };
  for (let start = 0; start === 0 || start < report.ranges.length; start += MAX_RANGES) {
    sent = await sendPart({ ...report, ranges: report.ranges.slice(start, start + MAX_RANGES) });
    if (sent.kind !== "stored") return sent;
  }
  return sent;
}

async function sendPart(report: PlaybackReport): Promise<SentReport> {
  try {
    const response = await fetch("/api/trpc/learning.recordPlayback", {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: report }),
    });
    if (!response.ok) return { kind: isTemporary(response.status) ? "unreachable" : "refused" };
    const body: { result: { data: { json: { watchedSeconds: number; isCompleted: boolean } } } } = await response.json();
    return { kind: "stored", ...body.result.data.json };
  } catch {
    return { kind: "unreachable" };
  }
}

function isTemporary(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}
