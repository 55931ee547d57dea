import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { art, COVER_SIZES, COVER_TOPICS, coverDataUrl, coverUrl, familyOf } from "./cover-art";

const LARGEST_BYTES = 14 * 1024;

describe("art", () => {
  it("gives the same bytes for the same input", () => {
    expect(art("sql-que-no-miente", "data")).toBe(art("sql-que-no-miente", "data"));
  });

  it("keeps the pictures that courses already have", () => {
    const all = COVER_TOPICS.flatMap((topic) => Object.values(COVER_SIZES).map((size) => art("sql-que-no-miente", topic, size)));
    expect(createHash("sha256").update(all.join("\n")).digest("hex")).toBe("7a2e5e9f4e8c1cf6b8c9fa7544a424dc923c2429effd4586fa80434b7510f8b0");
  });

  it.each(COVER_TOPICS)("draws %s within 14 KB for every size and many slugs", (topic) => {
    const sizes = Object.values(COVER_SIZES);
    const longest = Math.max(...Array.from({ length: 150 }, (_, i) => sizes.map((size) => art(`curso-${i}`, topic, size).length)).flat());
    expect(longest).toBeLessThanOrEqual(LARGEST_BYTES);
  });

  it("draws different courses differently and each family in its own way", () => {
    const slugs = new Set(Array.from({ length: 60 }, (_, i) => art(`curso-${i}`, "web")));
    expect(slugs.size).toBe(60);
    expect(new Set(COVER_TOPICS.map((topic) => art("uno", topic))).size).toBe(COVER_TOPICS.length);
  });

  it("gives an unknown topic one of the ten families, always the same", () => {
    expect(COVER_TOPICS).toContain(familyOf("gastronomia"));
    expect(art("pan-de-masa-madre", "gastronomia")).toBe(art("pan-de-masa-madre", "gastronomia"));
  });

  it("writes only finite numbers", () => {
    for (const topic of COVER_TOPICS) expect(art("x", topic, { w: 260, h: 390 })).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("escapes the title and hides a picture without one", () => {
    expect(art("a", "web", { title: '"><script>' })).toContain('aria-label="&quot;&gt;&lt;script&gt;"');
    expect(art("a", "web")).toContain('aria-hidden="true"');
  });

  it("leaves the spine out when asked", () => {
    expect(art("a", "web", { spine: false })).not.toContain("rgba(0,0,0,.18)");
  });
});

describe("coverUrl", () => {
  it("holds topic, slug and size", () => {
    expect(coverUrl("sql-que-no-miente", "data", "book")).toBe("/covers/data/sql-que-no-miente-260x390.svg");
  });
});

describe("coverDataUrl", () => {
  it("holds the picture, and nothing that ends an address or an attribute", () => {
    const url = coverDataUrl("sql-que-no-miente", "data", "wide");
    const [start, encoded = ""] = url.split(/,(.*)/s);
    expect(start).toBe("data:image/svg+xml");
    expect(encoded).not.toMatch(/["<>#\s]/);
    expect(decodeURIComponent(encoded)).toBe(art("sql-que-no-miente", "data", COVER_SIZES.wide));
  });
});
