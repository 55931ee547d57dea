import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The folder of public test data that lies beside the repository (`shared/data`, or CRITERIO_SHARED_DATA), looked for
 * upward from here; null where there is none, and tests that need it are then left out.
 */
export function findSharedData(folder: string): string | null {
  const roots = process.env.CRITERIO_SHARED_DATA ? [process.env.CRITERIO_SHARED_DATA] : parentsOf(import.meta.dirname).map((parent) => path.join(parent, "shared", "data"));
  return roots.map((root) => path.join(root, folder)).find((found) => existsSync(found)) ?? null;
}

function parentsOf(start: string): string[] {
  const parent = path.dirname(start);
  return parent === start ? [start] : [start, ...parentsOf(parent)];
}
