import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

const DEBIAN_BIN = "/usr/lib/postgresql/15/bin";
/** An account of Debian's own: the server refuses to run as root. */
const UNPRIVILEGED = "nobody";

export type Cluster = {
  url: string;
  /** Ends the server as a power cut would, starts it again after `outageMs` and resolves when it accepts connections. */
  crash(outageMs: number): Promise<void>;
  stop(): Promise<void>;
};

/**
 * A PostgreSQL 15 of its own on this machine, with the settings that it comes with (`fsync` on), in a new folder that
 * is removed with it. As root, Debian's packages are installed when they are missing and the server runs as `nobody`.
 */
export async function startCluster(port: number, { maxConnections = 200 } = {}): Promise<Cluster> {
  const bin = findBinaries();
  const folder = mkdtempSync(path.join("/tmp", "criterio-pg-"));
  const data = path.join(folder, "data");
  const isRoot = process.getuid?.() === 0;
  const { uid, gid } = isRoot ? accountOf(UNPRIVILEGED) : { uid: undefined, gid: undefined };
  if (isRoot) execFileSync("chown", ["-R", `${uid}:${gid}`, folder]);
  const as = { uid, gid, cwd: folder, stdio: "ignore" } as const;
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, "postgres\n");
  if (isRoot) execFileSync("chown", [`${uid}`, passwordFile]);
  execFileSync(path.join(bin, "initdb"), ["-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", `--pwfile=${passwordFile}`], as);
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;

  let server = await launch();
  return {
    url,
    crash: async (outageMs) => {
      await end(server, () => killTree(data));
      await new Promise((resolve) => setTimeout(resolve, outageMs));
      server = await launch();
    },
    stop: async () => {
      await end(server, () => server.kill("SIGINT"));
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function launch(): Promise<ChildProcess> {
    const args = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, "-c", `max_connections=${maxConnections}`];
    const child = spawn(path.join(bin, "postgres"), args, { ...as, stdio: ["ignore", "ignore", "pipe"] });
    let log = "";
    child.stderr.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4_000);
    });
    await untilAccepting(url, child, () => log);
    return child;
  }
}

function findBinaries(): string {
  if (existsSync(path.join(DEBIAN_BIN, "initdb"))) return DEBIAN_BIN;
  if (process.getuid?.() !== 0) throw new Error("PostgreSQL 15 is not installed. As root: apt-get install -y postgresql-15");
  process.stderr.write("Installing Debian's postgresql-15 …\n");
  execFileSync("apt-get", ["update", "-q"], { stdio: "ignore" });
  execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "postgresql-15"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return DEBIAN_BIN;
}

function accountOf(name: string): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) throw new Error(`this machine has no account "${name}" to run PostgreSQL as`);
  return { uid: Number(uid), gid: Number(gid) };
}

/** SIGKILL to the postmaster of this folder: its children end with it, nothing is flushed. */
function killTree(data: string): void {
  const [pid] = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGKILL");
}

function end(server: ChildProcess, stop: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once("exit", () => resolve());
    stop();
  });
}

async function untilAccepting(url: string, server: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("SELECT 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`PostgreSQL does not accept connections:\n${log()}`);
}
