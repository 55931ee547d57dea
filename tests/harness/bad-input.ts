import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** A collection of hostile input that may lie beside the repository (`BAD_INPUT_DIR`), or null where it does not. */
export function readBadInput<T>(name: string): T | null {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const file = path.join(process.env.BAD_INPUT_DIR ?? path.join(folder, "shared/data/04-bad-input"), name);
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as T;
    if (folder === path.dirname(folder)) return null;
  }
}
