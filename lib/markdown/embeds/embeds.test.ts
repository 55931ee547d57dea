import { describe, expect, it } from "vitest";
import { inspectMarkdown } from "../inspect-markdown";
import { renderMarkdown, type MarkdownLabels } from "../render-markdown";
import { EMBED_ORIGINS, embedTarget } from "./providers";

const labels: MarkdownLabels = {
  callouts: { note: "", important: "", tip: "", warning: "", caution: "" },
  table: "", code: "", formula: "", footnotes: "", backToText: "",
  embed: { film: "Video de {provider}", page: "Contenido de {provider}", note: "Se carga de {provider}", open: "Abrir en {provider}" },
};
const ID = "dQw4w9WgXcQ";
const LOOM = "0123456789abcdef0123456789abcdef";
const SLIDES = "1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUv";

describe("what an address shows inside of a text", () => {
  it.each([
    [`https://www.youtube.com/watch?v=${ID}&feature=share`, `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1&rel=0`],
    [`http://youtube.com/watch?t=1m30s&v=${ID}`, `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1&rel=0&start=90`],
    [`https://youtu.be/${ID}?t=42`, `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1&rel=0&start=42`],
    [`https://m.youtube.com/shorts/${ID}`, `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1&rel=0`],
    [`https://www.youtube.com/embed/${ID}?start=7`, `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1&rel=0&start=7`],
    ["https://www.youtube.com/playlist?list=PLabcdefghijklmno", "https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdefghijklmno"],
    ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"],
    ["https://vimeo.com/76979871/abcdef1234#t=90s", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=abcdef1234#t=90s"],
    ["https://player.vimeo.com/video/76979871?h=abcdef1234", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=abcdef1234"],
    [`https://www.loom.com/share/${LOOM}?sid=1`, `https://www.loom.com/embed/${LOOM}?autoplay=1`],
    ["https://codepen.io/ana/pen/AbCdEfG", "https://codepen.io/ana/embed/AbCdEfG?default-tab=result"],
    ["https://codesandbox.io/p/sandbox/algo-x1y2z3", "https://codesandbox.io/embed/algo-x1y2z3"],
    ["https://stackblitz.com/edit/vitejs-vite-abc?file=a.ts", "https://stackblitz.com/edit/vitejs-vite-abc?embed=1"],
    ["https://www.figma.com/design/AbCdEfGhIjKlMn/Un-diseno?node-id=1", "https://www.figma.com/embed?embed_host=criterio&url=https%3A%2F%2Fwww.figma.com%2Fdesign%2FAbCdEfGhIjKlMn"],
    ["https://www.geogebra.org/m/AbCd1234", "https://www.geogebra.org/material/iframe/id/AbCd1234"],
    ["https://www.desmos.com/calculator/abc123def4", "https://www.desmos.com/calculator/abc123def4?embed"],
    [`https://docs.google.com/presentation/d/${SLIDES}/edit#slide=id.p`, `https://docs.google.com/presentation/d/${SLIDES}/embed`],
    [`https://docs.google.com/document/d/e/${SLIDES}/pub`, `https://docs.google.com/document/d/e/${SLIDES}/pub?embedded=true`],
    [`https://docs.google.com/forms/d/e/${SLIDES}/viewform`, `https://docs.google.com/forms/d/e/${SLIDES}/viewform?embedded=true`],
  ])("%s", (address, frame) => expect(embedTarget(address)?.frame).toBe(frame));

  it.each([
    "https://example.org/watch?v=dQw4w9WgXcQ",
    `https://youtube.com.evil.example/watch?v=${ID}`,
    `https://evilyoutube.com/watch?v=${ID}`,
    `https://user@www.youtube.com/watch?v=${ID}`,
    `https://www.youtube.com:8443/watch?v=${ID}`,
    `javascript://www.youtube.com/watch?v=${ID}`,
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/watch?v=<script>x",
    "https://www.youtube.com/@a-channel",
    "https://vimeo.com/about",
    "https://codepen.io/ana/pen/a%2F..%2Fb",
    "https://docs.google.com/presentation/u/0/",
    "//www.youtube.com/watch?v=dQw4w9WgXcQ",
    "not an address",
    "",
  ])("%s shows nothing", (address) => expect(embedTarget(address)).toBeNull());

  it("comes from an origin that the policy lets in, and from no other", () => {
    for (const address of [`https://youtu.be/${ID}`, "https://vimeo.com/76979871", "https://codepen.io/ana/pen/AbCdEfG"]) expect(EMBED_ORIGINS).toContain(new URL(embedTarget(address)?.frame ?? "").origin);
    for (const origin of EMBED_ORIGINS) expect(origin).toMatch(/^https:\/\/[a-z.-]+$/);
  });
});

describe("an embed in a text", () => {
  const render = (text: string) => renderMarkdown(text, labels);

  it("is an address that stands alone: a link until it is opened, that loads nothing", async () => {
    const html = await render(`Antes.\n\nhttps://youtu.be/${ID}\n\nDespués.\n`);
    expect(html).toContain(`<figure class="embed" data-shape="film"><a class="embed-link" href="https://youtu.be/${ID}" data-frame="https://www.youtube-nocookie.com/embed/${ID}?autoplay=1&#x26;rel=0" data-open="Abrir en YouTube" rel="noopener nofollow ugc">`);
    expect(html).not.toMatch(/<iframe|src=/);
  });

  it("takes its title from the link, and its poster from an image in it", async () => {
    expect(await render(`[Índices en 5 minutos](https://youtu.be/${ID})`)).toContain('<span class="embed-title">Índices en 5 minutos</span>');
    const html = await render(`[![Índices en 5 minutos](/media/i.png)](https://youtu.be/${ID})`);
    expect(html).toContain('<img src="/media/i.png" alt="" class="embed-poster" loading="lazy"');
    expect(html).toContain('<span class="embed-title">Índices en 5 minutos</span>');
  });

  it.each([
    ["among words", `Mira https://youtu.be/${ID} hoy.`],
    ["in a list", `- https://youtu.be/${ID}`],
    ["with a title of the link's own", `[Índices](https://youtu.be/${ID} "En YouTube")`],
    ["of somebody else", "https://example.org/a"],
    ["in code", `\`https://youtu.be/${ID}\``],
  ])("is not an address %s", async (_, text) => expect(await render(text)).not.toContain("embed"));

  it("cannot be written by hand with another frame, nor break out of its attributes", async () => {
    const html = await render(`<figure class="embed"><a href="https://evil.example" data-frame="https://evil.example">x</a></figure>\n\n["\\>\\<script>alert(1)\\</script>](https://youtu.be/${ID})\n`);
    expect(html).not.toMatch(/evil\.example|<script/);
    expect(html).toContain('<span class="embed-title">">&#x3C;script>alert(1)&#x3C;/script></span>');
  });

  it("without words of its own is named to its author", () => {
    const { embedsWithoutTitle, links } = inspectMarkdown(`https://youtu.be/${ID}\n\n[Con título](https://vimeo.com/76979871)\n\n[![Con imagen](a.png)](https://vimeo.com/76979872)\n`);
    expect(embedsWithoutTitle).toEqual([`https://youtu.be/${ID}`]);
    expect(links).toHaveLength(3);
  });
});
