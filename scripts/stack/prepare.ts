import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, runChild } from "./children.ts";

const CLIENT_MARK = path.join(ROOT, "prisma/generated/.schema");
/** Next's folder: the browser tests build into one of their own (see next.config.ts). */
const DIST = path.join(ROOT, process.env.NEXT_DIST_DIR ?? ".next");
const BUILD_MARK = path.join(DIST, "criterio-build");
const DATA_MARK = path.join(DIST, "criterio-data");
const SOURCES = [
  "app", "components", "server", "lib", "emails", "inngest", "messages", "public", "prisma/schema",
  "middleware.ts", "next.config.ts", "postcss.config.mjs", "package-lock.json", "tsconfig.json",
];

/** Generates the database client when the schema has changed. No engine is downloaded: the client needs none. */
export async function generateClient(): Promise<void> {
  const wanted = hashOf(["prisma/schema", "package-lock.json"]);
  if (existsSync(CLIENT_MARK) && readFileSync(CLIENT_MARK, "utf8") === wanted) return;
  await runChild("prisma generate", ["node_modules/prisma/build/index.js", "generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  }, ["ignore", "ignore", "inherit"]);
  writeFileSync(CLIENT_MARK, wanted);
}

/** Builds the app when its sources, or the addresses baked into its headers, have changed since the last build. */
export async function buildApp(env: Readonly<Record<string, string>>): Promise<boolean> {
  const wanted = hashOf(SOURCES, Object.entries(env).filter(([name]) => name.endsWith("_URL")).flat().join("\n"));
  if (existsSync(BUILD_MARK) && readFileSync(BUILD_MARK, "utf8") === wanted) return false;
  rmSync(BUILD_MARK, { force: true });
  await runChild("next build", ["node_modules/next/dist/bin/next", "build"], { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  writeFileSync(BUILD_MARK, wanted);
  return true;
}

/**
 * Pages are rendered on first visit and kept beside the build. When the data folder is another one than they were
 * rendered from, they are dropped.
 */
export function dropPagesOfOtherData(dataId: string): void {
  if (existsSync(DATA_MARK) && readFileSync(DATA_MARK, "utf8") === dataId) return;
  const pages = path.join(DIST, "server/app");
  for (const locale of ["es", "en", "pt-BR"]) {
    rmSync(path.join(pages, locale), { recursive: true, force: true });
    for (const name of existsSync(pages) ? readdirSync(pages) : []) {
      if (name.startsWith(`${locale}.`)) rmSync(path.join(pages, name), { recursive: true, force: true });
    }
  }
  rmSync(path.join(DIST, "cache/fetch-cache"), { recursive: true, force: true });
  mkdirSync(path.dirname(DATA_MARK), { recursive: true });
  writeFileSync(DATA_MARK, dataId);
}

function hashOf(names: readonly string[], extra = ""): string {
  const hash = createHash("sha256").update(extra);
  for (const name of names) for (const file of filesIn(path.join(ROOT, name))) {
    hash.update(path.relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesIn(target: string): string[] {
  if (!existsSync(target)) return [];
  if (statSync(target).isFile()) return [target];
  return readdirSync(target, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
