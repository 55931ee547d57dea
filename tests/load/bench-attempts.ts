import { parseArgs } from "node:util";
import { unleash } from "./harness/chaos.ts";
import type { Checks } from "./harness/checks.ts";
import { runStorm, seconds, type Say } from "./harness/run-storm.ts";
import type { ShopStack } from "./harness/shop-stack.ts";

/**
 * A class sits its exam: many attempts of one timed quiz at once while the app, the executor of durable functions and the
 * database are killed with SIGKILL and started again. No answer that was acknowledged may be lost, no attempt doubled,
 * and each ends once, also of who left it to the clock.
 *
 *   npm run bench:attempts                                 500 learners, 12 kills of the app, 4 of executor and database
 *   npm run bench:attempts -- --takers=60 --kills=3        shorter
 *   npm run bench:attempts -- --takers=40 --plant=<name>   with a planted bug (harness/plants.ts), which must be seen
 *
 * Exit codes and `--app` are those of bench:payments.
 */
const { values } = parseArgs({
  options: {
    takers: { type: "string", default: "500" },
    kills: { type: "string", default: "12" },
    /** Kills of the executor, and as many of the database. */
    "other-kills": { type: "string", default: "4" },
    outage: { type: "string", default: "4" },
    /** The quiz's time limit: who leaves is submitted by the clock after it. */
    minutes: { type: "string", default: "5" },
    port: { type: "string", default: "21600" },
    app: { type: "string" },
    plant: { type: "string" },
    /** Minutes that the end of every job is waited for. */
    patience: { type: "string", default: "20" },
  },
});
await runStorm("bench:attempts", values, exam);

async function exam({ env, kill }: ShopStack, result: Checks, say: Say): Promise<void> {
  Object.assign(process.env, env, { LOG_LEVEL: "silent" });
  const { db: openDb } = await import("@/server/platform/db/client");
  const { makeTakers, QUESTIONS, takeQuiz } = await import("./harness/quiz-takers.ts");
  const { checkAttempts } = await import("./harness/attempt-checks.ts");
  const { reasonsOf } = await import("./harness/at-once.ts");
  const { settled } = await import("./harness/settled.ts");
  const db = openDb();
  const { address, takers } = await makeTakers({ db, appUrl: env.APP_URL, secret: env.AUTH_SECRET, takers: Number(values.takers), minutes: Number(values.minutes) });
  say(`${takers.length} learners are signed in; all begin at once`);

  const others = Number(values["other-kills"]);
  const chaos = unleash({
    kill,
    share: { app: Number(values.kills), executor: others, database: others },
    outageMs: 1_000 * Number(values.outage),
    say,
    progress: () => Promise.resolve(takers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0) / (takers.length * QUESTIONS)),
  });
  const begunAt = seconds();
  const taken = await Promise.allSettled(takers.map((taker) => takeQuiz(`http://127.0.0.1:${values.port}`, taker, address)));
  result.equal("learners whose browser gave up", reasonsOf(taken), {});
  say(`every learner has submitted or left, ${(seconds() - begunAt).toFixed(0)} s after the beginning`);
  const kills = await chaos;
  say(`killed with SIGKILL: app ${kills.app}, executor ${kills.executor}, database ${kills.database}`);
  const deadline = Date.now() + Number(values.patience) * 60_000;
  const isOver = async () => (await db.quizAttempt.count({ where: { state: "open" } })) === 0 && (await settled(db, env.INNGEST_BASE_URL));
  let over = false;
  while (!over && Date.now() < deadline) {
    over = await isOver().catch(() => false);
    if (!over) await new Promise((resolve) => setTimeout(resolve, 500));
  }
  result.equal("every attempt is submitted and every job has ended", over, true);
  await checkAttempts(db, takers, result);
  await db.$disconnect();
}
