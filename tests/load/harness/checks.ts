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

  /** Says the sum and returns the exit code. */
  finish(title: string): number {
    process.stdout.write(`${title}: ${this.total} checks, ${this.failed.length} failures${this.failed.length > 0 ? ` (${this.failed.join("; ")})` : ""}\n`);
    return this.failed.length === 0 ? 0 : 1;
  }
}

function shorten(text: string | undefined): string {
  return text === undefined ? "nothing" : text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
