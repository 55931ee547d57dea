import type { UploadPlace } from "./ask-offset";

export type UploadProgress = { sentBytes: number; totalBytes: number; bytesPerSecond: number | null };

export type UploadState =
  | ({ kind: "sending" } & UploadProgress)
  | ({ kind: "paused" } & UploadProgress)
  /** The network or the server is away; it goes on by itself. */
  | ({ kind: "waiting" } & UploadProgress)
  | { kind: "sent" }
  /** The address takes no more bytes: the file needs a new one. */
  | { kind: "gone" };

/** Sends a file's bytes from an offset on. It tells how far it came and ends once: complete, gone, or broken off. */
export type OpenSession = (from: number, hands: { onProgress(sentBytes: number): void; onEnd(how: "complete" | "gone" | "broken"): void }) => { abort(): void };

type Options = {
  totalBytes: number;
  /** Asked before every session: only the server knows what it keeps. */
  askPlace: () => Promise<UploadPlace>;
  openSession: OpenSession;
  onState: (state: UploadState) => void;
  now?: () => number;
  /** Pauses before the first new attempt; each later one is twice as long, up to the longest. */
  firstRetryMs?: number;
  longestRetryMs?: number;
};

const RATE_WINDOW_MS = 8_000;

/**
 * An upload that survives: every session begins where the server says that the bytes end, whatever ended the one before.
 * A pause, a lost network, a server that went away and a page that was loaded anew are all the same to it.
 */
export class ResumableUpload {
  readonly #options: Options;
  #session: { abort(): void } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Grows when a session ends: what a former one still tells is not heard. */
  #turn = 0;
  #sent = 0;
  #samples: { at: number; bytes: number }[] = [];
  #isOver = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Begins, goes on after a pause, or tries at once instead of waiting. */
  resume(): void {
    if (this.#isOver || this.#session) return;
    clearTimeout(this.#timer);
    const turn = this.#next();
    this.#tell("sending");
    this.#options.askPlace().then(
      (place) => {
        if (turn === this.#turn) this.#begin(place);
      },
      () => {
        if (turn === this.#turn) this.#retry();
      },
    );
  }

  pause(): void {
    if (this.#isOver) return;
    this.#next();
    this.#tell("paused");
  }

  /** Ends it here without a word; what was sent stays sent. */
  stop(): void {
    this.#isOver = true;
    this.#next();
  }

  #begin(place: UploadPlace): void {
    if (place.kind !== "at") return this.#finish(place.kind === "complete" ? "sent" : "gone");
    const turn = this.#turn;
    this.#sent = place.offset;
    this.#samples = [];
    this.#session = this.#options.openSession(place.offset, {
      onProgress: (bytes) => {
        if (turn === this.#turn) this.#advance(bytes);
      },
      onEnd: (how) => {
        if (turn !== this.#turn) return;
        if (how === "broken") this.#retry();
        else this.#finish(how === "complete" ? "sent" : "gone");
      },
    });
  }

  #advance(bytes: number): void {
    const at = this.#options.now?.() ?? Date.now();
    if (bytes > this.#sent) this.#failures = 0;
    this.#sent = Math.min(bytes, this.#options.totalBytes);
    this.#samples = [...this.#samples.filter((sample) => at - sample.at < RATE_WINDOW_MS), { at, bytes }];
    this.#tell("sending");
  }

  #retry(): void {
    this.#next();
    this.#tell("waiting");
    const { firstRetryMs = 1_000, longestRetryMs = 30_000 } = this.#options;
    this.#timer = setTimeout(() => this.resume(), Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs));
    this.#failures += 1;
  }

  #finish(kind: "sent" | "gone"): void {
    this.#isOver = true;
    this.#next();
    this.#options.onState({ kind });
  }

  #next(): number {
    clearTimeout(this.#timer);
    this.#session?.abort();
    this.#session = null;
    this.#turn += 1;
    return this.#turn;
  }

  #tell(kind: "sending" | "paused" | "waiting"): void {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    const spent = first && last ? last.at - first.at : 0;
    const bytesPerSecond = kind === "sending" && first && last && spent >= 500 ? ((last.bytes - first.bytes) * 1_000) / spent : null;
    this.#options.onState({ kind, sentBytes: this.#sent, totalBytes: this.#options.totalBytes, bytesPerSecond });
  }
}
