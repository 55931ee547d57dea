import { realpathSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { z } from "zod";
import { launchConfined } from "../code-runner/launch";
import type { PdfReader, PdfText } from "./types";

const PROGRAM = ["server", "vendors", "pdf-text", "read-pdf.ts"];
const HEAP_MB = 384;
const MAX_OUTPUT = 4_000_000;
const answerSchema = z.object({ pageCount: z.int().min(0), pages: z.array(z.string()) });

/**
 * Reads PDFs in a process of its own for each: confined as those of code questions are, with reading rights for the
 * library alone, no processes, a bounded heap, and its end after `timeoutMs`, whatever the file makes of the library.
 */
export function pdfProcess({ timeoutMs }: { timeoutMs: number }): PdfReader {
  return {
    read: (bytes, { maxPages, maxChars }) =>
      new Promise<PdfText>((resolve) => {
        const child = launchConfined(commandOf(maxPages, maxChars));
        child.stderr.resume();
        let isLate = false;
        const chunks: Buffer[] = [];
        let length = 0;
        const timer = setTimeout(() => {
          isLate = true;
          child.kill("SIGKILL");
        }, timeoutMs);
        child.stdout.on("data", (chunk: Buffer) => {
          length += chunk.length;
          if (length > MAX_OUTPUT) child.kill("SIGKILL");
          else chunks.push(chunk);
        });
        // A process that ended early does not take the rest of the file.
        child.stdin.on("error", () => undefined);
        child.on("error", () => resolve({ outcome: "unreadable" }));
        child.on("close", () => {
          clearTimeout(timer);
          resolve(isLate ? { outcome: "too_slow" } : toText(Buffer.concat(chunks).toString("utf8"), maxPages));
        });
        child.stdin.end(bytes);
      }),
  };
}

function commandOf(maxPages: number, maxChars: number): string[] {
  const root = realpathSync(/* turbopackIgnore: true */ process.cwd());
  const program = path.join(root, ...PROGRAM);
  const readable = [path.dirname(program), path.join(root, "package.json"), path.join(root, "node_modules", "unpdf")];
  return [process.execPath, "--permission", ...readable.map((each) => `--allow-fs-read=${each}`), "--disallow-code-generation-from-strings", `--max-old-space-size=${HEAP_MB}`, "--no-warnings", program, String(maxPages), String(maxChars)];
}

function toText(output: string, maxPages: number): PdfText {
  try {
    const { pageCount, pages } = answerSchema.parse(JSON.parse(output));
    return pageCount > maxPages ? { outcome: "too_long" } : { outcome: "read", pageCount, pages };
  } catch {
    return { outcome: "unreadable" };
  }
}
