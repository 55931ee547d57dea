import type { QuestionResponse } from "@/lib/schemas/question-responses";

/** `offline`: kept on this device and sent when the network is back. `refused`: the school did not take it. */
export type SavingState = "saved" | "saving" | "offline" | "refused";

export type HeldAnswer = { response: QuestionResponse; sequence: number; state: SavingState; /** It may have arrived, also when nobody said so. */ wasSent?: boolean };

export type SendResult = { state: "saved" } | { state: "outdated"; sequence: number; current: QuestionResponse } | { state: "ended" } | { state: "unreachable" } | { state: "refused" };

type Kept = { place: number; response: QuestionResponse; sequence: number };

type Options = {
  attemptId: string;
  /** What the school holds. */
  kept: readonly Kept[];
  send(answer: Kept): Promise<SendResult>;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
  /** The attempt is submitted already: nothing more can be sent. */
  onEnded(): void;
  /** A later answer of another tab or device took the place of this one. */
  onReplaced(place: number): void;
  /** Waits, in milliseconds, before something is sent; the tests' own clock. */
  wait?(ms: number): Promise<void>;
};

export type AnswerOutbox = {
  /** The same object until something changes. */
  read(): ReadonlyMap<number, HeldAnswer>;
  subscribe(listener: () => void): () => void;
  /** Holds an answer and sends it; `soon` waits until the typing pauses. */
  set(place: number, response: QuestionResponse, when?: "now" | "soon"): void;
  /** Takes over what the school holds where it is later and nothing of ours is on its way. */
  adopt(kept: readonly Kept[]): void;
  /** Sends all that waits; true when everything arrived. */
  flush(): Promise<boolean>;
  /** Tries again what could not be sent. */
  retry(): void;
};

const TYPING_PAUSE_MS = 600;
const RETRY_MS = 4_000;

/**
 * The answers of an attempt on this device. Each is kept here until the school has acknowledged it, so that closing the
 * page or losing the network loses nothing; an answer is one save later than the one that it was made upon, so that of
 * two tabs the later one wins and the other is told. One request a question at a time.
 */
export function createAnswerOutbox({ attemptId, kept, send, storage, onEnded, onReplaced, wait = sleep }: Options): AnswerOutbox {
  const key = `criterio:quiz:${attemptId}`;
  const listeners = new Set<() => void>();
  const sending = new Map<number, Promise<void>>();
  let turn = 0;
  const turns = new Map<number, number>();
  let held = new Map<number, HeldAnswer>(kept.map(({ place, response, sequence }) => [place, { response, sequence, state: "saved" }]));

  function change(place: number, answer: HeldAnswer): void {
    held = new Map(held).set(place, answer);
    remember();
    for (const listener of listeners) listener();
  }

  function remember(): void {
    const unsent = [...held].filter(([, { state }]) => state !== "saved").map(([place, { response, sequence }]) => ({ place, response, sequence }));
    try {
      if (unsent.length === 0) storage?.removeItem(key);
      else storage?.setItem(key, JSON.stringify(unsent));
    } catch {
      // Blocked or full: the answers are still here while the page is.
    }
  }

  function restore(): void {
    try {
      const text = storage?.getItem(key);
      const unsent = text ? (JSON.parse(text) as Kept[]) : [];
      for (const { place, response, sequence } of unsent) {
        if (sequence > (held.get(place)?.sequence ?? 0)) held.set(place, { response, sequence, state: "offline", wasSent: true });
      }
    } catch {
      storage?.removeItem(key);
    }
  }

  async function deliver(place: number): Promise<void> {
    for (;;) {
      const answer = held.get(place);
      if (!answer || answer.state === "saved" || answer.state === "refused") return;
      const { response, sequence } = answer;
      change(place, { response, sequence, state: "saving", wasSent: true });
      const result = await send({ place, response, sequence });
      const now = held.get(place);
      const isLatest = now?.response === response;
      if (result.state === "ended") return onEnded();
      if (result.state === "outdated") {
        change(place, { response: result.current, sequence: result.sequence, state: "saved" });
        return onReplaced(place);
      }
      if (result.state === "saved" && isLatest) return change(place, { response, sequence, state: "saved" });
      // It was answered anew meanwhile.
      if (result.state === "saved") continue;
      if (now) change(place, { ...now, state: result.state === "refused" ? "refused" : "offline" });
      return;
    }
  }

  function start(place: number): Promise<void> {
    const running = sending.get(place) ?? deliver(place).finally(() => sending.delete(place));
    sending.set(place, running);
    return running;
  }

  async function startLater(place: number): Promise<void> {
    const mine = (turn += 1);
    turns.set(place, mine);
    await wait(TYPING_PAUSE_MS);
    if (turns.get(place) === mine) await start(place);
  }

  async function keepTrying(): Promise<void> {
    while ([...held.values()].some(({ state }) => state === "offline")) {
      await wait(RETRY_MS);
      await sendAll();
    }
    trying = null;
  }
  let trying: Promise<void> | null = null;

  async function sendAll(): Promise<void> {
    const waiting = [...held].filter(([, { state }]) => state === "saving" || state === "offline").map(([place]) => place);
    await Promise.all(waiting.map((place) => start(place)));
  }

  function watchOffline(): void {
    if (trying === null && [...held.values()].some(({ state }) => state === "offline")) trying = keepTrying();
  }

  restore();
  return {
    read: () => held,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (place, response, when = "now") => {
      const before = held.get(place);
      // What was never sent is not counted: of two tabs the one that saved later is the later one, not the one with more letters.
      const sequence = before === undefined ? 1 : before.state === "saved" || before.wasSent ? before.sequence + 1 : before.sequence;
      change(place, { response, sequence, state: "saving" });
      void (when === "soon" ? startLater(place) : start(place)).then(watchOffline);
    },
    adopt: (newer) => {
      for (const { place, response, sequence } of newer) {
        const ours = held.get(place);
        if (!ours || (ours.state === "saved" && ours.sequence < sequence)) change(place, { response, sequence, state: "saved" });
      }
    },
    flush: async () => {
      await sendAll();
      watchOffline();
      return [...held.values()].every(({ state }) => state === "saved");
    },
    retry: () => void sendAll().then(watchOffline),
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
