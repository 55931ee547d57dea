import { readFileSync } from "node:fs";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const MOST_CHARACTERS = 12_000;

/**
 * Prints what a page showed when its test failed. On a machine whose files are gone with the run, the log is all that is
 * left to understand a failure by.
 */
export default class ShowPage implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === "passed" || result.status === "skipped") return;
    const context = result.attachments.find(({ name }) => name === "error-context");
    const text = context?.body?.toString("utf8") ?? (context?.path ? readFileSync(context.path, "utf8") : "");
    const page = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
    process.stdout.write(`\n  What the page showed when "${test.title}" failed:\n\n${page.slice(0, MOST_CHARACTERS)}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
