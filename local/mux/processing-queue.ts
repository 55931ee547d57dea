import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { endOrphan } from "../kit/ffmpeg.ts";

const jobRow = z.object({
  id: z.int(),
  asset_id: z.string(),
  kind: z.enum(["ingest", "text"]),
  track_id: z.string().nullable(),
  status: z.enum(["queued", "done", "failed"]),
  run_at: z.int(),
});
const stepRow = z.object({
  job_id: z.int(),
  name: z.string(),
  status: z.enum(["running", "done", "failed"]),
  attempts: z.int(),
  failures: z.int(),
  started_at: z.int(),
  finished_at: z.int().nullable(),
  process_id: z.int().nullable(),
  error: z.string().nullable(),
});
export type Job = z.output<typeof jobRow>;
export type StepRow = z.output<typeof stepRow>;

/** What a step is given to work with. `onSpawn` lets the queue end the process if this one dies. */
export type StepContext = { signal: AbortSignal; attempt: string; onSpawn: (processId: number) => void };
export type Step = { name: string; run: (context: StepContext) => Promise<void> };

/** Decides what a job is made of. */
export type Plan = {
  /** The job's steps as known now, in order; asked again after each step, since a probe reveals what follows. */
  steps: (job: Job) => Step[];
  /** Whether trying again cannot help. */
  isFinal: (error: unknown) => boolean;
  /** Called once when a job is given up; records the consequence. */
  giveUp: (job: Job, error: Error) => void;
};

const mostFailures = 4;

/**
 * Runs jobs one at a time, step by step. A finished step is on disk before the next one starts and is never run
 * again; a step cut short by a crash runs again from its beginning. A step that fails is retried after 0.5, 1 and
 * 2 seconds, then the job is given up.
 */
export class ProcessingQueue {
  private readonly db: DatabaseSync;
  private plan: Plan | null = null;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private current: { assetId: string; aborter: AbortController; finished: Promise<void> } | null = null;
  private woken = false;
  private closed = false;

  constructor(db: DatabaseSync) {
    this.db = db;
    const left = z.array(stepRow).parse(db.prepare("SELECT * FROM steps WHERE status = 'running' AND process_id IS NOT NULL").all());
    for (const step of left) if (step.process_id !== null) endOrphan(step.process_id);
  }

  /** Begins to work, first on what an earlier life left unfinished. */
  start(plan: Plan): void {
    this.plan = plan;
    this.wake();
  }

  /** Queues a job. Call inside the transaction that makes it necessary; then `wake` after commit. */
  add(kind: Job["kind"], assetId: string, trackId: string | null): void {
    this.db.prepare("INSERT INTO jobs (asset_id, kind, track_id, status, run_at) VALUES (?, ?, ?, 'queued', ?)").run(assetId, kind, trackId, Date.now());
  }

  wake(): void {
    this.woken = true;
    if (this.closed || !this.plan) return;
    this.working ??= this.work().finally(() => {
      this.working = null;
      if (this.woken) this.wake();
    });
  }

  /** Stops work on an asset that is being deleted; resolves when nothing of it runs any more. */
  async cancel(assetId: string): Promise<void> {
    this.db.prepare("UPDATE jobs SET status = 'failed' WHERE asset_id = ? AND status = 'queued'").run(assetId);
    if (this.current?.assetId !== assetId) return;
    this.current.aborter.abort(new Error("The asset was deleted"));
    await this.current.finished;
  }

