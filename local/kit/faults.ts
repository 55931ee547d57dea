import { z } from "zod";

/**
 * Faults that a test or a person can ask of a service. Each applies to the next `count` matching
 * operations (API requests, or deliveries of webhooks and events), chosen with `probability`.
 */
export const faultSchema = z.strictObject({
  /** `request`: the vendor's API answers badly. `delivery`: a webhook or call to the app goes badly. */
  on: z.enum(["request", "delivery"]),
  kind: z.enum(["duplicate", "delay", "reorder", "drop", "error"]),
  /** Only operations whose name contains this text (a path, an event type). Absent: all. */
  match: z.string().optional(),
  probability: z.number().min(0).max(1).default(1),
  /** How many operations it still applies to; absent: until cleared. */
  count: z.number().int().positive().optional(),
  /** Milliseconds, for `delay` and `reorder` (the upper bound of a random wait). */
  delayMs: z.number().int().min(0).max(600_000).default(1_000),
  /** Copies sent besides the first, for `duplicate`. */
  copies: z.number().int().min(1).max(20).default(1),
  /** HTTP status answered, for `error`. */
  status: z.number().int().min(400).max(599).default(500),
});

export type Fault = z.infer<typeof faultSchema>;

/** What one operation must suffer. `delayMs` is 0 and `copies` is 1 when nothing was asked for. */
export type Verdict = { drop: boolean; errorStatus: number | null; delayMs: number; copies: number };

/** The faults asked of one service, consulted once an operation. */
export class FaultPlan {
  private faults: Fault[] = [];

  list(): readonly Fault[] {
    return this.faults;
  }

  replace(faults: Fault[]): void {
    this.faults = faults.map((fault) => ({ ...fault }));
  }

  /** Decides what happens to one operation and uses up counted faults. */
  judge(on: Fault["on"], name: string): Verdict {
    const verdict: Verdict = { drop: false, errorStatus: null, delayMs: 0, copies: 1 };
    for (const fault of this.faults) {
      if (fault.on !== on || (fault.match && !name.includes(fault.match))) continue;
      if (Math.random() >= fault.probability) continue;
      if (fault.count !== undefined) {
        if (fault.count === 0) continue;
        fault.count -= 1;
      }
      applyFault(verdict, fault);
    }
    this.faults = this.faults.filter((fault) => fault.count === undefined || fault.count > 0);
    return verdict;
  }
}

function applyFault(verdict: Verdict, fault: Fault): void {
  switch (fault.kind) {
    case "drop":
      verdict.drop = true;
      return;
    case "error":
      verdict.errorStatus = fault.status;
      return;
    case "delay":
      verdict.delayMs += fault.delayMs;
      return;
    case "reorder":
      verdict.delayMs += Math.floor(Math.random() * fault.delayMs);
      return;
    case "duplicate":
      verdict.copies += fault.copies;
      return;
  }
}
