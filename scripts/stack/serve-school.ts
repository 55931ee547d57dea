import type { ChildProcess } from "node:child_process";
import { runChild, startChild, stopChildren, superviseUntilStopped } from "./children.ts";
import { migrate, readStack, requireFreePort, seed, SetupProblem, startCloud, type Stack } from "./cloud.ts";
import { buildApp, dropPagesOfOtherData, generateClient } from "./prepare.ts";
import { untilHealthy } from "./ready.ts";

export type Mode = "production" | "development";

/** A limit for what hangs: `next dev` compiles each address when it is first asked for, which a busy machine draws out. */
const READY_MS = 300_000;

/**
 * Rendering a page makes some megabytes that are garbage when it is sent. With the usual young space of 16 MB several
 * pages at once outlive it, and are copied around instead of dropped (https://nodejs.org/api/cli.html, semi-space).
 */
const YOUNG_SPACE = "--max-semi-space-size=128";

/**
 * Brings up the whole school: local cloud, migrations, seed, build (production, when sources changed) and the app.
 * Resolves when every part answers. Everything it started ends with this process.
 */
export async function serveSchool(mode: Mode): Promise<Stack> {
  const stack = readStack();
  await requireFreePort(stack.port);
  await generateClient();
  const [cloud] = await Promise.all([startCloud(stack), mode === "production" ? buildApp(stack.env) : null]);
  superviseUntilStopped([{ name: "the local cloud", child: cloud }]);
  await migrate(stack);
  await seed(stack);
  if (mode === "production") dropPagesOfOtherData(stack.dataId);
  const app = startApp(stack, mode);
  superviseUntilStopped([{ name: "the app", child: app }]);
  await untilHealthy(`http://127.0.0.1:${stack.port}/api/health`, READY_MS);
  await untilHealthy(`http://127.0.0.1:${stack.port}/es`, READY_MS);
  return stack;
}

/** Development is `next dev`; production is the build behind our own server, which keeps the bytes of cached pages. */
export function startApp({ env, port }: Pick<Stack, "env" | "port">, mode: Mode): ChildProcess {
  const command = mode === "production" ? [YOUNG_SPACE, "scripts/stack/serve-app.ts"] : ["node_modules/next/dist/bin/next", "dev", "-H", "127.0.0.1", "-p", String(port)];
  return startChild(command, { ...env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" }, ["pipe", mode === "production" ? "ignore" : "inherit", "inherit"]);
}

/** Makes and uploads the demo's videos; what is there already is skipped. The school works while they are processed. */
export async function seedVideos(stack: Stack): Promise<void> {
  try {
    await runChild("the demo videos", ["--import", "tsx", "prisma/seed/seed-videos.ts"], stack.env, ["ignore", "inherit", "inherit"]);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}: the rest of the school works without them.\n`);
  }
}

/** Runs a command's main function; a problem that the person can mend is told in one line, anything else in full. */
export function runCommand(main: () => Promise<void>): void {
  main().catch(async (error: unknown) => {
    const isBug = !(error instanceof SetupProblem) && error instanceof Error;
    process.stderr.write(`${isBug ? (error.stack ?? error.message) : error instanceof Error ? error.message : String(error)}\n`);
    await stopChildren();
    process.exit(1);
  });
}
