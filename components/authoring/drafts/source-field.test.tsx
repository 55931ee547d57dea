import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { DraftsPage } from "@/server/drafts";
import { SourceField } from "./source-field";

const PAGE = { texts: [], captions: [], pdfs: [] } as unknown as DraftsPage;

async function draw(locale: Locale): Promise<{ html: string; words: Record<string, string> }> {
  const { default: drafts } = await import(`@/messages/${locale}/drafts.json`);
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ drafts } as never} timeZone="UTC">
      <SourceField courseId="crs_1" page={PAGE} error={undefined} />
    </NextIntlClientProvider>,
  );
  return { html, words: drafts.request };
}

describe("where a PDF to draft from is chosen", () => {
  it.each(LOCALES)("is a button in the words of the school, not in those of the browser: %s", async (locale) => {
    const { html, words } = await draw(locale);
    expect(html.match(/<input[^>]*type="file"[^>]*>/)?.[0], "the browser's own button is not shown").toMatch(/hidden=""/);
    expect(html).toMatch(new RegExp(`<button[^>]*type="button"[^>]*>.*${words.pdf}</button>`));
  });
});
