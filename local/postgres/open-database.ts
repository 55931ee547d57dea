import { access, constants, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";

/** A folder that survives restarts, or memory (optionally filled from `PGlite.dumpDataDir`'s archive). */
export type DatabasePlace = { dataDir: string } | { memory: true; snapshot?: Blob };

const cacheDir = path.resolve(import.meta.dirname, "../../node_modules/.cache/criterio");
/** Changes with everything that decides what an empty database looks like on disk. */
const templateName = "postgres-pglite-0.5.14";

const startParams = [
  ...PGlite.defaultStartParams,
  // PostgreSQL's default of 128 MB is more than a laptop's data fills.
  ...["-c", "shared_buffers=48MB"],
  // Bounds how much log a restart after a kill has to replay.
  ...["-c", "max_wal_size=192MB"],
];

/**
 * Opens PostgreSQL (PGlite) with `vector`, `pg_trgm` and `unaccent` available to `CREATE EXTENSION`.
 *
 * An empty `dataDir` is filled from a template made on first use and kept under `node_modules/.cache`,
 * because `initdb` takes seconds in WebAssembly. A half-made folder never becomes `dataDir`: it is
 * prepared beside it and renamed.
 */
export async function openDatabase(place: DatabasePlace): Promise<PGlite> {
  if ("memory" in place) return open(undefined, place.snapshot ?? (await emptySnapshot()));
  if (!(await isFilled(place.dataDir))) await fillDataDir(place.dataDir);
  return open(place.dataDir);
}

function open(dataDir: string | undefined, loadDataDir?: Blob): Promise<PGlite> {
  return PGlite.create({
    ...(dataDir ? { dataDir } : {}),
    ...(loadDataDir ? { loadDataDir } : {}),
    extensions: { vector, pg_trgm, unaccent },
    startParams,
  });
}

async function fillDataDir(dataDir: string): Promise<void> {
  const draft = `${dataDir}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(path.dirname(draft), { recursive: true });
  const template = await ensureTemplate();
  if (template) await cp(template, draft, { recursive: true });
  else await initialise(draft);
  await rm(dataDir, { recursive: true, force: true });
  await rename(draft, dataDir);
}

/** The folder to copy, or `null` where nothing can be cached (a read-only installation). */
async function ensureTemplate(): Promise<string | null> {
  const template = path.join(cacheDir, templateName);
  if (await isFilled(template)) return template;
  if (!(await isWritable(cacheDir))) return null;
  const draft = `${template}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await initialise(draft);
  await adopt(draft, template);
  return template;
}

async function initialise(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const db = await open(dataDir);
  await db.close();
}

function isWritable(folder: string): Promise<boolean> {
  return mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(
      () => true,
      () => false,
    );
}

async function emptySnapshot(): Promise<Blob> {
  const file = path.join(cacheDir, `${templateName}.tar`);
  const cached = await readFile(file).catch(() => null);
  if (cached) return new Blob([new Uint8Array(cached)]);
  const db = await PGlite.create({ startParams });
  const archive = await db.dumpDataDir("none");
  await db.close();
  if (await isWritable(cacheDir)) {
    const draft = `${file}.new-${process.pid}`;
    await writeFile(draft, Buffer.from(await archive.arrayBuffer()));
    await rename(draft, file);
  }
  return archive;
}

/** Several processes may make the template at once; the first one wins and the others use its. */
async function adopt(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    if (!(await isFilled(target))) throw error;
    await rm(draft, { recursive: true, force: true });
  }
}

async function isFilled(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir).catch((): string[] => []);
  return names.includes("PG_VERSION");
}
