import { rmSync } from "node:fs";
import path from "node:path";
import { localPorts } from "../../local/ports.ts";
import { exitOf, ROOT } from "../../scripts/stack/children.ts";
import { migrate, readStack, requireFreePort, seed, startCloud, type Stack } from "../../scripts/stack/cloud.ts";
import { buildApp, dropPagesOfOtherData, generateClient } from "../../scripts/stack/prepare.ts";
import { startApp } from "../../scripts/stack/serve-school.ts";
import { untilHealthy } from "../../scripts/stack/ready.ts";
import { startStatementCounter, type StatementCounter } from "./statement-counter.ts";

export type School = {
  stack: Stack;
  origin: string;
  databaseUrl: string;
  statements: StatementCounter;
  /**
   * Starts the application again with no page kept: what the pages show is read anew from the database. With `counts`
   * its statements pass the counter, which costs time; without, it is connected as `npm start` connects it.
   */
  restartFresh(options: { counts: boolean }): Promise<void>;
};

/**
 * The school as `npm start` serves it — production build, local cloud, demo content — in a data folder of its own,
 * made anew each time, with a statement counter between the application and its database when asked. It uses the ordinary port unless PORT says
 * otherwise, so that the ordinary build serves; a school that runs there already is refused rather than disturbed.
 */
export async function startSchool(): Promise<School> {
  process.env.DATA_DIR = "tmp/bench/data";
  await requireFreePort(readStack().port);
  rmSync(path.join(ROOT, process.env.DATA_DIR), { recursive: true, force: true });
  const stack = readStack();
  await generateClient();
  await buildApp(stack.env);
  await startCloud(stack);
  await migrate(stack);
  await seed(stack);
  dropPagesOfOtherData(stack.dataId);
  const upstream = { host: "127.0.0.1", port: localPorts(stack.port).postgres };
  const statements = await startStatementCounter(upstream, stack.port + 10);
  const databaseUrl = stack.env.DATABASE_URL;
  const counted = new URL(databaseUrl);
  counted.port = String(statements.port);
  const origin = `http://localhost:${stack.port}`;
  const launch = async (counts: boolean) => {
    const app = startApp({ env: { ...stack.env, DATABASE_URL: counts ? counted.href : databaseUrl }, port: stack.port }, "production");
    await untilHealthy(`http://127.0.0.1:${stack.port}/api/health`, 60_000);
    return app;
  };
  let app = await launch(true);
  return {
    stack,
    origin,
    databaseUrl,
    statements,
    restartFresh: async ({ counts }) => {
      const gone = exitOf(app);
      app.kill("SIGTERM");
      await gone;
      rmSync(path.join(ROOT, ".next/criterio-data"), { force: true });
      dropPagesOfOtherData(stack.dataId);
      app = await launch(counts);
    },
  };
}
