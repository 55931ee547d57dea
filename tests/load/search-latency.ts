import { visit } from "./pages.ts";
import type { School } from "./school.ts";
import type { Statement } from "./statement-counter.ts";
import { SELECTIVE_WORD, WORST_WORD } from "./vocabulary.ts";

export type Latency = { p50: number; p95: number };
export type SearchFigures = { latencies: Record<string, Latency>; executed: { page: string; statement: Statement }[] };

/**
 * Times of searches one after another, in milliseconds: the page for a word in one course of a thousand and for the
 * word in every course, a misspelt word, a facet, and suggestions. Each request is written in another mixture of
 * capitals, so that nothing in between can answer for the database.
 */
export async function measureSearch({ origin, statements }: School, times: number): Promise<SearchFigures> {
  const page = (q: string) => `${origin}/es/courses?q=${encodeURIComponent(q)}`;
  const suggest = (q: string) => `${origin}/api/trpc/catalog.suggest?input=${encodeURIComponent(JSON.stringify({ json: { q } }))}`;
  const asked: Record<string, (variant: number) => string> = {
    "search: selective word": (variant) => page(capitals(SELECTIVE_WORD, variant)),
    "search: word in every course": (variant) => page(capitals(`${WORST_WORD} de`, variant)),
    "search: misspelt word": (variant) => page(capitals("performanse", variant)),
    "search: facet and word": (variant) => `${page(capitals(WORST_WORD, variant))}&level=beginner&price=free`,
    "suggestions: two letters": (variant) => suggest(capitals("cu", variant)),
    "suggestions: a word": (variant) => suggest(capitals(SELECTIVE_WORD, variant)),
  };
  const latencies: Record<string, Latency> = {};
  const executed: SearchFigures["executed"] = [];
  for (const [name, url] of Object.entries(asked)) {
    const seen = await statements.during(() => visit({ name, url: url(0), headers: {} }));
    executed.push(...seen.map((statement) => ({ page: name, statement })));
    const taken: number[] = [];
    for (let variant = 1; variant <= times; variant += 1) {
      const startedAt = performance.now();
      await visit({ name, url: url(variant), headers: {} });
      taken.push(performance.now() - startedAt);
    }
    taken.sort((a, b) => a - b);
    latencies[name] = { p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
  }
  return { latencies, executed };
}

/** The same text with its letters in upper or lower case after the bits of a number. */
function capitals(text: string, variant: number): string {
  return [...text].map((letter, index) => ((variant >> index) % 2 === 1 ? letter.toUpperCase() : letter)).join("");
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