  jobs(limit: number): { job: Job; steps: StepRow[] }[] {
    const jobs = z.array(jobRow).parse(this.db.prepare("SELECT * FROM jobs ORDER BY id DESC LIMIT ?").all(limit));
    return jobs.map((job) => ({ job, steps: this.stepsOf(job.id) }));
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.current?.aborter.abort(new Error("The service is closing"));
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.woken && !this.closed) {
      this.woken = false;
      for (let job = this.nextDue(); job && !this.closed; job = this.nextDue()) {
        const aborter = new AbortController();
        const finished = this.runJob(job, aborter.signal);
        this.current = { assetId: job.asset_id, aborter, finished };
        await finished;
        this.current = null;
      }
    }
    this.sleepUntilNext();
  }

  private nextDue(): Job | null {
    const row = this.db.prepare("SELECT * FROM jobs WHERE status = 'queued' AND run_at <= ? ORDER BY id LIMIT 1").get(Date.now());
    return row ? jobRow.parse(row) : null;
  }

  private sleepUntilNext(): void {
    if (this.closed) return;
    if (this.timer) clearTimeout(this.timer);
    const { at } = z.object({ at: z.int().nullable() }).parse(this.db.prepare("SELECT MIN(run_at) AS at FROM jobs WHERE status = 'queued'").get());
    if (at === null) return;
    this.timer = setTimeout(() => this.wake(), Math.max(0, at - Date.now()));
    this.timer.unref();
  }

  private async runJob(job: Job, signal: AbortSignal): Promise<void> {
    for (let step = this.nextStep(job); step; step = this.nextStep(job)) {
      const succeeded = await this.runStep(job, step, signal);
      if (!succeeded || signal.aborted) return;
    }
    this.db.prepare("UPDATE jobs SET status = 'done' WHERE id = ?").run(job.id);
  }

  private nextStep(job: Job): Step | null {
    const done = new Set(this.stepsOf(job.id).filter((step) => step.status === "done").map((step) => step.name));
    return this.plan?.steps(job).find((step) => !done.has(step.name)) ?? null;
  }

  private async runStep(job: Job, step: Step, signal: AbortSignal): Promise<boolean> {
    const attempts = this.openStep(job.id, step.name);
    const onSpawn = (processId: number): void => {
      this.db.prepare("UPDATE steps SET process_id = ? WHERE job_id = ? AND name = ?").run(processId, job.id, step.name);
    };
    try {
      await step.run({ signal, attempt: `${job.id}-${attempts}`, onSpawn });
      this.closeStep(job.id, step.name, "done", null);
      return true;
    } catch (thrown) {
      // Aborted: either the asset is being deleted, or the service closes and the next start takes it up.
      if (!signal.aborted) this.recordFailure(job, step.name, thrown instanceof Error ? thrown : new Error(String(thrown)));
      return false;
    }
  }

  private openStep(jobId: number, name: string): number {
    this.db
      .prepare(
        `INSERT INTO steps (job_id, name, status, attempts, started_at) VALUES (?, ?, 'running', 1, ?)
         ON CONFLICT (job_id, name) DO UPDATE SET status = 'running', attempts = attempts + 1, started_at = excluded.started_at, process_id = NULL`,
      )
      .run(jobId, name, Date.now());
    return this.stepsOf(jobId).find((step) => step.name === name)?.attempts ?? 1;
  }

  private closeStep(jobId: number, name: string, status: "done" | "failed", error: string | null): void {
    this.db
      .prepare("UPDATE steps SET status = ?, finished_at = ?, process_id = NULL, error = ?, failures = failures + ? WHERE job_id = ? AND name = ?")
      .run(status, Date.now(), error, status === "failed" ? 1 : 0, jobId, name);
  }

  private recordFailure(job: Job, name: string, error: Error): void {
    this.closeStep(job.id, name, "failed", error.message);
    const failures = this.stepsOf(job.id).find((step) => step.name === name)?.failures ?? 1;
    if (!this.plan?.isFinal(error) && failures < mostFailures) {
      this.db.prepare("UPDATE jobs SET run_at = ? WHERE id = ?").run(Date.now() + 250 * 2 ** failures, job.id);
      return;
    }
    this.db.prepare("UPDATE jobs SET status = 'failed' WHERE id = ?").run(job.id);
    this.plan?.giveUp(job, error);
  }

  private stepsOf(jobId: number): StepRow[] {
    return z.array(stepRow).parse(this.db.prepare("SELECT * FROM steps WHERE job_id = ? ORDER BY started_at, rowid").all(jobId));
  }
}
