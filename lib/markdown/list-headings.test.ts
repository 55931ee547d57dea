import { describe, expect, it } from "vitest";
import { listHeadings } from "./list-headings";
import { renderMarkdown } from "./render-markdown";

const labels = { callouts: { note: "Nota", important: "", tip: "", warning: "", caution: "" }, table: "Tabla", code: "Código", formula: "Fórmula", footnotes: "Notas", backToText: "Volver", embed: { film: "", page: "", note: "", open: "" } };

describe("the headings of a text", () => {
  it("are its second level, as words, with the address that the renderer gave them", async () => {
    const html = await renderMarkdown("# Uno\n\n## La *razón* de `leer` & más\n\n### Tres\n\n## Tú < yo\n\n## La *razón* de `leer` & más\n", labels);
    expect(listHeadings(html)).toEqual([
      { id: "s-la-razón-de-leer--más", text: "La razón de leer & más" },
      { id: "s-tú--yo", text: "Tú < yo" },
      { id: "s-la-razón-de-leer--más-1", text: "La razón de leer & más" },
    ]);
  });

  it("leave out the footnotes' own heading", async () => {
    const html = await renderMarkdown("## Texto\n\nAlgo[^1].\n\n[^1]: Nota.\n", labels);
    expect(listHeadings(html).map((heading) => heading.text)).toEqual(["Texto"]);
  });

  it("keep a formula readable", async () => {
    const [heading] = listHeadings(await renderMarkdown("## La razón $r$\n\n$x$", labels));
    expect(heading?.text).toBe("La razón r");
  });
});
