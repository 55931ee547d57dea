import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../../..");
const SKIPPED = new Set(["node_modules", "generated", ".next", ".data", "tmp", "coverage", "test-results", "playwright-report"]);

/** A file of the tree, by its path from the root with forward slashes. */
export type SourceFile = { path: string; text: string };

/** Files below the folders whose path matches; generated and installed ones are left out. */
export function readSources(folders: readonly string[], matching = /\.tsx?$/): SourceFile[] {
  return folders.flatMap((folder) => walk(path.join(ROOT, folder)))
    .map((file) => path.relative(ROOT, file).replaceAll(path.sep, "/"))
    .filter((file) => matching.test(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), "utf8") }));
}

export function isTest({ path: file }: SourceFile): boolean {
  return /\.test\.tsx?$/.test(file) || file.startsWith("tests/") || file.includes("/testing/");
}

export function foldersIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
}

export function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(file) : [file];
  });
}
