import { NextIntlClientProvider } from "next-intl";
import { prerender } from "react-dom/static";
import { describe, expect, it } from "vitest";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { ImportReport } from "./import-report";

const ITEMS = [
  { path: "a.csv#2", kind: "single", status: "refused" as const, reason: 'Line 2: "<i>{c}</i>" names no option.' },
  { path: "syllabus.pdf", kind: "syllabus", status: "refused" as const, reason: "It is no sound PDF: encrypted." },
];

async function show(locale: Locale): Promise<string> {
  const { "studio-import": report, "course-files": files } = await loadMessages(locale);
  const { prelude } = await prerender(
    <NextIntlClientProvider locale={locale} messages={{ "studio-import": report, "course-files": files } as never} timeZone="UTC">
      <ImportReport items={ITEMS} summary={{ imported: 0, converted: 0, refused: 2 }} />
    </NextIntlClientProvider>,
  );
  return new Response(prelude).text();
}

describe("the report of an import", () => {
  it.each<[Locale, string, string]>([
    ["es", "<td>Línea 2: «&lt;i&gt;{c}&lt;/i&gt;» no es ninguna de las opciones.</td>", "<td>No podemos entregar este PDF. Está protegido con contraseña"],
    ["pt-BR", "<td>Linha 2: “&lt;i&gt;{c}&lt;/i&gt;” não é nenhuma das opções.</td>", "<td>Não podemos entregar este PDF. Está protegido por senha"],
    ["en", '<td lang="en">Line 2: &quot;&lt;i&gt;{c}&lt;/i&gt;&quot; names no option.</td>', '<td lang="en">It is no sound PDF: encrypted.</td>'],
  ])("gives its reasons in %s", async (locale, ...cells) => {
    const html = (await show(locale)).replaceAll(/<td class="[^"]*"/g, "<td");
    for (const cell of cells) expect(html).toContain(cell);
  });
});
