import { realpathSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { z } from "zod";
import { runApart } from "../run-apart";
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
    async read(bytes, { maxPages, maxChars }) {
      const { output, isLate } = await runApart(commandOf(maxPages, maxChars), bytes, { timeoutMs, mostBytes: MAX_OUTPUT });
      return isLate ? { outcome: "too_slow" } : toText(output.toString("utf8"), maxPages);
    },
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
