import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import { findSharedData } from "@/tests/harness/shared-data";
import { toMarkdown } from "@/lib/html/html-to-markdown";
import { readSource } from "./read-source";
import { unpackUpload } from "./unpack-upload";

const keep = (address: string): string | null => (/^https?:/.test(address) ? address : null);

describe("HTML as Markdown", () => {
  it.each([
    ["<h1>Title</h1><p>One <strong>two</strong> <em>three</em><br>four</p>", "## Title\n\nOne **two** *three*\\\nfour\n"],
    ["<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><p>d</p>", "- a\n- b\n  1. c\n\nd\n"],
    ["<pre>x\n  <b>y</b>\n</pre>", "```\nx\n  y\n\n```\n"],
    ['<a href="https://x.test/a b">go</a> <a href="javascript:alert(1)">stay</a>', "[go](https://x.test/a%20b) stay\n"],
    ['<img src="https://x.test/a.png" alt="A [b]"><img src="data:x" alt="no">', "![A  b ](https://x.test/a.png)\n"],
    ["<script>alert(1)</script><style>x</style><!-- no -->5 * 3 < 20 _x_ [y]", "5 \\* 3 \\< 20 \\_x\\_ \\[y\\]\n"],
    ["<p># no heading</p><p>1. no list</p>", "\\# no heading\n\n1\\. no list\n"],
    ["<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a · b\n\n1 · 2\n"],
    ["<blockquote><p>said</p></blockquote>", "> said\n"],
  ])("%s", (html, markdown) => {
    expect(toMarkdown(html, keep)).toBe(markdown);
  });

  it("takes time in proportion to the text, and shows what it said as text", async () => {
    for (const part of ["<script ", "<", "<b>", "<ul><li>", "<blockquote>", "<!--", "<a href='", "**", "<a>"]) toMarkdown(part.repeat(300_000 / part.length), keep);
    const labels = { copy: "", copied: "", note: "", tip: "", important: "", warning: "", caution: "" };
    const html = await renderMarkdown(toMarkdown("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;</p>", keep), labels as never);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("alert(1)");
  });
});

function cartridge(organization: string, resources: string, files: Record<string, string>) {
  const manifest = `<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"><metadata><lom><general><title><string>Curso &amp; más</string></title></general></lom></metadata><organizations><organization>${organization}</organization></organizations><resources>${resources}</resources></manifest>`;
  return readSource("c.imscc", Object.entries({ "imsmanifest.xml": manifest, ...files }).map(([place, text]) => ({ path: place, bytes: new TextEncoder().encode(text) })));
}

describe("a Common Cartridge", () => {
  it("becomes modules of texts and quizzes, and says what has no place here", async () => {
    const item = (id: string, title: string) => `<item identifierref="${id}"><title>${title}</title></item>`;
    const { courses, items } = await cartridge(
      `<item identifier="root"><item><title>Uno</title>${item("p", "Página")}${item("w", "Enlace")}${item("t", "Herramienta")}${item("f", "Tabla")}${item("none", "Nada")}<item><title>Cabecera</title></item></item></item>`,
      '<resource identifier="p" type="webcontent" href="p.html"/><resource identifier="w" type="imswl_xmlv1p1"><file href="w.xml"/></resource><resource identifier="t" type="imsbasiclti_xmlv1p0" href="t.xml"/><resource identifier="f" type="webcontent" href="f.xlsx"/>',
      { "p.html": "<html><head><title>x</title></head><body><p>El <b>texto</b> con <img src='nada.png'></p></body></html>", "w.xml": '<webLink><title>W</title><url href="https://x.test/?a=1"/></webLink>', "t.xml": "<x/>", "f.xlsx": "x" },
    );
    expect(courses).toMatchObject([{ title: "Curso & más", slug: "curso-mas", language: "es", modules: [{ title: "Uno", lessons: [{ title: "Página", kind: "article", body: "El **texto** con\n" }, { title: "Enlace", body: "[Enlace](https://x.test/?a=1)\n" }] }] }]);
    expect(items.map(({ path: place, status }) => `${status} ${place}`)).toEqual(["imported imsmanifest.xml", "imported p.html", "converted w.xml", "refused t.xml", "refused f.xlsx", "refused Nada", "converted Cabecera"]);
  });

  it.each([
    ["is no XML", "<manifest>", /not well-formed/],
    ["defines entities", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><manifest>&a;</manifest>', /document type/],
    ["holds nothing", "<manifest/>", /nothing that can be a lesson/],
  ])("that %s is refused", async (_what, manifest, reason) => {
    const { courses, items } = await readSource("c.zip", [{ path: "imsmanifest.xml", bytes: new TextEncoder().encode(manifest) }]);
    expect(courses).toEqual([]);
    expect(items.at(-1)).toMatchObject({ status: "refused", reason: expect.stringMatching(reason) });
  });
});

const shared = findSharedData("03-packages-captions");

describe.runIf(shared !== null)("packages that others wrote", () => {
  const read = async (name: string) => {
    const { files, problems } = await unpackUpload(path.basename(name), new Uint8Array(readFileSync(path.join(shared ?? "", name))));
    const { courses, items } = await readSource(path.basename(name), files, problems);
    return { courses, items: [...problems, ...items] };
  };

  it("a course of Canvas comes in with its page, quiz, texts and link", async () => {
    const { courses, items } = await read("common-cartridge/course-1.imscc");
    expect(courses[0]?.modules[0]?.lessons.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      "article First Module Assignment 1", "quiz First Module Quiz 1", "article First Module Wiki Page 1", "article First Module Discussion 1", "article First Module External URL 1", "article photo.jpg", "article Assignment with internal links", "article The First Measured Century: 1930-1960 (60:00)",
    ]);
    expect(items.filter(({ status }) => status === "refused")).toHaveLength(2);
  });

  it("an archive with a link is refused whole", async () => {
    expect(await read("scorm-hostile/symlink_etc_passwd.zip")).toMatchObject({ courses: [], items: [{ status: "refused" }] });
  });
});
