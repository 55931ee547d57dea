import { accessSync, constants } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runProgram } from "./run-tool.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Chromium from CHROME_PATH or PATH. As root on Debian a missing one is installed. Null when there is none. */
export async function findChromium(): Promise<string | null> {
  const found = installed();
  if (found || process.getuid?.() !== 0 || !onPath("apt-get")) return found;
  process.stdout.write("Chromium is missing: installing it with apt-get.\n");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  if ((await runProgram("apt-get", ["-qq", "update"], env)) !== 0) return null;
  await runProgram("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], env);
  return installed();
}

function installed(): string | null {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && isProgram(CHROME_PATH)) return CHROME_PATH;
  for (const name of NAMES) {
    const file = onPath(name);
    if (file) return file;
  }
  return null;
}

function onPath(name: string): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
