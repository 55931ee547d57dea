import { describe, expect, it } from "vitest";
import { createPackageOutbox, type PackageReport, type SavingState, type SentReport } from "./package-outbox";

const report = (sequence: number, session = 1): PackageReport => ({ session, sequence, state: { "cmi.suspend_data": `page ${sequence}` } });

function memory() {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
}

type Answers = SentReport<string>[];

/** Answers in their order, then always `stored`; what was sent, and a clock that a test moves. */
function outboxWith(answers: Answers, storage = memory()) {
  const sent: { sequence: number; isLast: boolean }[] = [];
  const states: SavingState[] = [];
  const heard: string[] = [];
  const waits: (() => void)[] = [];
  const outbox = createPackageOutbox<string>({
    key: "enr_1:one",
    storage,
    send: async ({ sequence }, isLast) => {
      sent.push({ sequence, isLast });
      return answers.shift() ?? { kind: "stored", answer: `kept ${sequence}` };
    },
    onState: (state) => states.push(state),
    onAnswer: (answer) => heard.push(answer),
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  return { outbox, sent, states, heard, waits, storage };
}

describe("the reports of a package on their way", () => {
  it("leave this device only once the school has them", async () => {
    const made = outboxWith([]);
    made.outbox.add(report(1));
    expect(made.storage.kept.size).toBe(1);
    expect(await made.outbox.flush()).toBe(true);
    expect(made.storage.kept.size).toBe(0);
    expect(made.heard).toEqual(["kept 1"]);
    expect(made.states.at(-1)).toBe("saved");
  });

  it("are tried again while the school cannot be reached, and only the newest is sent then", async () => {
    const made = outboxWith([{ kind: "unreachable" }]);
    made.outbox.add(report(1));
    await expect.poll(() => made.waits.length).toBe(1);
    expect(made.states.at(-1)).toBe("offline");
    made.outbox.add(report(2));
    made.outbox.add(report(3));
    made.waits.shift()?.();
    await expect.poll(() => made.states.at(-1)).toBe("saved");
    expect(made.sent.map(({ sequence }) => sequence)).toEqual([1, 3]);
    expect(made.storage.kept.size).toBe(0);
  });

  it("wait for the next visit when the page goes away, and are sent then", async () => {
    const storage = memory();
    const first = outboxWith([{ kind: "unreachable" }, { kind: "unreachable" }], storage);
    first.outbox.add(report(7));
    await expect.poll(() => first.waits.length).toBe(1);
    first.outbox.flushLast();
    expect(first.sent.at(-1)).toEqual({ sequence: 7, isLast: true });
    const second = outboxWith([], storage);
    expect(await second.outbox.flush()).toBe(true);
    expect(second.sent).toEqual([{ sequence: 7, isLast: false }]);
    expect(storage.kept.size).toBe(0);
  });

  it("are given up when the school refuses them, and it is said", async () => {
    const made = outboxWith([{ kind: "refused" }]);
    made.outbox.add(report(1));
    expect(await made.outbox.flush()).toBe(true);
    expect(made.states.at(-1)).toBe("refused");
    expect(made.storage.kept.size).toBe(0);
  });
});
