import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { renderMarkdown, type MarkdownLabels } from "./render-markdown";

const labels: MarkdownLabels = {
  callouts: { note: "Nota", important: "Importante", tip: "Consejo", warning: "Cuidado", caution: "Cuidado" },
  table: "Tabla",
  code: "Código",
  formula: "Fórmula",
  footnotes: "Notas",
  backToText: "Volver al texto",
  embed: { film: "Video de {provider}", page: "Contenido de {provider}", note: "Se carga de {provider}", open: "Abrir en {provider}" },
};
const render = (text: string) => renderMarkdown(text, labels);

/** What may never be in the output, however it is written. */
const DANGEROUS = /<(script|iframe|object|embed|form|input(?! type="checkbox")|style|svg|base|meta|link)\b|<[a-z][^<>]*\s(on\w+\s*=|href="\s*(javascript|data|vbscript):|src="\s*(javascript|data):)/i;

function sharedPayloads(file: string): string[] {
  const full = path.resolve(process.env.CRITERIO_SHARED ?? "../shared/data", "04-bad-input", file);
  if (!existsSync(full)) return [];
  return collectStrings(JSON.parse(readFileSync(full, "utf8")));
}

function collectStrings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(collectStrings);
  return value && typeof value === "object" ? Object.values(value).flatMap(collectStrings) : [];
}

describe("rendering a lesson's Markdown", () => {
  it("renders tables, math, code and callouts", async () => {
    const html = await render("## Uno\n\n> [!TIP]\n> Mide.\n\n| a |\n|---|\n| 1 |\n\n$x^2$\n\n```sql\nselect 1;\n```\n");
    expect(html).toMatch(/<aside class="callout" data-tone="success">\s*<p class="callout-title">Consejo<\/p>/);
    expect(html).toContain('class="table-wrap"');
    expect(html).toContain('class="katex"');
    expect(html).toContain('<figure class="code">');
    expect(html).toContain("--code-token-keyword");
    expect(html).toContain('<h2 id="s-uno">');
  });

  it("lets the keyboard reach what scrolls sideways: tables, code, formulas", async () => {
    const html = await render("| a |\n|---|\n| 1 |\n\n```sql\nselect 1;\n```\n\n$$\nx^2\n$$\n");
    expect(html).toMatch(/class="table-wrap" tabindex="0" role="group" aria-label="Tabla"/);
    expect(html).toMatch(/<pre [^>]*tabindex="0" role="group" aria-label="Código"/);
    expect(html).toMatch(/class="katex-display" tabindex="0" role="group" aria-label="Fórmula"/);
  });

  it("drops raw HTML, handlers and script addresses", async () => {
    const html = await render('<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) ![b](data:text/html,x)');
    expect(html).not.toMatch(DANGEROUS);
  });

  it("lets no author choose classes or ids of the interface", async () => {
    const html = await render("```btn primary\nx\n```\n\n# main\n");
    expect(html).not.toContain('class="btn');
    expect(html).toContain('id="s-main"');
  });

  it("does not let math run away or link out", async () => {
    const html = await render(String.raw`$\href{javascript:alert(1)}{x}$ $\def\a{\a\a}\a$`);
    expect(html).not.toMatch(DANGEROUS);
  });

  const payloads = ["xss.json", "sanitizer-pairs-dompurify.json", "naughty-strings.json"].flatMap(sharedPayloads);
  it.skipIf(payloads.length === 0)("holds against the shared lists of bad input", async () => {
    for (const payload of payloads) expect(await render(payload), payload).not.toMatch(DANGEROUS);
  });
});
