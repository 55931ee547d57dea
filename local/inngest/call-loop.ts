import { randomUUID } from "node:crypto";
import { callApp } from "./app-call.ts";
import { applyOutcome } from "./apply-outcome.ts";
import type { Engine } from "./engine.ts";
import { AppConnection } from "./http-call.ts";
import type { Outcome } from "./outcome.ts";
import { Pulse } from "./pulse.ts";
import { claimJobs, renewLeases, type Job } from "./queue.ts";

const APPLY_ATTEMPTS = 20;
const OUTAGE_PAUSE_MS = 500;

/** Takes due jobs from the queue and calls the app for them, several at a time. */
export class CallLoop {
  readonly pulse = new Pulse(() => this.fill());
  private readonly engine: Engine;
  private readonly onUnreached: () => void;
  private readonly connection = new AppConnection();
  private readonly calls = new Map<string, Promise<void>>();
  private readonly groups = new Map<string, { now: number; limit: number }>();
  private readonly heartbeat: NodeJS.Timeout;
  private isStopped = false;
  private pausedUntil = 0;

  /** `onUnreached` is called when a call could not reach the app. */
  constructor(engine: Engine, onUnreached: () => void) {
    this.engine = engine;
    this.onUnreached = onUnreached;
    const { leaseMs } = engine.settings;
    this.heartbeat = setInterval(() => {
      if (this.calls.size > 0) renewLeases(engine.database, [...this.calls.keys()], leaseMs, new Date()).catch(() => undefined);
    }, leaseMs / 3);
  }

  /** The app is known to answer: calls need not wait out a pause. */
  resume(): void {
    this.pausedUntil = 0;
    this.pulse.wake();
  }

  /** Takes no more jobs and waits for the calls under way, but not longer than `graceMs`: their jobs are called again by the next life. */
  async stop(graceMs: number): Promise<void> {
    this.isStopped = true;
    clearInterval(this.heartbeat);
    await this.pulse.stop();
    const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
    await Promise.race([Promise.all(this.calls.values()), grace]);
    this.connection.close();
  }

  private async fill(): Promise<boolean> {
    const free = this.engine.settings.concurrency - this.calls.size;
    if (free <= 0 || this.isStopped) return false;
    if (Date.now() < this.pausedUntil) {
      this.pulse.wake(new Date(this.pausedUntil));
      return false;
    }
    const jobs = await claimJobs(this.engine.database, free, this.groups, this.engine.settings.leaseMs, new Date());
    for (const job of jobs) this.start(job);
    return jobs.length > 0;
  }

  private start(job: Job): void {
    const keys = [job.limit_key_1, job.limit_key_2].filter((key) => key !== null);
    for (const key of keys) this.groups.set(key, { now: (this.groups.get(key)?.now ?? 0) + 1, limit: limitOf(job, key) });
    const call = this.call(job).catch(() => undefined).finally(() => {
      this.calls.delete(job.id);
      for (const key of keys) this.leave(key);
      this.pulse.wake();
    });
    this.calls.set(job.id, call);
  }

  private leave(key: string): void {
    const group = this.groups.get(key);
    if (!group) return;
    if (group.now <= 1) this.groups.delete(key);
    else group.now -= 1;
  }

  private async call(job: Job): Promise<void> {
    const verdict = this.engine.faults.judge("delivery", job.function_id);
    if (verdict.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, verdict.delayMs));
    if (verdict.drop) return void (await this.apply(job, randomUUID(), { kind: "unreached", reason: "an injected fault dropped the call" }));
    const copies = Array.from({ length: verdict.copies }, async (): Promise<{ requestId: string; outcome: Outcome; isApplied: boolean }> => {
      const requestId = randomUUID();
      const outcome = verdict.errorStatus === null ? await callApp(this.engine, this.connection, job, requestId)
        : await this.loseAnswer(job, requestId, verdict.errorStatus);
      return { requestId, outcome, isApplied: outcome.kind !== "unreached" && (await this.apply(job, requestId, outcome)) };
    });
    const results = await Promise.all(copies);
    const unreached = results.find(({ outcome }) => outcome.kind === "unreached");
    if (!unreached || results.some(({ isApplied }) => isApplied)) return;
    if (verdict.errorStatus === null) {
      this.pausedUntil = Date.now() + OUTAGE_PAUSE_MS;
      this.onUnreached();
    }
    await this.apply(job, unreached.requestId, unreached.outcome);
  }

  /** The app is really called, and its answer is replaced: what a failing proxy does. */
  private async loseAnswer(job: Job, requestId: string, status: number): Promise<Outcome> {
    await callApp(this.engine, this.connection, job, requestId);
    return { kind: "failed", error: { name: "InjectedFault", message: `An injected fault replaced the app's answer by ${status}.` }, isFinal: false, retryAfter: null };
  }

  /** A result that cannot be stored now is kept for a while: calling again would repeat the step's effects. */
  private async apply(job: Job, requestId: string, outcome: Outcome): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await applyOutcome(this.engine, job, requestId, outcome, new Date());
      } catch (error) {
        if (attempt >= APPLY_ATTEMPTS || this.isStopped) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50 * (attempt + 1)));
      }
    }
  }
}

function limitOf(job: Job, key: string): number {
  return (key === job.limit_key_1 ? job.limit_1 : job.limit_2) ?? Infinity;
}
