import { launchConfined } from "./code-runner/launch";

type Limits = { timeoutMs: number; mostBytes: number };
/** `code` is null for what was killed or never began. */
export type ApartRun = { code: number | null; output: Buffer; isLate: boolean };

/**
 * Gives a stranger's file to a program of ours in a process of its own (see `launchConfined`), and answers what it wrote.
 * The process is killed when its time is up, and when it writes more than it may. Never throws.
 */
export function runApart(command: readonly string[], input: Uint8Array, { timeoutMs, mostBytes }: Limits): Promise<ApartRun> {
  return new Promise((resolve) => {
    const child = launchConfined(command);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    const chunks: Buffer[] = [];
    let length = 0;
    child.stderr.resume();
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > mostBytes) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    // A process that ended early does not take the rest of the file.
    child.stdin.on("error", () => undefined);
    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(chunks), isLate });
    };
    child.on("error", () => end(null));
    child.on("close", end);
    child.stdin.end(input);
  });
}
