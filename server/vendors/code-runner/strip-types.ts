import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import process from "node:process";
import { z } from "zod";
import { engineCommand, NO_ENVIRONMENT } from "./launch";
import { Turns } from "./turns";

const LIMIT_MS = 30_000;
const answerSchema = z.union([z.object({ source: z.string() }), z.object({ error: z.string() })]);
const turns = new Turns(2, 64);

/**
 * The source as JavaScript, or why it is no TypeScript. In a process of its own: some sources break the parser for
 * whatever comes after them. Throws `CodeRunnerBusy` when too many are waiting.
 */
export function stripTypes(source: string): Promise<{ source: string } | { error: string }> {
  return turns.during(async () => {
    const [command = process.execPath, ...args] = engineCommand("typescript", ["strip-types"]);
    const child = spawn(command, args, { env: NO_ENVIRONMENT, stdio: ["pipe", "pipe", "ignore"], timeout: LIMIT_MS, killSignal: "SIGKILL" });
    const ended = new Promise<void>((resolve) => child.on("error", () => resolve()).on("close", () => resolve()));
    // Writing to a process that is gone is no news: its missing answer is.
    child.stdin.on("error", () => undefined);
    child.stdin.end(`${JSON.stringify(source)}\n`);
    const answer = await text(child.stdout);
    await ended;
    try {
      return answerSchema.parse(JSON.parse(answer));
    } catch {
      return { error: "SyntaxError: The program cannot be read." };
    }
  });
}
