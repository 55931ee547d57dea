import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { createAnswerOutbox, type SendResult } from "./answer-outbox";

const text = (words: string): QuestionResponse => ({ type: "shortText", text: words });

/** A school that keeps answers as the real one does, and can be cut off. */
function world(before: { storage?: Map<string, string>; school?: Map<number, { response: QuestionResponse; sequence: number }> } = {}) {
  const school = before.school ?? new Map<number, { response: QuestionResponse; sequence: number }>();
  const storage = before.storage ?? new Map<string, string>();
  const events: string[] = [];
  const state = { isCut: false, isEnded: false, isClosed: false, losesAnswer: false, sent: 0 };
  const waiting: (() => void)[] = [];
  const outbox = createAnswerOutbox({
    attemptId: "atm_1",
    kept: [...school].map(([place, answer]) => ({ place, ...answer })),
    storage: { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value), removeItem: (key) => void storage.delete(key) },
    onEnded: () => events.push("ended"),
    onClosed: () => events.push("closed"),
    onReplaced: (place) => events.push(`replaced ${place}`),
    wait: () => new Promise((resolve) => waiting.push(resolve)),
    send: async ({ place, response, sequence }): Promise<SendResult> => {
      await Promise.resolve();
      state.sent += 1;
      if (state.isCut) return { state: "unreachable" };
      if (state.isEnded) return { state: "ended" };
      if (state.isClosed) return { state: "closed" };
      const kept = school.get(place);
      if (kept && kept.sequence >= sequence && !(kept.sequence === sequence && JSON.stringify(kept.response) === JSON.stringify(response))) return { state: "outdated", sequence: kept.sequence, current: kept.response };
      school.set(place, { response, sequence });
      return state.losesAnswer ? { state: "unreachable" } : { state: "saved" };
    },
  });
  const pass = () => waiting.splice(0).forEach((resolve) => resolve());
  return { outbox, school, storage, events, state, pass };
}

describe("answers on their way", () => {
  it("arrive in their last form, however fast they change", async () => {
    const { outbox, school } = world();
    for (const words of ["L", "Li", "Lim", "Lima"]) outbox.set(0, text(words));
    expect(await outbox.flush()).toBe(true);
    expect(school.get(0)?.response).toEqual(text("Lima"));
    expect(outbox.read().get(0)).toMatchObject({ state: "saved" });
  });

  it("are sent once when the typing pauses", async () => {
    const { outbox, school, state, pass } = world();
    for (const words of ["L", "Li", "Lima"]) outbox.set(0, text(words), "soon");
    expect(state.sent).toBe(0);
    pass();
    await expect.poll(() => school.get(0)?.response).toEqual(text("Lima"));
    expect(state.sent).toBe(1);
  });

  it("wait without a network, survive a reload, and arrive when it is back", async () => {
    const first = world();
    first.state.isCut = true;
    first.outbox.set(0, text("Lima"));
    expect(await first.outbox.flush()).toBe(false);
    expect(first.outbox.read().get(0)).toMatchObject({ state: "offline" });
    const second = world({ storage: first.storage, school: first.school });
    expect(second.outbox.read().get(0)).toMatchObject({ response: text("Lima"), state: "offline" });
    expect(await second.outbox.flush()).toBe(true);
    expect(second.school.get(0)?.response).toEqual(text("Lima"));
    expect(second.storage.size).toBe(0);
  });

  it("are tried again by themselves", async () => {
    const { outbox, school, state, pass } = world();
    state.isCut = true;
    outbox.set(0, text("Lima"));
    await expect.poll(() => outbox.read().get(0)?.state).toBe("offline");
    state.isCut = false;
    await expect.poll(() => (pass(), school.get(0)?.response)).toEqual(text("Lima"));
  });

  it("that arrived while the acknowledgement was lost are not doubled", async () => {
    const { outbox, school, state, events } = world();
    state.losesAnswer = true;
    outbox.set(0, text("Lima"));
    expect(await outbox.flush()).toBe(false);
    state.losesAnswer = false;
    expect(await outbox.flush()).toBe(true);
    expect([school.get(0)?.sequence, events]).toEqual([1, []]);
  });

  it("are not lost when they change after a lost acknowledgement", async () => {
    const { outbox, school, state, events } = world();
    state.losesAnswer = true;
    outbox.set(0, text("Lima"));
    await outbox.flush();
    state.losesAnswer = false;
    outbox.set(0, text("Quito"));
    expect(await outbox.flush()).toBe(true);
    expect([school.get(0)?.response, events]).toEqual([text("Quito"), []]);
  });

  it("give way to a later one of another tab, and say so", async () => {
    const { outbox, school, events } = world();
    outbox.set(0, text("Lima"));
    await outbox.flush();
    school.set(0, { response: text("Quito"), sequence: 2 });
    outbox.set(0, text("Bogotá"));
    expect(await outbox.flush()).toBe(true);
    expect(outbox.read().get(0)).toEqual({ response: text("Quito"), sequence: 2, state: "saved" });
    expect(events).toEqual(["replaced 0"]);
    outbox.set(0, text("Bogotá"));
    expect(await outbox.flush()).toBe(true);
    expect(school.get(0)).toEqual({ response: text("Bogotá"), sequence: 3 });
  });

  it("take over what another tab saved, but nothing over what is unsent", async () => {
    const { outbox, state } = world();
    outbox.adopt([{ place: 0, response: text("Quito"), sequence: 4 }]);
    expect(outbox.read().get(0)).toMatchObject({ response: text("Quito"), sequence: 4 });
    state.isCut = true;
    outbox.set(0, text("Lima"));
    await outbox.flush();
    outbox.adopt([{ place: 0, response: text("Cusco"), sequence: 9 }]);
    expect(outbox.read().get(0)).toMatchObject({ response: text("Lima"), sequence: 5, state: "offline" });
  });

  it("end with the attempt", async () => {
    const { outbox, state, events } = world();
    state.isEnded = true;
    outbox.set(0, text("Lima"));
    await outbox.flush();
    expect(events).toContain("ended");
  });

  it("of a section that another tab left are given up, and keep nobody from submitting", async () => {
    const { outbox, events, state, storage } = world();
    state.isClosed = true;
    outbox.set(0, text("Lima"));
    expect(await outbox.flush()).toBe(true);
    expect(events).toEqual(["closed"]);
    expect(storage.size, "nothing waits on the device").toBe(0);
  });
});

