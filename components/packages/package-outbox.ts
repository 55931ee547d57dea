/** All that a package told of its learner, as one state, of one opening. */
export type PackageReport = { session: number; sequence: number; state: Record<string, string> };

export type SentReport<Answer> = { kind: "stored"; answer: Answer } | { kind: "refused" } | { kind: "unreachable" };
export type SavingState = "saved" | "saving" | "offline" | "refused";

type Options<Answer> = {
  /** Names the learner and the lesson. */
  key: string;
  /** `isLast`: the page goes away, so the request has to outlive it. */
  send(report: PackageReport, isLast: boolean): Promise<SentReport<Answer>>;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
  onState(state: SavingState): void;
  onAnswer(answer: Answer): void;
  /** Waits, in milliseconds, before it is tried again; the tests' own clock. */
  wait?(ms: number): Promise<void>;
};

export type PackageOutbox = {
  /** Keeps a report on this device and sends it. A newer one takes the place of one that was not sent yet: each is the whole state. */
  add(report: PackageReport): void;
  /** Sends what waits, also of an earlier visit; true when nothing is left. */
  flush(): Promise<boolean>;
  /** The page goes away. */
  flushLast(): void;
};

const RETRY_MS = 4_000;

/**
 * Where a package's reports wait on this device until the school has acknowledged them: closing the page or losing the
 * network loses nothing. One request at a time, the newest report; what cannot be sent is tried again.
 */
export function createPackageOutbox<Answer>({ key, send, storage, onState, onAnswer, wait = sleep }: Options<Answer>): PackageOutbox {
  const place = `criterio:package:${key}`;
  let waiting = readKept(storage, place);
  let running: Promise<boolean> | null = null;
  let isTrying = false;

  function keep(report: PackageReport | null): void {
    waiting = report;
    try {
      if (report) storage?.setItem(place, JSON.stringify(report));
      else storage?.removeItem(place);
    } catch {
      // Full or blocked: memory holds it.
    }
  }

  async function deliver(): Promise<boolean> {
    while (waiting) {
      const report = waiting;
      onState("saving");
      const sent = await send(report, false);
      if (sent.kind === "unreachable") {
        onState("offline");
        return false;
      }
      // What was told meanwhile waits still.
      if (waiting === report) keep(null);
      if (sent.kind === "stored") onAnswer(sent.answer);
      onState(sent.kind === "stored" ? "saved" : "refused");
    }
    return true;
  }

  function flush(): Promise<boolean> {
    running ??= deliver().finally(() => (running = null));
    return running;
  }

  async function keepTrying(): Promise<void> {
    if (isTrying) return;
    isTrying = true;
    while (!(await flush())) await wait(RETRY_MS);
    isTrying = false;
  }

  return {
    add(report) {
      keep(report);
      void keepTrying();
    },
    flush,
    flushLast() {
      if (waiting) void send(waiting, true);
    },
  };
}

function readKept(storage: Options<never>["storage"], place: string): PackageReport | null {
  try {
    const kept = storage?.getItem(place);
    return kept ? (JSON.parse(kept) as PackageReport) : null;
  } catch {
    return null;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
