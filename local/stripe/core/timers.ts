import { decideByEvidence } from "../payment/decide-dispute.ts";
import { expireSession } from "../payment/expire-session.ts";
import { failRefund, settleRefund } from "../payment/refund-charge.ts";
import { cycleSubscription } from "../subscriptions/cycle-subscription.ts";
import type { Emulator, Operation } from "./emulator.ts";

const TICK_MS = 250;
const BATCH = 100;
const TRY_AGAIN_SECONDS = 3_600;

/** Runs what falls due on the emulator's clock: sessions that expire and planned jobs. Both live on disk. */
export function startTimers(emulator: Emulator): () => void {
  const timer = setInterval(() => runDue(emulator), TICK_MS);
  return () => clearInterval(timer);
}

/** Does everything that is due now. Each session and each job is one transaction of its own. */
export function runDue(emulator: Emulator): void {
  const now = emulator.now();
  for (const id of dueSessions(emulator, now)) {
    emulator.operate((op) => {
      const session = op.objects.find("checkout.session", id);
      if (session?.status === "open") expireSession(op, session);
    });
  }
  const jobs = emulator.db.prepare("SELECT id, kind, target FROM jobs WHERE due_at <= ? ORDER BY due_at, id LIMIT ?").all(now, BATCH);
  for (const job of jobs) attempt(emulator, { id: Number(job.id), kind: String(job.kind), target: String(job.target) });
}

/** Does one job. One that fails is told on the error stream and tried again later; it never stops the others. */
function attempt(emulator: Emulator, job: { id: number; kind: string; target: string }): void {
  try {
    emulator.operate((op) => {
      emulator.db.prepare("DELETE FROM jobs WHERE id = ?").run(job.id);
      runJob(op, job.kind, job.target);
    });
  } catch (error) {
    process.stderr.write(`stripe: the job ${job.kind} of ${job.target} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    emulator.db.prepare("UPDATE jobs SET due_at = ? WHERE id = ?").run(emulator.now() + TRY_AGAIN_SECONDS, job.id);
  }
}

function dueSessions(emulator: Emulator, now: number): string[] {
  return emulator.db
    .prepare("SELECT id FROM objects WHERE kind = 'checkout.session' AND json_extract(body, '$.status') = 'open' AND json_extract(body, '$.expires_at') <= ? LIMIT ?")
    .all(now, BATCH)
    .map((row) => String(row.id));
}

function runJob(op: Operation, kind: string, target: string): void {
  switch (kind) {
    case "settle-refund":
      return settleRefund(op, target);
    case "fail-refund":
      return failRefund(op, target);
    case "decide-dispute":
      return decideByEvidence(op, target);
    case "cycle-subscription":
      return cycleSubscription(op, target);
    default:
      throw new Error(`No job is called ${kind}.`);
  }
}
