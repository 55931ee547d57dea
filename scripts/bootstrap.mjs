// Runs on whatever Node the machine has: checks it, installs the packages when they are missing or out of date, and
// hands over to the project's own Node (the `node` package) with TypeScript. Usage: node scripts/bootstrap.mjs <command>
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const MINIMUM = [20, 19];
const INSTALLED_MARK = path.join(root, "node_modules", ".criterio-installed");

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  fail(`Node ${MINIMUM.join(".")} or newer is needed; this is ${process.versions.node}.`);
}

function installPackages() {
  const wanted = createHash("sha256").update(readFileSync(path.join(root, "package-lock.json"))).digest("hex");
  if (existsSync(INSTALLED_MARK) && readFileSync(INSTALLED_MARK, "utf8") === wanted) return;
  process.stderr.write("Installing packages (npm ci)…\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const options = {
    cwd: root,
    // Standard output belongs to the command that was asked for.
    stdio: ["inherit", 2, 2],
    // Prisma would look for an engine to download; the project uses the one inside its packages.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_SKIP_POSTINSTALL_GENERATE: "1" },
  };
  let result = spawnSync(npm, ["ci", ...quiet], options);
  // A registry that lags behind may lack optional packages of other platforms, which `npm ci` takes for a lockfile out
  // of step; an ordinary install keeps the locked versions and leaves those out.
  if (!result.error && result.status !== 0) result = spawnSync(npm, ["install", "--no-save", ...quiet], options);
  if (result.error) fail(`npm is missing or cannot run: ${result.error.message}`);
  if (result.status !== 0) fail("npm could not install the packages: see the lines above. The npm registry must be reachable for the first install.");
  writeFileSync(INSTALLED_MARK, wanted);
}

function handOver(command, args) {
  const bin = path.join(root, "node_modules", ".bin");
  const node = path.join(root, "node_modules", "node", "bin", "node");
  if (!existsSync(node)) fail("node_modules has no Node of its own: remove node_modules and run this again.");
  const child = spawn(node, ["--import", "tsx", path.join(root, "scripts", `${command}.ts`), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  // The terminal sends Ctrl-C to the whole group; the child stops its services and this waits for it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

const [command, ...args] = process.argv.slice(2);
if (!command || !existsSync(path.join(root, "scripts", `${command}.ts`))) fail(`There is no command "${command ?? ""}".`);
requireNode();
installPackages();
handOver(command, args);
