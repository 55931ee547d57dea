import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "../../scripts/stack/children.ts";

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/**
 * Puts the project's own copies of packages, with all that they depend on, into another folder as hard links. A link
 * to the whole of node_modules would not do: Turbopack refuses links that leave an application's root, and with the
 * project as root it would take up the project's middleware.
 */
export function linkPackages(names: readonly string[], target: string): void {
  const source = path.join(ROOT, "node_modules");
  const waiting = [...names];
  const done = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const folder = path.join(source, name);
    if (done.has(name) || !existsSync(folder)) continue;
    done.add(name);
    linkFolder(folder, path.join(target, name));
    const { dependencies, optionalDependencies } = manifest.parse(JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")));
    waiting.push(...Object.keys(dependencies), ...Object.keys(optionalDependencies));
  }
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isFile()) linkFile(source, target);
  }
}

/** A temp folder on another disk cannot hold hard links. */
function linkFile(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
