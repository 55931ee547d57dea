import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BundleFile } from "@/server/bundles";

/** The files of a folder of test data, and the text of its `course.json`. */
export function readFolder(folder: string): { files: BundleFile[]; index: string } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).map((file) => ({ path: path.relative(folder, file).replaceAll(path.sep, "/"), bytes: new Uint8Array(readFileSync(file)) }));
  return { files, index: readFileSync(path.join(folder, "course.json"), "utf8") };
}
