import type { Page } from "@playwright/test";

/** Runs a mutation as who is signed in on a page, by the same procedure as the studio's pages. Throws what the school answers otherwise. */
export function call(page: Page, name: string, input: object): Promise<Record<string, string>> {
  return page.evaluate(
    async ([procedure, json]) => {
      const response = await fetch(`/api/trpc/${procedure}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ json }) });
      const answer = await response.json();
      if (!response.ok) throw new Error(JSON.stringify(answer));
      return answer.result.data.json;
    },
    [name, input] as const,
  );
}
