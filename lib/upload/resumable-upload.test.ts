import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { UploadPlace } from "./ask-offset";
import { ResumableUpload, type OpenSession, type UploadState } from "./resumable-upload";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Opened = { from: number; aborted: boolean; hands: Parameters<OpenSession>[1] };

function scene(places: (UploadPlace | "away")[]) {
  const opened: Opened[] = [];
  const states: UploadState[] = [];
  const upload = new ResumableUpload({
    totalBytes: 1_000,
    askPlace: async () => {
      const place = places.shift() ?? "away";
      if (place === "away") throw new Error("no network");
      return place;
    },
    openSession: (from, hands) => {
      const session: Opened = { from, hands, aborted: false };
      opened.push(session);
      return { abort: () => void (session.aborted = true) };
    },
    onState: (state) => states.push(state),
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { upload, opened, states, settle, last: () => states.at(-1) };
}

const at = (offset: number): UploadPlace => ({ kind: "at", offset });

describe("a resumable upload", () => {
  it("goes on from what the server kept after a break, and is done once", async () => {
    const { upload, opened, states, settle, last } = scene([at(0), at(300)]);
    upload.resume();
    await settle();
    opened[0]?.hands.onProgress(400);
    opened[0]?.hands.onEnd("broken");
    expect(last()).toMatchObject({ kind: "waiting", sentBytes: 400 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(opened.map(({ from }) => from)).toEqual([0, 300]);
    opened[0]?.hands.onEnd("complete");
    expect(last()).toMatchObject({ kind: "sending" });
    opened[1]?.hands.onEnd("complete");
    opened[1]?.hands.onEnd("broken");
    upload.resume();
    await settle();
    expect(states.filter(({ kind }) => kind === "sent")).toHaveLength(1);
    expect(opened).toHaveLength(2);
  });

  it("waits longer each time that the server is away, and not at all when it is asked to try", async () => {
    const { upload, opened, settle, last } = scene(["away", "away", "away", at(0)]);
    upload.resume();
    await settle();
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(last()).toMatchObject({ kind: "waiting" });
    await vi.advanceTimersByTimeAsync(200);
    expect(opened).toHaveLength(0);
    upload.resume();
    await settle();
    expect(opened).toHaveLength(1);
  });

  it("stops for a pause and goes on from there", async () => {
    const { upload, opened, settle, last } = scene([at(0), at(512)]);
    upload.resume();
    await settle();
    opened[0]?.hands.onProgress(600);
    upload.pause();
    expect(opened[0]?.aborted).toBe(true);
    opened[0]?.hands.onProgress(900);
    expect(last()).toMatchObject({ kind: "paused", sentBytes: 600 });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(opened).toHaveLength(1);
    upload.resume();
    await settle();
    expect(opened[1]).toMatchObject({ from: 512 });
  });

  it("says when the address is gone, and when all was there already", async () => {
    for (const [place, kind] of [[{ kind: "gone" }, "gone"], [{ kind: "complete" }, "sent"]] as const) {
      const { upload, opened, settle, last } = scene([place]);
      upload.resume();
      await settle();
      expect(last()).toEqual({ kind });
      expect(opened).toHaveLength(0);
    }
  });

  it("tells how fast it goes", async () => {
    const { upload, opened, settle, last } = scene([at(0)]);
    upload.resume();
    await settle();
    opened[0]?.hands.onProgress(100);
    vi.advanceTimersByTime(1_000);
    opened[0]?.hands.onProgress(300);
    expect(last()).toMatchObject({ kind: "sending", bytesPerSecond: 200, sentBytes: 300 });
  });
});
