import type { Page } from "@playwright/test";

/** By the same procedures as the pages themselves, as who is signed in there; what a test is about goes through the pages. */
export function callAsPage(page: Page, name: string, input: object): Promise<Record<string, string>> {
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
