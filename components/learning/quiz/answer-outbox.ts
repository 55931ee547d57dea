import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { createHeldAnswers, type HeldAnswer, type HeldAnswers, type KeptAnswer } from "./held-answers";

export type SendResult = { state: "saved"; until?: string } | { state: "outdated"; sequence: number; current: QuestionResponse } | { state: "ended" } | { state: "closed" } | { state: "unreachable" } | { state: "refused" };

type Options = {
  attemptId: string;
  /** What the school holds. */
  kept: readonly KeptAnswer[];
  send(answer: KeptAnswer): Promise<SendResult>;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
  /** The attempt is submitted already: nothing more can be sent. */
  onEnded(): void;
  /** The section was left in another tab: this answer came too late, and nothing waits for it. */
  onClosed(): void;
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
  adopt(kept: readonly KeptAnswer[]): void;
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
export function createAnswerOutbox({ attemptId, kept, storage, wait = sleep, ...doors }: Options): AnswerOutbox {
  const answers = createHeldAnswers(`criterio:quiz:${attemptId}`, kept, storage);
  const sender = createSender(answers, { ...doors, wait });
  const turns = new Map<number, number>();
  let turn = 0;

  async function startLater(place: number): Promise<void> {
    const mine = (turn += 1);
    turns.set(place, mine);
    await wait(TYPING_PAUSE_MS);
    if (turns.get(place) === mine) await sender.start(place);
  }

  return {
    read: answers.read,
    subscribe: answers.subscribe,
    set: (place, response, when = "now") => {
      const before = answers.read().get(place);
      // What was never sent is not counted: of two tabs the one that saved later is the later one, not the one with more letters.
      const sequence = before === undefined ? 1 : before.state === "saved" || before.wasSent ? before.sequence + 1 : before.sequence;
      answers.change(place, { response, sequence, state: "saving" });
      void (when === "soon" ? startLater(place) : sender.start(place)).then(sender.watchOffline);
    },
    adopt: (newer) => {
      for (const { place, response, sequence } of newer) {
        const ours = answers.read().get(place);
        if (!ours || (ours.state === "saved" && ours.sequence < sequence)) answers.change(place, { response, sequence, state: "saved" });
      }
    },
    flush: async () => {
      await sender.sendAll();
      sender.watchOffline();
      return [...answers.read().values()].every(({ state }) => state === "saved");
    },
    retry: () => void sender.sendAll().then(sender.watchOffline),
  };
}

type Doors = Required<Pick<Options, "send" | "onEnded" | "onClosed" | "onReplaced" | "wait">>;

/** Sends what waits, one request a question at a time, and tries again while something could not be sent. */
function createSender(answers: HeldAnswers, { send, onEnded, onClosed, onReplaced, wait }: Doors) {
  const sending = new Map<number, Promise<void>>();
  let isTrying = false;

  async function deliver(place: number): Promise<void> {
    for (;;) {
      const answer = answers.read().get(place);
      if (!answer || answer.state === "saved" || answer.state === "refused") return;
      const { response, sequence } = answer;
      answers.change(place, { response, sequence, state: "saving", wasSent: true });
      const result = await send({ place, response, sequence });
      const now = answers.read().get(place);
      if (result.state === "ended") return onEnded();
      if (result.state === "closed") {
        answers.change(place, { response, sequence, state: "saved" });
        return onClosed();
      }
      if (result.state === "outdated") {
        answers.change(place, { response: result.current, sequence: result.sequence, state: "saved" });
        return onReplaced(place);
      }
      if (result.state === "saved" && now?.response === response) return answers.change(place, { response, sequence, state: "saved" });
      // It was answered anew meanwhile.
      if (result.state === "saved") continue;
      if (now) answers.change(place, { ...now, state: result.state === "refused" ? "refused" : "offline" });
      return;
    }
  }

  function start(place: number): Promise<void> {
    const running = sending.get(place) ?? deliver(place).finally(() => sending.delete(place));
    sending.set(place, running);
    return running;
  }

  async function sendAll(): Promise<void> {
    const waiting = [...answers.read()].filter(([, { state }]) => state === "saving" || state === "offline").map(([place]) => place);
    await Promise.all(waiting.map((place) => start(place)));
  }

  const hasOffline = (): boolean => [...answers.read().values()].some(({ state }) => state === "offline");

  async function keepTrying(): Promise<void> {
    isTrying = true;
    while (hasOffline()) {
      await wait(RETRY_MS);
      await sendAll();
    }
    isTrying = false;
  }

  function watchOffline(): void {
    if (!isTrying && hasOffline()) void keepTrying();
  }

  return { start, sendAll, watchOffline };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