describe("whatever happens", () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("answer" as const), place: fc.integer({ min: 0, max: 2 }), soon: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("cut" as const, "back" as const, "lose" as const, "flush" as const, "pass" as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("crash" as const) }) },
  );

  it("the last answer to each question arrives, and what is called saved is with the school", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let now = world();
        const last = new Map<number, QuestionResponse>();
        for (const [index, each] of steps.entries()) {
          if (each.kind === "answer") {
            last.set(each.place, text(`take ${index}`));
            now.outbox.set(each.place, text(`take ${index}`), each.soon ? "soon" : "now");
          } else if (each.kind === "crash") {
            // What was on its way when the page went arrives first.
            await now.outbox.flush();
            now = world({ storage: now.storage, school: now.school });
          } else if (each.kind === "flush") await now.outbox.flush();
          else if (each.kind === "pass") now.pass();
          else Object.assign(now.state, { isCut: each.kind === "cut", losesAnswer: each.kind === "lose" });
          for (const [place, { state, response }] of now.outbox.read()) if (state === "saved") expect(now.school.get(place)?.response).toEqual(response);
        }
        const after = world({ storage: now.storage, school: now.school });
        expect(await after.outbox.flush()).toBe(true);
        expect(new Map([...after.school].map(([place, { response }]) => [place, response]))).toEqual(last);
      }),
    );
  });

  it("a tab that saves takes nothing from what another one still holds", async () => {
    const one = world();
    one.state.isCut = true;
    one.outbox.set(0, text("Lima"));
    await one.outbox.flush();
    const two = world({ storage: one.storage, school: one.school });
    two.outbox.set(1, text("Cusco"));
    await two.outbox.flush();
    one.outbox.set(2, text("Puno"));
    await one.outbox.flush();
    two.outbox.set(1, text("Tacna"));
    await two.outbox.flush();
    const again = world({ storage: one.storage, school: one.school });
    expect(await again.outbox.flush()).toBe(true);
    expect([0, 1, 2].map((place) => again.school.get(place)?.response)).toEqual([text("Lima"), text("Tacna"), text("Puno")]);
  });
});
