import { realpathSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runApart } from "../run-apart";

const PROGRAM = ["server", "vendors", "drawing", "draw.ts"];
/** What the library and its own parts are. */
const PACKAGES = ["sharp", "@img", "detect-libc", "semver"];
const MOST_OUTPUT = 12_000_000;
const TIMEOUT_MS = 10_000;

const TOO_LARGE = 3;

export type Drawn = { pixels: Buffer } | { refused: "large" | "broken" };
type Limits = { side: number; mostPixels: number };

/**
 * The pixels of an SVG drawing as a PNG, at most `side` wide and high; `broken` for what could not be drawn in ten seconds. A
 * small drawing may ask for any amount of work (masks in masks, wide strokes), and nothing stops the library within its own
 * process, where a few such drawings keep everybody waiting: so it draws in one that is ended from outside, without network
 * and environment.
 */
export async function drawApart(drawing: Uint8Array, { side, mostPixels }: Limits): Promise<Drawn> {
  const { code, output } = await runApart(commandOf([String(side), String(mostPixels)]), drawing, { timeoutMs: TIMEOUT_MS, mostBytes: MOST_OUTPUT });
  return code === 0 ? { pixels: output } : { refused: code === TOO_LARGE ? "large" : "broken" };
}

function commandOf(given: readonly string[]): string[] {
  const root = realpathSync(/* turbopackIgnore: true */ process.cwd());
  const program = path.join(root, ...PROGRAM);
  const readable = [path.dirname(program), path.join(root, "package.json"), ...PACKAGES.map((name) => path.join(root, "node_modules", name))];
  // The library is an add-on, and draws in threads that are no workers of Node's.
  return [process.execPath, "--permission", "--allow-addons", ...readable.map((each) => `--allow-fs-read=${each}`), "--disallow-code-generation-from-strings", "--no-warnings", program, ...given];
}
