import { PLANTS } from "./plants.ts";

const NOT_SEEN = 3;

/** Collects what a bench asserts and says it: one line a check, and whether all held. */
export class Checks {
  private readonly failed: string[] = [];
  private total = 0;

  /** Records that `actual` must equal `expected`. */
  equal(name: string, actual: unknown, expected: unknown): void {
    this.total += 1;
    const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
    const holds = found === wanted;
    if (!holds) this.failed.push(name);
    process.stdout.write(holds ? `  ok    ${name}: ${shorten(found)}\n` : `  FAIL  ${name}: ${shorten(found)}, expected ${shorten(wanted)}\n`);
  }

  atLeast(name: string, actual: number, least: number): void {
    this.total += 1;
    const holds = actual >= least;
    if (!holds) this.failed.push(name);
    process.stdout.write(`  ${holds ? "ok   " : "FAIL "} ${name}: ${actual}${holds ? "" : `, expected at least ${least}`}\n`);
  }

  /**
   * Says the sum and returns the exit code: 0 when all held, 1 when a check failed. With a planted bug, 1 when the check
   * that is named for it failed and 3 when it did not, whatever else failed.
   */
  finish(title: string, planted?: string): number {
    process.stdout.write(`${title}: ${this.total} checks, ${this.failed.length} failures${this.failed.length > 0 ? ` (${this.failed.join("; ")})` : ""}\n`);
    const by = planted === undefined ? undefined : PLANTS[planted]?.seen.by;
    if (by === undefined) return this.failed.length === 0 ? 0 : 1;
    const isSeen = this.failed.includes(by);
    process.stdout.write(`planted bug ${planted}: ${isSeen ? "seen" : "NOT SEEN"} by "${by}"\n`);
    return isSeen ? 1 : NOT_SEEN;
  }
}

function shorten(text: string | undefined): string {
  return text === undefined ? "nothing" : text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
