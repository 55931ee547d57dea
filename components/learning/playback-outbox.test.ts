import { describe, expect, it } from "vitest";
import { createPlaybackOutbox, mergeReports, type PlaybackReport } from "./playback-outbox";

function report(lessonSlug: string, from: number, to: number, minute: number): PlaybackReport {
  return { courseSlug: "curso", lessonSlug, ranges: [{ fromMs: from, toMs: to }], positionSeconds: to / 1_000, at: `2026-11-22T12:${String(minute).padStart(2, "0")}:00.000Z` };
}

function memoryStorage(refuse = false): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => {
      if (refuse) throw new DOMException("full", "QuotaExceededError");
      entries.set(key, value);
    },
  };
}

describe("reports that wait", () => {
  it("become one a lesson, with everything that was played and the newest place", () => {
    const merged = mergeReports(report("uno", 0, 4_000, 5), report("uno", 3_000, 9_000, 2));
    expect(merged).toMatchObject({ ranges: [{ fromMs: 0, toMs: 9_000 }], positionSeconds: 4 });
  });

  it("stay until they arrived, also in a new visit", () => {
    const storage = memoryStorage();
    const first = createPlaybackOutbox("enr_1", storage);
    first.add(report("uno", 0, 4_000, 1));
    first.take("uno");
    first.add(report("uno", 4_000, 6_000, 2));
    const later = createPlaybackOutbox("enr_1", storage);
    expect(later.lessons()).toEqual(["uno"]);
    expect(later.take("uno")).toMatchObject({ ranges: [{ fromMs: 0, toMs: 6_000 }], positionSeconds: 6 });
    later.settle("uno");
    expect(later.lessons()).toEqual([]);
    expect(later.take("uno")).toBeNull();
  });

  it("do not forget what was added while the last one travelled", () => {
    const outbox = createPlaybackOutbox("enr_1", memoryStorage());
    outbox.add(report("uno", 0, 4_000, 1));
    outbox.take("uno");
    outbox.add(report("uno", 4_000, 6_000, 2));
    outbox.settle("uno");
    expect(outbox.take("uno")?.ranges).toEqual([{ fromMs: 4_000, toMs: 6_000 }]);
  });

  it("are another enrollment's business", () => {
    const storage = memoryStorage();
    createPlaybackOutbox("enr_1", storage).add(report("uno", 0, 4_000, 1));
    expect(createPlaybackOutbox("enr_2", storage).lessons()).toEqual([]);
  });

  it.each([["blocked", null], ["full", memoryStorage(true)]])("wait in memory while storage is %s", (_name, storage) => {
    const outbox = createPlaybackOutbox("enr_1", storage);
    outbox.add(report("uno", 0, 4_000, 1));
    expect(outbox.lessons()).toEqual(["uno"]);
    expect(outbox.take("uno")).toMatchObject({ ranges: [{ fromMs: 0, toMs: 4_000 }] });
    outbox.settle("uno");
    expect(outbox.lessons()).toEqual([]);
  });
});
