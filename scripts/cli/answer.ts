import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** The file that was named, from where npm was started. Ends the program with a message when it cannot be read. */
export function readNamedFile(name: string): Uint8Array {
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    return endWith(2, `${name} cannot be read.`);
  }
}

/** The whole answer on standard output, and 0 only when nothing was refused. */
export function answer(value: unknown, isAllTaken: boolean): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  process.exitCode = isAllTaken ? 0 : 1;
}

export function endWith(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
