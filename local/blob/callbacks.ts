import { setTimeout as wait } from "node:timers/promises";
import type { FaultPlan } from "../kit/faults.ts";
import type { BlobStore, Callback } from "./blob-store.ts";
import { signWithToken } from "./credentials.ts";

const retryDelaysMs = [1_000, 2_000, 4_000, 8_000, 16_000];
const requestTimeoutMs = 10_000;

/**
 * Tells the application of finished browser uploads (`blob.upload-completed`), signed as the SDK
 * expects, at least once: a callback stays on disk until it was answered with 2xx, or given up after
 * five retries, as the vendor does.
 */
export class UploadCallbacks {
  private running: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private wake: () => void = () => undefined;

  constructor(
    private readonly store: BlobStore,
    private readonly readWriteToken: string,
    private readonly faults: FaultPlan,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Something new is to be sent. */
  notify(): void {
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const callback = this.store.nextCallback();
      const waitMs = callback ? callback.due_at - Date.now() : null;
      if (callback && waitMs !== null && waitMs <= 0) await this.deliver(callback);
      else await this.sleep(waitMs);
    }
  }

  private async deliver(callback: Callback): Promise<void> {
    const verdict = this.faults.judge("delivery", callback.url);
    if (verdict.delayMs > 0) await wait(verdict.delayMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    if (this.stopping.signal.aborted) return;
    let isAccepted = false;
    for (let copy = 0; copy < verdict.copies && !verdict.drop; copy += 1) isAccepted = (await this.post(callback)) || isAccepted;
    if (verdict.errorStatus !== null) isAccepted = false;
    const retryDelay = retryDelaysMs[callback.attempt];
    if (isAccepted || retryDelay === undefined) this.store.removeCallback(callback.id);
    else this.store.retryCallback(callback.id, Date.now() + retryDelay);
  }

  private async post({ url, body }: Callback): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-vercel-signature": signWithToken(body, this.readWriteToken) },
        body,
        redirect: "manual",
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(requestTimeoutMs)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** Until something is due, or `notify`. */
  private sleep(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === null ? null : setTimeout(resolve, ms);
      this.wake = () => {
        if (timer) clearTimeout(timer);
        resolve();
      };
    });
  }
}
