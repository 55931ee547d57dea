import { execFileSync } from "node:child_process";
import { chromium, type Browser, type Page } from "@playwright/test";
import { z } from "zod";
import { ROOT, stopChildren, superviseUntilStopped } from "../../scripts/stack/children.ts";
import { runCommand } from "../../scripts/stack/serve-school.ts";
import { measureFrames, type Frames } from "./frame-times.ts";
import { table, type Goal } from "./goals.ts";
import { startSchool, type School } from "./school.ts";
import { chromiumOptions } from "./script-bytes.ts";
import { signIn } from "./visitor.ts";

/**
 * Whether a gradebook of 1,000 students and 60 items scrolls at the screen's pace and comes in pages. Its scrolling is held
 * beside that of an empty page of the same height in the same run. Prints the figures and ends with 1 when a goal is missed.
 */
const STUDENTS = 1_000;
const ITEMS = 60;
/** Sixty a second; a screen's frames are not all of one length. */
const FRAME_MS = 1_000 / 60;
const LATE_MS = 1.5 * FRAME_MS;
const ON_TIME = 0.95;
const MOST_PAGE_BYTES = 400_000;

runCommand(async () => {
  superviseUntilStopped([]);
  const school = await startSchool();
  const { courseId, attempts } = growGradebook(school);
  process.stdout.write(`${STUDENTS} students, ${ITEMS} items, ${attempts} attempts\n`);
  await school.restartFresh({ counts: true });
  const browser = await chromium.launch(await chromiumOptions());
  const goals = await measureGradebook(browser, school, courseId);
  await browser.close();
  process.stdout.write(`${table([["", "gradebook", "goal", "measured"], ...goals.map(({ name, goal, measured, verdict }) => [verdict, name, goal, measured])])}\n`);
  await stopChildren();
  process.exit(goals.some(({ verdict }) => verdict === "FAIL") ? 1 : 0);
});

function growGradebook({ stack }: School): { courseId: string; attempts: number } {
  const told = execFileSync(process.execPath, ["--import", "tsx", "tests/load/grow-gradebook.ts", String(ITEMS), String(STUDENTS)], { cwd: ROOT, env: { ...process.env, ...stack.env, LOG_LEVEL: "error" }, stdio: ["ignore", "pipe", "inherit"] });
  return z.object({ courseId: z.string(), attempts: z.number() }).parse(JSON.parse(String(told).trim().split("\n").at(-1) ?? ""));
}

async function measureGradebook(browser: Browser, { origin }: School, courseId: string): Promise<Goal[]> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  const [name = "", ...value] = (await signIn(origin, "instructor")).split("=");
  await context.addCookies([{ name, value: value.join("="), url: origin }]);
  const page = await context.newPage();
  const sizes: number[] = [];
  page.on("response", (response) => {
    if (!response.url().includes("gradebook")) return;
    void response.body().then(({ length }) => sizes.push(length), () => undefined);
  });
  await page.setContent('<div class="gradebook" style="height:600px;overflow:auto"><div style="height:48000px;width:6000px"></div></div>');
  const empty = await measureFrames(page, ".gradebook");
  await page.goto(`${origin}/es/instructor/${courseId}/gradebook`);
  await page.locator('[role="grid"] [role="row"]').nth(5).waitFor();
  // The first way down loads the pages; the second one shows what is there.
  const loading = await measureFrames(page, ".gradebook");
  await untilWhole(page);
  const whole = await measureFrames(page, ".gradebook");
  const drawn = await page.locator('[role="grid"] [role="gridcell"]').count();
  await context.close();
  return [
    judgeFrames("scrolling while its pages come", loading, empty),
    judgeFrames("scrolling what is there", whole, empty),
    { name: "cells drawn at once", goal: "at most 1,000 of 60,000", measured: String(drawn), verdict: drawn <= 1_000 ? "PASS" : "FAIL" },
    { name: "largest answer, bytes", goal: `at most ${MOST_PAGE_BYTES}`, measured: `${Math.max(...sizes)} of ${sizes.length} answers`, verdict: sizes.length > 1 && Math.max(...sizes) <= MOST_PAGE_BYTES ? "PASS" : "FAIL" },
  ];
}

/** Down at the end again and again until the last student is there. */
async function untilWhole(page: Page): Promise<void> {
  await page.waitForFunction(
    (last) => {
      const scroller = document.querySelector(".gradebook");
      scroller?.scrollTo({ top: scroller.scrollHeight });
      return document.querySelector(`[role="grid"] [role="row"][aria-rowindex="${last}"]`) !== null;
    },
    STUDENTS + 1,
    { polling: 100, timeout: 60_000 },
  );
}

/** Missed only when the empty page beside it keeps the pace: a machine that cannot show that one judges nothing. */
function judgeFrames(name: string, { gaps }: Frames, empty: Frames): Goal {
  const onTime = (frames: readonly number[]) => frames.filter((gap) => gap <= LATE_MS).length / frames.length;
  const [share, beside] = [onTime(gaps), onTime(empty.gaps)];
  const verdict = share >= ON_TIME ? "PASS" : beside < ON_TIME ? "NOISE" : "FAIL";
  const longest = Math.max(...gaps);
  return { name, goal: `${100 * ON_TIME} of 100 frames within ${LATE_MS.toFixed(0)} ms`, measured: `${(100 * share).toFixed(1)} of 100 (empty page ${(100 * beside).toFixed(1)}), ${(1_000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)).toFixed(0)} a second, longest ${longest.toFixed(0)} ms`, verdict };
}
