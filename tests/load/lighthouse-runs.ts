import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { chromiumOptions } from "./script-bytes.ts";
import { median } from "./throughput.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof CATEGORIES)[number];

export type LighthouseScores = { scores: Record<Category, number>; failing: string[] };

/**
 * Lighthouse with its default mobile settings: the median of `runs` for each page, taken in turns so that the machine's
 * mood falls on all of them. `failing` names the audits that cost points outside performance, with what they point at.
 */
export async function runLighthouse(pages: readonly { name: string; url: string }[], runs: number, port: number): Promise<Record<string, LighthouseScores>> {
  const taken = new Map<string, Record<Category, number>[]>(pages.map(({ name }) => [name, []]));
  const failing = new Map<string, Set<string>>(pages.map(({ name }) => [name, new Set()]));
  for (let run = 0; run < runs; run += 1) {
    for (const { name, url } of pages) {
      const { scores, problems } = await runOnce(url, port);
      taken.get(name)?.push(scores);
      for (const problem of problems) failing.get(name)?.add(problem);
    }
  }
  return Object.fromEntries(
    [...taken].map(([name, scores]) => {
      const medians = CATEGORIES.map((category) => [category, median(scores.map((score) => score[category]))] as const);
      return [name, { scores: Object.fromEntries(medians) as Record<Category, number>, failing: [...(failing.get(name) ?? [])] }];
    }),
  );
}

async function runOnce(url: string, port: number): Promise<{ scores: Record<Category, number>; problems: string[] }> {
  const { executablePath, args } = await chromiumOptions();
  const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    const result = await lighthouse(url, { port, logLevel: "error", onlyCategories: [...CATEGORIES] });
    if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
    const { categories, audits } = result.lhr;
    const scores = CATEGORIES.map((category) => [category, Math.round((categories[category]?.score ?? 0) * 100)] as const);
    const problems = CATEGORIES.filter((category) => category !== "performance").flatMap((category) =>
      (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
        const audit = audits[id];
        if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
        return [`${category}/${id}: ${JSON.stringify(audit.details && "items" in audit.details ? audit.details.items : "").slice(0, 600)}`];
      }),
    );
    return { scores: Object.fromEntries(scores) as Record<Category, number>, problems };
  } finally {
    await browser.close();
  }
}
