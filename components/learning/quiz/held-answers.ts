import type { QuestionResponse } from "@/lib/schemas/question-responses";

/** `offline`: kept on this device and sent when the network is back. `refused`: the school did not take it. */
export type SavingState = "saved" | "saving" | "offline" | "refused";

export type HeldAnswer = { response: QuestionResponse; sequence: number; state: SavingState; /** It may have arrived, also when nobody said so. */ wasSent?: boolean };

export type KeptAnswer = { place: number; response: QuestionResponse; sequence: number };

export type HeldAnswers = {
  /** The same object until something changes. */
  read(): ReadonlyMap<number, HeldAnswer>;
  subscribe(listener: () => void): () => void;
  change(place: number, answer: HeldAnswer): void;
};

/**
 * What is answered, on this page: what the school holds (`kept`), and in place of it what this device still holds of an
 * earlier visit and is later. Whatever is not acknowledged is remembered on the device.
 */
export function createHeldAnswers(key: string, kept: readonly KeptAnswer[], storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null): HeldAnswers {
  const listeners = new Set<() => void>();
  let held = new Map<number, HeldAnswer>(kept.map(({ place, response, sequence }) => [place, { response, sequence, state: "saved" }]));

  /** Another tab keeps its own under the same name: only what this one knows of is replaced. */
  function remember(place: number, { response, sequence, state }: HeldAnswer): void {
    try {
      const others = unsent().filter((kept) => kept.place !== place || (state === "saved" && kept.sequence > sequence));
      const all = state === "saved" ? others : [...others, { place, response, sequence }];
      if (all.length === 0) storage?.removeItem(key);
      else storage?.setItem(key, JSON.stringify(all));
    } catch {
      // Blocked or full: the answers are still here while the page is.
    }
  }

  function unsent(): KeptAnswer[] {
    const text = storage?.getItem(key);
    return text ? (JSON.parse(text) as KeptAnswer[]) : [];
  }

  function restore(): void {
    try {
      for (const { place, response, sequence } of unsent()) {
        if (sequence > (held.get(place)?.sequence ?? 0)) held.set(place, { response, sequence, state: "offline", wasSent: true });
      }
    } catch {
      storage?.removeItem(key);
    }
  }

  restore();
  return {
    read: () => held,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (place, answer) => {
      held = new Map(held).set(place, answer);
      remember(place, answer);
      for (const listener of listeners) listener();
    },
  };
}
