export type Draft = { text: string; links: string[] };
export type StoredDraft = Draft & { sequence: number };

/** `conflict`: another tab or device saved something else, which is `theirs`; nothing of either is lost until it is settled. */
export type DraftState = {
  draft: Draft;
  /** The state of the school's that the draft stands upon. */
  sequence: number;
  saving: "saved" | "saving" | "offline" | "refused" | "conflict";
  theirs: StoredDraft | null;
};

export type DraftSent = { state: "saved"; sequence: number } | { state: "outdated"; sequence: number; current: Draft } | { state: "unreachable" } | { state: "refused" };

type Options = {
  key: string;
  kept: StoredDraft;
  send(draft: StoredDraft): Promise<DraftSent>;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
  /** Waits, in milliseconds, before something is sent; the tests' own clock. */
  wait?(ms: number): Promise<void>;
};

export type DraftOutbox = {
  /** The same object until something changes. */
  read(): DraftState;
  subscribe(listener: () => void): () => void;
  /** Holds what is written and sends it once the typing pauses. */
  set(draft: Draft): void;
  /** Sends what waits; the state of the school's that holds it, or null when it could not be stored. */
  flush(): Promise<number | null>;
  retry(): void;
  settle(choice: "mine" | "theirs"): void;
};

const TYPING_PAUSE_MS = 700;
const RETRY_MS = 4_000;

/**
 * The draft of an assignment on this device: kept here until the school has acknowledged it, so that a crash, a closed
 * page or a lost network loses nothing. Each save names the state that it was made upon; of two tabs the one that was
 * behind is asked which text stays. One request at a time.
 */
export function createDraftOutbox({ key, kept, send, storage, wait = sleep }: Options): DraftOutbox {
  const listeners = new Set<() => void>();
  let state: DraftState = restored(kept, storage, key);
  let running: Promise<void> | null = null;
  let turn = 0;

  function change(next: Partial<DraftState>): void {
    state = { ...state, ...next };
    remember(storage, key, state);
    for (const listener of listeners) listener();
  }

  async function deliver(): Promise<void> {
    while (state.saving === "saving" || state.saving === "offline") {
      const { draft, sequence } = state;
      change({ saving: "saving" });
      const result = await send({ ...draft, sequence: sequence + 1 });
      if (result.state === "saved") change({ sequence: result.sequence, saving: state.draft === draft ? "saved" : "saving" });
      else if (result.state === "outdated") change(meet(state, { ...result.current, sequence: result.sequence }));
      else return change({ saving: result.state === "refused" ? "refused" : "offline" });
    }
  }

  async function run(): Promise<void> {
    running ??= deliver().finally(() => (running = null));
    await running;
    if (state.saving === "offline") void keepTrying();
  }

  let isTrying = false;
  async function keepTrying(): Promise<void> {
    if (isTrying) return;
    isTrying = true;
    while (state.saving === "offline") {
      await wait(RETRY_MS);
      running ??= deliver().finally(() => (running = null));
      await running;
    }
    isTrying = false;
  }

  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (draft) => {
      change({ draft, saving: state.saving === "conflict" ? "conflict" : "saving" });
      const mine = (turn += 1);
      void wait(TYPING_PAUSE_MS).then(() => (turn === mine ? run() : undefined));
    },
    flush: async () => {
      await run();
      return state.saving === "saved" ? state.sequence : null;
    },
    retry: () => void run(),
    settle: (choice) => {
      const { theirs } = state;
      if (!theirs) return;
      const { sequence, ...draft } = theirs;
      if (choice === "theirs") return change({ draft, sequence, saving: "saved", theirs: null });
      change({ sequence, saving: "saving", theirs: null });
      void run();
    },
  };
}

function meet({ draft }: DraftState, theirs: StoredDraft): Partial<DraftState> {
  return isSame(draft, theirs) ? { sequence: theirs.sequence, saving: "saved" } : { saving: "conflict", theirs };
}

/** The school trims what it stores. */
function isSame(one: Draft, other: Draft): boolean {
  return one.text.trim() === other.text.trim() && one.links.join("\n") === other.links.join("\n");
}

function restored(kept: StoredDraft, storage: Options["storage"], key: string): DraftState {
  const { sequence, ...draft } = kept;
  const clean: DraftState = { draft, sequence, saving: "saved", theirs: null };
  try {
    const text = storage?.getItem(key);
    if (!text) return clean;
    const { sequence: from, ...unsent } = JSON.parse(text) as StoredDraft;
    if (isSame(unsent, draft)) return clean;
    return from === sequence ? { ...clean, draft: unsent, saving: "offline" } : { draft: unsent, sequence: from, saving: "conflict", theirs: kept };
  } catch {
    return clean;
  }
}

function remember(storage: Options["storage"], key: string, { draft, sequence, saving }: DraftState): void {
  try {
    if (saving === "saved") storage?.removeItem(key);
    else storage?.setItem(key, JSON.stringify({ ...draft, sequence }));
  } catch {
    // Blocked or full: the draft is still here while the page is.
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
