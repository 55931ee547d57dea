import { spawn } from "node:child_process";
import { closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { engineCommand, NO_ENVIRONMENT } from "./launch";

/** Goes up with the version of PostgreSQL or of our preparation. */
const EDITION = "pglite-0.5.14";

let being: Promise<string | null> | undefined;

/**
 * The files of a PostgreSQL that was just set up, in the machine's temporary folder: setting one up takes several times as
 * long as reading them. Written once for this account; null where that cannot be, and each start then sets up its own.
 */
export function sqlCluster(): Promise<string | null> {
  being ??= findOrWrite();
  return being;
}

async function findOrWrite(): Promise<string | null> {
  const file = path.join(realpathSync(tmpdir()), `criterio-${EDITION}-${process.getuid?.() ?? 0}.tar`);
  if (isOurs(file)) return file;
  const draft = `${file}.${process.pid}`;
  try {
    await write(draft);
    renameSync(draft, file);
    return isOurs(file) ? file : null;
  } catch {
    rmSync(draft, { force: true });
    return null;
  }
}

/** What somebody else put there under this name is not to be trusted. */
function isOurs(file: string): boolean {
  try {
    const found = lstatSync(file);
    return found.isFile() && found.size > 0 && (process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0));
  } catch {
    return false;
  }
}

function write(draft: string): Promise<void> {
  const output = openSync(draft, "wx", 0o600);
  const [command = process.execPath, ...args] = engineCommand("sql", ["write-cluster"]);
  const child = spawn(command, args, { env: NO_ENVIRONMENT, stdio: ["ignore", output, "ignore"] });
  closeSync(output);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error("The cluster could not be written."))));
  });
}
