import { readFile } from "node:fs/promises";
import path from "node:path";
import { nothingHere, packageRuntime } from "@/server/auth/package-answer";
import { packageCtx } from "@/server/auth/package-ctx";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ name: string }> };

const SCRIPTS: Readonly<Record<string, string>> = { "scorm12.js": "scorm12.min.js", "scorm2004.js": "scorm2004.min.js" };
const read = new Map<string, Promise<string>>();

/** scorm-again as it comes: one script a standard, read from the package once a process (next.config.ts puts them into the build). */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { name } = await params;
  const file = Object.hasOwn(SCRIPTS, name) ? SCRIPTS[name] : undefined;
  if (file === undefined || !packageCtx(request)) return nothingHere();
  const script = read.get(file) ?? readFile(path.join(process.cwd(), "node_modules/scorm-again/dist", file), "utf8");
  read.set(file, script);
  return packageRuntime(await script);
}
