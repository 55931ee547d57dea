import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markup, type MarkupValue } from "./markup";

describe("markup", () => {
  test("writes what is there and escapes what it is given, as text and as an attribute", () => {
    const title = `<script>alert("1")</script> & 'más'`;
    expect(markup`<p title="${title}">${title}</p>`.toString()).toBe(
      "<p title=\"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;más&#39;\">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;más&#39;</p>",
    );
  });

  test("keeps markup as it is, alone and in lists", () => {
    const items = ["a", "<b>"].map((text) => markup`<li>${text}</li>`);
    expect(markup`<ul>${items}${markup`<li>c</li>`}</ul>`.toString()).toBe("<ul><li>a</li><li>&lt;b&gt;</li><li>c</li></ul>");
  });

  test("leaves an attribute without a value out, and writes an empty one", () => {
    const row = (current: string | null, opens: boolean, id: number) => markup`<a aria-current="${current}" data-module="${opens}" id="x-${id}">t</a>`.toString();
    expect(row(null, false, 1)).toBe('<a id="x-1">t</a>');
    expect(row("page", true, 2)).toBe('<a aria-current="page" data-module="" id="x-2">t</a>');
    expect(markup`<p>${null}${undefined}${false}${true}${0}</p>`.toString()).toBe("<p>0</p>");
  });

  test.each([
    ["an unquoted attribute", () => markup`<a title=${"x"}>t</a>`],
    ["a single-quoted attribute", () => markup`<a title='${"x"}'>t</a>`],
    ["a name", () => markup`<${"a"}>t</a>`],
    ["a tag's inside", () => markup`<a ${"onclick=x"}>t</a>`],
    ["a handler", () => markup`<a onclick="${"x"}">t</a>`],
    ["a style", () => markup`<a style="color:${"x"}">t</a>`],
    ["a document", () => markup`<iframe srcdoc="${"x"}"></iframe>`],
    ["a list of images", () => markup`<img srcset="${"x"}">`],
    ["a script", () => markup`<script>${"x"}</script>`],
    ["a style sheet", () => markup`<style>${"x"}</style>`],
    ["a comment", () => markup`<!-- ${"x"} -->`],
    ["a closed attribute's end", () => markup`<a title="t"${"x"}>t</a>`],
  ])("refuses a value as %s", (_place, write) => {
    expect(write).toThrow(TypeError);
  });

  test.each(["javascript:alert(1)", "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "/\t/elsewhere.example", "/\n/elsewhere.example", " /es", "data:text/html,x", ""])("refuses %j as an address", (address) => {
    expect(() => markup`<a href="${address}">t</a>`).toThrow("a path of this site");
    expect(() => markup`<img src="${address}x:/">`).toThrow("a path of this site");
  });

  test.each(["/es/learn/a/b", "#main", "/covers/code/a-1280x720.svg"])("takes %s as an address", (address) => {
    expect(markup`<a href="${address}">t</a>`.toString()).toBe(`<a href="${address}">t</a>`);
  });

  test("takes nothing that only looks like markup", () => {
    const forged = JSON.parse('{"html":"<b>","inner":{"__html":"<b>"}}') as MarkupValue;
    expect(() => markup`<p>${forged}</p>`).toThrow("neither text nor markup");
    const heir = Object.create(markup`<i>`) as MarkupValue;
    expect(() => markup`<p>${heir}</p>`).toThrow("neither text nor markup");
    expect(() => markup`<p title="${markup`<i></i>`}">t</p>`).toThrow("takes text or a number");
  });

  test("no title, however hostile, adds a tag, an attribute or an entity of its own", () => {
    const hostile = fc.array(fc.oneof(fc.constantFrom("<", ">", '"', "'", "&", "/", "=", " ", "<script>", "-->", "]]>", "&lt;", "`", "\u0000", "\u2028"), fc.string({ unit: "grapheme" })), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(hostile, hostile, (title, label) => {
        const html = markup`<a aria-label="${label}" href="/es/${"a"}"><b>${title}</b></a>`.toString();
        const parts = /^<a aria-label="([^"<>]*)" href="\/es\/a"><b>([^"'<>]*)<\/b><\/a>$/s.exec(html);
        expect(parts?.[1] && unescape(parts[1])).toBe(label || parts?.[1]);
        expect(parts?.[2] && unescape(parts[2])).toBe(title || parts?.[2]);
        expect(parts).not.toBeNull();
      }),
    );
  });
});

const SIGNS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** What a browser reads in escaped text. */
function unescape(text: string): string {
  return text.replace(/&[^;]*;/g, (entity) => SIGNS[entity] ?? `unknown entity ${entity}`);
}
