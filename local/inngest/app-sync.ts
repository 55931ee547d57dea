import { z } from "zod";
import type { Engine } from "./engine.ts";
import { AppConnection } from "./http-call.ts";
import { signBody } from "./signature.ts";

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 2_000;
const SYNC_TIMEOUT_MS = 60_000;
const answerSchema = z.object({ message: z.string().nullish() });

export type SyncStatus = { at: Date | null; problem: string | null };

/**
 * Asks the app to register its functions (section 4.3 of Inngest's SDK specification): until it is up,
 * then regularly, because an app that was restarted with other functions does not say so by itself.
 */
export class AppSync {
  status: SyncStatus = { at: null, problem: "The app has not registered yet." };
  private readonly engine: Engine;
  private readonly onReached: () => void;
  private readonly connection = new AppConnection();
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | null = null;
  private retryMs = FIRST_RETRY_MS;
  private isStopped = false;

  /** `onReached` is called when the app answers after it did not. */
  constructor(engine: Engine, onReached: () => void) {
    this.engine = engine;
    this.onReached = onReached;
  }

  start(): void {
    this.current ??= this.sync().finally(() => {
      this.current = null;
    });
  }

  /** A call did not reach the app: finds out at once whether it is back. */
  suspect(): void {
    if (this.status.problem !== null) return;
    this.status = { at: this.status.at, problem: "The app cannot be reached." };
    this.schedule(this.retryMs);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.connection.close();
    await Promise.race([this.current, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  }

  private async sync(): Promise<void> {
    const { appUrl, servePath, signingKey, syncMs } = this.engine.settings;
    const now = new Date();
    const answer = await this.connection.send({
      method: "PUT",
      url: new URL(servePath, appUrl),
      headers: { "x-inngest-server-kind": "cloud", "x-inngest-signature": signBody("", signingKey, now) },
      body: "",
      timeoutMs: SYNC_TIMEOUT_MS,
      limitBytes: 1_000_000,
    });
    if (this.isStopped) return;
    const problem = answer.kind === "answered" ? problemOf(answer.status, answer.body) : answer.kind === "too-large" ? "The answer is too large." : answer.reason;
    const wasAway = this.status.problem !== null;
    this.status = { at: problem === null ? now : this.status.at, problem };
    if (problem === null && wasAway) this.onReached();
    this.retryMs = problem === null ? FIRST_RETRY_MS : Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    this.schedule(problem === null ? syncMs : this.retryMs);
  }

  private schedule(waitMs: number): void {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => this.start(), waitMs);
  }
}

function problemOf(status: number, body: string): string | null {
  if (status === 200) return null;
  try {
    return answerSchema.parse(JSON.parse(body)).message ?? `The app answered ${status}.`;
  } catch {
    return `The app answered ${status} to the request to register.`;
  }
}
