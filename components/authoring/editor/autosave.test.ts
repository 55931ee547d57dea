import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallResult } from "@/lib/client/call-procedure";
import type { LessonText, SaveLessonResult } from "../studio-types";
import { Autosave, type KeptDraft, type SaveAttempt, type SaveState } from "./autosave";

const TEXT: LessonText = { title: "Índices", summary: "", body: "uno", durationSeconds: 0, isPreview: false };
const BASE = { revision: 1, edition: 1 };
const LOST: CallResult<never> = { ok: false, refusal: { code: "server.unavailable", params: {}, issues: [], requestId: null } };

function saved(text: LessonText, edition: number, state: "saved" | "merged" = "saved"): CallResult<SaveLessonResult> {
  return { ok: true, data: { state, base: { revision: 1, edition }, savedAt: "2026-01-01T00:00:00Z", text } };
}

function bench(kept: KeptDraft | null = null) {
  const sent: SaveAttempt[] = [];
  const states: SaveState[] = [];
  const merged: LessonText[] = [];
  const answers: ((result: CallResult<SaveLessonResult>) => void)[] = [];
  let draft: KeptDraft | null = kept;
  let keys = 0;
  const autosave = new Autosave({
    start: { base: BASE, text: TEXT, savedAt: "2026-01-01T00:00:00Z" },
    kept,
    keep: (next) => {
      draft = structuredClone(next);
      return true;
    },
    forget: () => {
      draft = null;
    },
    send: (attempt) => {
      sent.push(attempt);
      return new Promise((resolve) => answers.push(resolve));
    },
    onState: (state) => states.push(state),
    onMerged: (text) => merged.push(text),
    newKey: () => `save-key-${(keys += 1)}`,
  });
  const answer = async (result: CallResult<SaveLessonResult>): Promise<void> => {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, sent, states, merged, answer, draft: () => draft };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("autosave", () => {
  it("saves once the typing rests, and forgets the device's copy", async () => {
    const { autosave, sent, states, answer, draft } = bench();
    autosave.change({ body: "uno d" });
    autosave.change({ body: "uno dos" });
    expect(draft()?.text.body).toBe("uno dos");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent.map(({ text }) => text.body)).toEqual(["uno dos"]);
    await answer(saved(autosave.text, 2));
    expect(states.at(-1)).toMatchObject({ kind: "saved" });
    expect(draft()).toBeNull();
    expect(autosave.hasUnsaved).toBe(false);
  });

  it("repeats a save whose answer was lost, with its key, before anything newer", async () => {
    const { autosave, sent, states, answer } = bench();
    autosave.change({ body: "uno dos" });
    await vi.advanceTimersByTimeAsync(2_000);
    await answer(LOST);
    expect(states.at(-1)).toEqual({ kind: "offline", isKept: true });
    autosave.change({ body: "uno dos tres" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map(({ saveKey, text }) => [saveKey, text.body])).toEqual([["save-key-1", "uno dos"], ["save-key-1", "uno dos"]]);
    await answer(saved({ ...TEXT, body: "uno dos" }, 2));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent.at(-1)).toMatchObject({ saveKey: "save-key-2", base: { revision: 1, edition: 2 }, text: { body: "uno dos tres" } });
  });

  it("sends what a crash left on the device, with the base on which it was typed", async () => {
    const kept: KeptDraft = { base: { revision: 1, edition: 4 }, text: { ...TEXT, body: "en el túnel" }, attempt: null };
    const { autosave, sent } = bench(kept);
    expect(autosave.text.body).toBe("en el túnel");
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toMatchObject([{ base: { edition: 4 }, text: { body: "en el túnel" } }]);
  });

  it("shows merged words only when nothing was typed meanwhile; else it is merged again from the old base", async () => {
    const { autosave, sent, merged, answer } = bench();
    autosave.change({ body: "uno dos" });
    await vi.advanceTimersByTimeAsync(2_000);
    autosave.change({ body: "uno dos tres" });
    await answer(saved({ ...TEXT, body: "cero uno dos" }, 7, "merged"));
    expect(merged).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent.at(-1)).toMatchObject({ base: BASE, text: { body: "uno dos tres" } });
    await answer(saved({ ...TEXT, body: "cero uno dos tres" }, 8, "merged"));
    expect(merged.map(({ body }) => body)).toEqual(["cero uno dos tres"]);
    expect(autosave.text.body).toBe("cero uno dos tres");
  });

  it("stops at a conflict until it is resolved, on the other's base", async () => {
    const { autosave, sent, states, answer, draft } = bench();
    autosave.change({ body: "mío" });
    await vi.advanceTimersByTimeAsync(2_000);
    const theirs = { ...TEXT, body: "suyo" };
    const conflict = { state: "conflict" as const, base: { revision: 1, edition: 3 }, fields: ["body" as const], mine: autosave.text, theirs, body: [], theirsBy: "Ana", setAsideId: "lst_1" };
    await answer({ ok: true, data: conflict });
    autosave.change({ body: "mío y más" });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(states.at(-1)).toMatchObject({ kind: "conflict" });
    expect(sent).toHaveLength(1);
    expect(draft()?.text.body).toBe("mío y más");
    void autosave.resolve({ ...TEXT, body: "suyo y mío" }, "lst_1");
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.at(-1)).toMatchObject({ base: { edition: 3 }, resolves: "lst_1", text: { body: "suyo y mío" } });
  });

  it("says why a save was refused and tries the next text", async () => {
    const { autosave, sent, states, answer } = bench();
    autosave.change({ title: "" });
    await vi.advanceTimersByTimeAsync(2_000);
    await answer({ ok: false, refusal: { code: "validation.invalid", params: {}, issues: [{ path: "title", message: "" }], requestId: null } });
    expect(states.at(-1)).toMatchObject({ kind: "refused" });
    autosave.change({ title: "Otro" });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent.at(-1)?.text.title).toBe("Otro");
  });
});
