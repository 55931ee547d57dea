import { isUnreachable, type CallResult, type Refusal } from "@/lib/client/call-procedure";
import type { LessonBase } from "@/lib/schemas/authoring-studio";
import type { LessonText, SaveLessonResult } from "../studio-types";

/** One save, told apart from all others by its key: until it is answered it is sent again as it is. */
export type SaveAttempt = { saveKey: string; base: LessonBase; text: LessonText; resolves: string | null };
/** What this device keeps of a lesson that the server does not have yet. */
export type KeptDraft = { base: LessonBase; text: LessonText; attempt: SaveAttempt | null };
export type SaveConflict = Extract<SaveLessonResult, { state: "conflict" }>;

export type SaveState =
  | { kind: "saved"; at: string }
  | { kind: "typing" }
  | { kind: "saving" }
  /** `isKept`: the text is safe on this device and goes out by itself. */
  | { kind: "offline"; isKept: boolean }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "conflict"; conflict: SaveConflict };

type Options = {
  start: { base: LessonBase; text: LessonText; savedAt: string };
  kept: KeptDraft | null;
  /** False when the device has no room for it. */
  keep: (draft: KeptDraft) => boolean;
  forget: () => void;
  send: (attempt: SaveAttempt) => Promise<CallResult<SaveLessonResult>>;
  onState: (state: SaveState) => void;
  /** The other's words came in while nothing was being typed. */
  onMerged: (text: LessonText) => void;
  newKey: () => string;
};

const PAUSE_MS = 1_200;
const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Saves what is typed a moment after the last key, one save at a time. A save whose answer was lost is repeated with its
 * own key and text before anything newer goes out, so the author never conflicts with themselves; whatever has not been
 * answered is kept on the device. What the two wrote in different places is merged by the server; the rest is a conflict
 * that only `resolve` ends.
 */
export class Autosave {
  readonly #options: Options;
  #base: LessonBase;
  #text: LessonText;
  /** What the server is known to have; null while that is not known. */
  #saved: LessonText | null;
  #attempt: SaveAttempt | null;
  #conflict: SaveConflict | null = null;
  #isSending = false;
  #isStopped = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    const { kept, start } = options;
    this.#options = options;
    this.#base = (kept ?? start).base;
    this.#text = (kept ?? start).text;
    this.#saved = kept ? null : start.text;
    this.#attempt = kept?.attempt ?? null;
    if (kept) this.#schedule(0);
  }

  get text(): LessonText {
    return this.#text;
  }

  get hasUnsaved(): boolean {
    return this.#text !== this.#saved;
  }

  change(fields: Partial<LessonText>): void {
    this.#text = { ...this.#text, ...fields };
    this.#remember();
    if (this.#conflict || this.#failures > 0) return;
    if (!this.#isSending) this.#options.onState({ kind: "typing" });
    this.#schedule(PAUSE_MS);
  }

  /** Sends what there is at once: the network is back, or the author asks. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSending || this.#isStopped || this.#conflict || (!this.hasUnsaved && !this.#attempt)) return;
    this.#attempt ??= { saveKey: this.#options.newKey(), base: this.#base, text: this.#text, resolves: null };
    const sent = this.#attempt;
    this.#isSending = true;
    this.#remember();
    this.#options.onState({ kind: "saving" });
    const result = await this.#options.send(sent);
    this.#isSending = false;
    if (this.#isStopped) return;
    if (result.ok) this.#settle(sent, result.data);
    else this.#fail(result.refusal);
  }

  /** Ends a conflict, or settles a text that was set aside before, with the text that holds. */
  resolve(settled: LessonText, setAsideId: string): Promise<void> {
    this.#base = this.#conflict?.base ?? this.#base;
    this.#conflict = null;
    this.#text = settled;
    this.#attempt = { saveKey: this.#options.newKey(), base: this.#base, text: settled, resolves: setAsideId };
    return this.flush();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #fail(refusal: Refusal): void {
    if (!isUnreachable(refusal)) {
      this.#attempt = null;
      this.#remember();
      return this.#options.onState({ kind: "refused", refusal });
    }
    this.#options.onState({ kind: "offline", isKept: this.#remember() });
    this.#schedule(Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LONGEST_RETRY_MS));
    this.#failures += 1;
  }

  #settle(sent: SaveAttempt, answer: SaveLessonResult): void {
    this.#failures = 0;
    if (answer.state === "conflict") {
      // The attempt is kept: asked again after a crash, the server gives the same answer.
      this.#conflict = answer;
      return this.#options.onState({ kind: "conflict", conflict: answer });
    }
    this.#attempt = null;
    this.#saved = sent.text;
    const isMerged = answer.state === "merged";
    if (this.hasUnsaved) {
      // Words typed meanwhile stand on what was sent. After a merge the server must merge them once more, from the old base.
      if (!isMerged) this.#base = answer.base;
      this.#remember();
      this.#options.onState({ kind: "typing" });
      return this.#schedule(PAUSE_MS);
    }
    this.#base = answer.base;
    if (isMerged) {
      this.#text = answer.text;
      this.#saved = answer.text;
      this.#options.onMerged(answer.text);
    }
    this.#options.forget();
    this.#options.onState({ kind: "saved", at: answer.savedAt });
  }

  #remember(): boolean {
    return this.#options.keep({ base: this.#base, text: this.#text, attempt: this.#attempt });
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), ms);
  }
}
