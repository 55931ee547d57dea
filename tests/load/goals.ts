export type Verdict = "PASS" | "NOISE" | "FAIL";

export type Goal = {
  name: string;
  /** As printed: "at least 0.7", "at most 5". */
  goal: string;
  measured: string;
  verdict: Verdict;
};

/** A shared machine slows a measurement, never speeds it up: a miss counts when the best round is this far below. */
const NOISE = 0.85;

/** A ratio that must reach `least` in the median of its rounds; NOISE when only the best round says so (see `NOISE`). */
export function atLeast(name: string, least: number, rounds: readonly number[], median: number): Goal {
  const best = Math.max(...rounds);
  const verdict = median >= least ? "PASS" : best >= least * NOISE ? "NOISE" : "FAIL";
  return { name, goal: `at least ${least}`, measured: `${median.toFixed(2)} (rounds ${rounds.map((value) => value.toFixed(2)).join(", ")})`, verdict };
}

/** A count or a size, which no neighbour on the machine can change. */
export function atMost(name: string, most: number, measured: number, unit = ""): Goal {
  return { name, goal: `at most ${most}${unit}`, measured: `${Number.isInteger(measured) ? measured : measured.toFixed(2)}${unit}`, verdict: measured <= most ? "PASS" : "FAIL" };
}

export function judged(name: string, goal: string, measured: string, isMet: boolean): Goal {
  return { name, goal, measured, verdict: isMet ? "PASS" : "FAIL" };
}

/** Prints a table with its columns aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}

/** Iterations of a fixed loop in 300 ms, in thousands: how much of the machine this process gets now. */
export function calibrate(): number {
  const until = performance.now() + 300;
  let value = 1;
  let rounds = 0;
  while (performance.now() < until) {
    for (let index = 0; index < 1_000; index += 1) value = (value * 48_271) % 2_147_483_647;
    rounds += 1;
  }
  return value > 0 ? rounds : 0;
}
