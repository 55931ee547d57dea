import { atLeast, atMost, judged, type Goal } from "./goals.ts";
import type { LighthouseScores } from "./lighthouse-runs.ts";
import type { PageName } from "./pages.ts";
import type { PlanFinding } from "./query-plans.ts";
import type { Stage } from "./stage.ts";
import { median, ratios } from "./throughput.ts";

const SPEED: readonly { page: PageName; base: string; least: number }[] = [
  { page: "catalogue", base: "bare static", least: 0.7 },
  { page: "landing", base: "bare static", least: 0.7 },
  { page: "video lesson", base: "bare dynamic", least: 0.5 },
  { page: "article lesson", base: "bare dynamic", least: 0.5 },
];
const STATEMENTS: Readonly<Record<PageName, number>> = { home: 0, catalogue: 0, landing: 0, dashboard: 5, "video lesson": 6, "article lesson": 6 };
const SCRIPTS: Readonly<Partial<Record<string, number>>> = { home: 1.25, catalogue: 1.25, landing: 1.25, "video lesson": 3, "article lesson": 3 };
/** A page may be this much slower at a size than at the first, both as shares of an empty page of the same run. */
const GROWTH = 1.5;
const PERFORMANCE = 95;

/** Requests a second as shares of the empty page's, round by round. */
export function judgeSpeed({ rounds, lessons }: Stage): Goal[] {
  return SPEED.map(({ page, base, least }) => {
    const shares = ratios(rounds, page, base);
    return atLeast(`${page}, requests/s over ${base} at ${lessons} lessons`, least, shares, median(shares));
  });
}

/** Statements at every size, and how a page's speed changes as the school grows. */
export function judgeStages(stages: readonly Stage[]): Goal[] {
  const [first, ...grown] = stages;
  if (!first) return [];
  const statements = stages.flatMap((stage) =>
    Object.entries(STATEMENTS).map(([page, most]) => {
      const { least, most: seen } = stage.statements[page as PageName];
      return { ...atMost(`${page}, statements a visit at ${stage.lessons} lessons`, most, least), measured: seen === least ? String(least) : `${least} (${seen} with work beside it)` };
    }),
  );
  const share = ({ rounds }: Stage, page: PageName, base: string) => median(ratios(rounds, page, base));
  const pages = [...SPEED, { page: "home" as const, base: "bare static" }, { page: "dashboard" as const, base: "bare dynamic" }];
  const growth = grown.flatMap((stage) =>
    pages.map(({ page, base }) =>
      atMost(`${page}, slower at ${stage.lessons} than at ${first.lessons} lessons, times`, GROWTH, share(first, page, base) / share(stage, page, base)),
    ),
  );
  return [...statements, ...growth];
}

export function judgeScripts(bytes: Readonly<Record<string, number>>): Goal[] {
  const empty = bytes.bare ?? Number.NaN;
  return Object.entries(bytes).flatMap(([page, size]) => {
    const most = SCRIPTS[page];
    if (most === undefined) return [];
    return [{ ...atMost(`${page}, script transferred over the empty page's`, most, size / empty), measured: `${(size / empty).toFixed(2)} (${kilobytes(size)} over ${kilobytes(empty)})` }];
  });
}

export function judgeLighthouse(scores: Readonly<Record<string, LighthouseScores>>): Goal[] {
  const empty = scores.bare?.scores.performance ?? Number.NaN;
  return Object.entries(scores).flatMap(([page, { scores: got }]) => {
    if (page === "bare") return [];
    const full = (["accessibility", "best-practices", "seo"] as const).map((category) =>
      judged(`${page}, Lighthouse ${category}`, "100", String(got[category]), got[category] === 100),
    );
    const isFast = got.performance >= PERFORMANCE || got.performance >= empty - 1;
    return [...full, judged(`${page}, Lighthouse performance`, `${PERFORMANCE}, or 1 below the empty page`, `${got.performance} (empty page ${empty})`, isFast)];
  });
}

export function judgePlans(plans: readonly PlanFinding[]): Goal[] {
  const bad = plans.filter(({ sequentialScans }) => sequentialScans.length > 0);
  const slowest = [...plans].sort((a, b) => b.milliseconds - a.milliseconds)[0];
  const aside = slowest ? `; slowest ${slowest.page}, ${slowest.milliseconds.toFixed(1)} ms` : "";
  return [judged(`plans of ${plans.length} statements`, "no large table read whole", `${bad.length} read one${aside}`, bad.length === 0)];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`;
}
