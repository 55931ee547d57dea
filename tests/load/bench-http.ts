import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { ROOT, stopChildren, superviseUntilStopped } from "../../scripts/stack/children.ts";
import { runCommand } from "../../scripts/stack/serve-school.ts";
import { buildBareApp, startBareApp } from "./bare-app.ts";
import { calibrate, table, type Goal, type Verdict } from "./goals.ts";
import { judgeLighthouse, judgePlans, judgeScripts, judgeSpeed, judgeStages } from "./judge.ts";
import { runLighthouse } from "./lighthouse-runs.ts";
import { measuredPages } from "./pages.ts";
import { explainStatements } from "./query-plans.ts";
import { startSchool, type School } from "./school.ts";
import { chromiumOptions, measureScriptBytes } from "./script-bytes.ts";
import { measureStage, type Stage } from "./stage.ts";
import { median } from "./throughput.ts";
import { enrolLearner, LEARNER_COURSE, signIn } from "./visitor.ts";

/**
 * The speed of the school's pages against an empty application of the same framework, served side by side and loaded
 * in turns. Prints every figure with its goal, writes tmp/bench/http.json, and ends with 1 when a goal is missed.
 * BENCH_QUICK=1 takes few and small samples, to try the bench itself.
 */
const isQuick = process.env.BENCH_QUICK === "1";
const SIZES = isQuick ? [100, 1_000] : [100, 10_000, 100_000];
/** Many short turns rather than a few long ones: a neighbour's burst then falls on a page and on what it is held to. */
const ROUNDS = isQuick ? 2 : 7;
const SECONDS = isQuick ? 1 : 2;
const SEARCHES = isQuick ? 5 : 30;
const LIGHTHOUSE_RUNS = isQuick ? 1 : 5;

runCommand(async () => {
  superviseUntilStopped([]);
  await chromiumOptions();
  const calibration = [calibrate()];
  await buildBareApp();
  const school = await startSchool();
  const bare = await startBareApp(school.stack.port + 11);
  await enrolLearner(school);
  await showPlayers(school);
  const pages = measuredPages(school, await signIn(school.origin));

  const stages: Stage[] = [];
  let browserGoals: Goal[] = [];
  for (const lessons of SIZES) {
    say(`Measuring with ${lessons} lessons…`);
    // The school's server begins anew at each size, and so does what it is held to: a server is faster the longer it runs.
    if (stages.length > 0) await bare.restart();
    const stage = await measureStage(school, pages, bare.origin, {
      lessons,
      rounds: ROUNDS,
      seconds: SECONDS,
      searches: SEARCHES,
      onRounds: () => say(`Loading each page in turn, ${ROUNDS} times for ${SECONDS} s…`),
    });
    stages.push(stage);
    printRounds(stage);
    if (stages.length === 1) browserGoals = await measureInBrowser(school, pages, bare.origin);
    calibration.push(calibrate());
  }
  const last = stages[stages.length - 1];
  if (!last) throw new Error("nothing was measured");
  const plans = await explainStatements(school.databaseUrl, last.executed);
  for (const { page, sequentialScans, sql, plan } of plans.filter((found) => found.sequentialScans.length > 0)) {
    say(`\n${page} reads all of ${sequentialScans.join(", ")}:\n${sql}\n${plan}`);
  }
  const goals = [...stages.flatMap(judgeSpeed), ...browserGoals, ...judgeStages(stages), ...judgePlans(plans)];
  say(`\n${goalTable(goals)}`);
  const count = (wanted: Verdict) => goals.filter(({ verdict }) => verdict === wanted).length;
  say(`\n${count("PASS")} of ${goals.length} goals met, ${count("NOISE")} only in the best round (see goals.ts), ${count("FAIL")} missed.`);
  say(`Calibration (turns of a fixed loop in 300 ms, thousands): ${calibration.join(", ")}. One machine, no network, no TLS.`);
  report({ takenAt: new Date().toISOString(), calibration, goals, stages: stages.map(({ executed: _, ...stage }) => stage), plans });
  await stopChildren();
  process.exit(goals.some(({ verdict }) => verdict === "FAIL") ? 1 : 0);
});

async function measureInBrowser(school: School, pages: ReturnType<typeof measuredPages>, bare: string): Promise<Goal[]> {
  say("Measuring scripts and Lighthouse in Chromium…");
  const bytes = await measureScriptBytes([
    { name: "bare", url: bare },
    ...pages.map(({ name, url, headers }) => ({ name, url, ...(headers.cookie !== undefined && { cookie: headers.cookie }) })),
  ]);
  const scores = await runLighthouse([{ name: "bare", url: bare }, ...pages.filter(({ isPublic }) => isPublic)], LIGHTHOUSE_RUNS, school.stack.port + 12);
  for (const [name, { failing }] of Object.entries(scores)) for (const problem of name === "bare" ? [] : failing) say(`  ${name}: ${problem}`);
  const goals = [...judgeScripts(bytes), ...judgeLighthouse(scores)];
  say(goalTable(goals));
  return goals;
}

/** Marks the learner's videos as ready, so that the lesson page brings its player; the film itself is not asked for. */
async function showPlayers({ databaseUrl }: School): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `UPDATE "VideoAsset" v SET "status" = 'ready', "playbackId" = coalesce(v."playbackId", 'bench-' || v."id"), "durationSeconds" = coalesce(v."durationSeconds", 120)
     FROM "LessonRevision" r JOIN "Lesson" l ON l."id" = r."lessonId" JOIN "Course" c ON c."id" = l."courseId"
     WHERE r."videoAssetId" = v."id" AND c."slug" = $1`,
    [LEARNER_COURSE],
  );
  await client.end();
}

function printRounds({ lessons, rounds, statements, search }: Stage): void {
  const rows = Object.entries(rounds).map(([name, samples]) => [
    name,
    samples.map(({ perSecond }) => perSecond.toFixed(0)).join(" "),
    median(samples.map(({ perSecond }) => perSecond)).toFixed(0),
    median(samples.map(({ p50 }) => p50)).toFixed(1),
    median(samples.map(({ p99 }) => p99)).toFixed(1),
  ]);
  say(`\n${lessons} lessons\n${table([["page", "requests/s by round", "median", "p50 ms", "p99 ms"], ...rows])}`);
  say(table([["page", "statements: first visit", "later, least", "most"], ...Object.entries(statements).map(([name, count]) => [name, String(count.first), String(count.least), String(count.most)])]));
  say(table([["search", "p50 ms", "p95 ms"], ...Object.entries(search.latencies).map(([name, { p50, p95 }]) => [name, p50.toFixed(0), p95.toFixed(0)])]));
}

function goalTable(goals: readonly Goal[]): string {
  return table([["", "figure", "goal", "measured"], ...goals.map(({ name, goal, measured, verdict }) => [verdict, name, goal, measured])]);
}

function report(content: object): void {
  const file = path.join(ROOT, "tmp/bench/http.json");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
  say(`Report: ${path.relative(ROOT, file)}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
