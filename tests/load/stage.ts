import { runChild } from "../../scripts/stack/children.ts";
import { visit, type MeasuredPage, type PageName } from "./pages.ts";
import type { School } from "./school.ts";
import { measureSearch, type SearchFigures } from "./search-latency.ts";
import type { Statement } from "./statement-counter.ts";
import { measureRounds, type Rounds } from "./throughput.ts";

export type Stage = {
  lessons: number;
  rounds: Rounds;
  /** Statements of a visit: of a page made for the first time, and the fewest and most of later visits. */
  statements: Record<PageName, { first: number; least: number; most: number }>;
  search: SearchFigures;
  executed: { page: string; statement: Statement }[];
};

const VISITS = 7;
/** A server's life is long: its code is compiled to the end after some hundred requests, a large page's later than an empty one's. */
const WARMING_SECONDS = 10;

/** Grows the school to a number of lessons, drops every kept page, and takes all figures of one size. */
export async function measureStage(school: School, pages: readonly MeasuredPage[], bare: string, options: { lessons: number; rounds: number; seconds: number; searches: number; onRounds: () => void }): Promise<Stage> {
  const env = { ...school.stack.env, LOG_LEVEL: "error" };
  await runChild("growing the school", ["--import", "tsx", "tests/load/grow-school.ts", String(options.lessons)], env, ["ignore", "ignore", "inherit"]);
  await school.restartFresh({ counts: true });
  const executed: Stage["executed"] = [];
  const statements: Partial<Stage["statements"]> = {};
  for (const page of pages) {
    const first = await school.statements.during(() => visit(page));
    executed.push(...first.map((statement) => ({ page: page.name, statement })));
    const later: number[] = [];
    for (let time = 0; time < VISITS; time += 1) later.push((await school.statements.during(() => visit(page))).length);
    statements[page.name] = { first: first.length, least: Math.min(...later), most: Math.max(...later) };
  }
  const search = await measureSearch(school, options.searches);
  executed.push(...search.executed);
  await school.restartFresh({ counts: false });
  const targets = [
    { name: "bare static", url: bare, headers: {} },
    ...pages.filter(({ isPublic }) => isPublic),
    { name: "bare dynamic", url: `${bare}/dynamic`, headers: {} },
    ...pages.filter(({ isPublic }) => !isPublic),
  ];
  await measureRounds(targets, { rounds: 1, seconds: WARMING_SECONDS });
  options.onRounds();
  const rounds = await measureRounds(targets, options);
  return { lessons: options.lessons, rounds, statements: statements as Stage["statements"], search, executed };
}
