const LONGEST_WAIT_MS = 1_000;

/**
 * Repeats a piece of work: at once while it finds something to do, otherwise when it is woken, and at
 * least once a second, so that what another process or an earlier life left is found too.
 */
export class Pulse {
  private readonly work: () => Promise<boolean>;
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Infinity;
  private running: Promise<void> | null = null;
  private isWoken = false;
  private isStopped = false;
  private failures = 0;

  /** `work` says whether it found something to do. */
  constructor(work: () => Promise<boolean>) {
    this.work = work;
  }

  /** Works now, or at a moment to come. */
  wake(at?: Date): void {
    const waitMs = at ? at.getTime() - Date.now() : 0;
    if (this.isStopped || waitMs > LONGEST_WAIT_MS) return;
    if (waitMs > 0) return this.schedule(waitMs);
    this.isWoken = true;
    this.running ??= this.run();
  }

  /** Resolves when no work is under way any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false;
      try {
        if (await this.work()) this.isWoken = true;
        this.failures = 0;
      } catch {
        // The database is away for a moment: nothing was changed, so the same work is found again.
        this.failures = Math.min(this.failures + 1, 10);
        break;
      }
    }
    this.running = null;
    this.schedule(this.failures > 0 ? 100 * this.failures : LONGEST_WAIT_MS);
    if (this.isWoken && this.failures === 0) this.wake();
  }

  private schedule(waitMs: number): void {
    const at = Date.now() + waitMs;
    if (this.isStopped || (this.timer && this.timerAt <= at)) return;
    clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.timerAt = Infinity;
      this.wake();
    }, waitMs);
  }
}
