import { readFileSync } from "node:fs";
import path from "node:path";

type Texts = {
  commerce: { checkout: { pay: string }; arrival: { start: string; steps: { receipt: string }; views: { ready: { title: string } } } };
  identity: { fields: { name: string; email: string }; signUp: { action: string }; verify: { action: string } };
  learning: { article: { markAndNext: string } };
};

/** What the interface says in a language, from the files that it says it from. */
export function textsOf(locale: string): Texts {
  const read = (domain: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, `../../messages/${locale}/${domain}.json`), "utf8"));
  return { commerce: read("commerce"), identity: read("identity"), learning: read("learning") } as Texts;
}
