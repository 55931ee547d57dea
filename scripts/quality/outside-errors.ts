import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule, Vitest } from "vitest/node";

/** An error that belongs to no test: a file that did not load, a hook, something that nobody awaited. */
export type OutsideError = { where: string; message: string };

/**
 * A reporter of Vitest that writes what its JSON report leaves out, as `OutsideError[]` into `--outputFile.outside`:
 * a run may fail by these alone.
 */
export default class OutsideErrors implements Reporter {
  private file: string | undefined;

  onInit({ config }: Vitest): void {
    this.file = typeof config.outputFile === "object" ? config.outputFile["outside"] : undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    if (this.file) writeFileSync(this.file, JSON.stringify([...modules.flatMap(errorsOfFile), ...unhandled.map(ofNobody)]));
  }
}

function errorsOfFile(file: TestModule): OutsideError[] {
  const parts = [{ name: file.relativeModuleId, errors: file.errors() }, ...[...file.children.allSuites()].map((suite) => ({ name: `${file.relativeModuleId}: ${suite.fullName}`, errors: suite.errors() }))];
  return parts.flatMap(({ name, errors }) => errors.map((error) => ({ where: name, message: textOf(error) })));
}

/** Vitest says in which file it came up, and after which test: near its cause, not always at it. */
function ofNobody(error: SerializedError): OutsideError {
  const near = [error["VITEST_TEST_PATH"], error["VITEST_TEST_NAME"]].filter((part) => typeof part === "string");
  const kind = typeof error["type"] === "string" ? error["type"] : "Unhandled Error";
  return { where: [kind, ...(near.length > 0 ? [`in ${near.join(": ")}`] : [])].join(" "), message: textOf(error) };
}

function textOf({ name, message, stack }: SerializedError): string {
  return stack ?? `${name ?? "Error"}: ${message}`;
}
