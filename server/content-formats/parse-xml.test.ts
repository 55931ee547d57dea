import { readFileSync } from "node:fs";
import path from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findSharedData } from "@/tests/harness/shared-data";
import { ImportRefused } from "./import-report";
import { parseXml, textOf } from "./parse-xml";

describe("parseXml", () => {
  it("gives the tree with text, attributes and lines", () => {
    const root = parseXml('\uFEFF<?xml version="1.0"?>\n<a:x xmlns:a="urn:a" n="1">t<b/><![CDATA[<c>]]>&amp;\n<d>e</d></a:x>');
    expect(root).toMatchObject({ name: "x", namespace: "urn:a", attributes: { n: "1" }, line: 2 });
    expect(textOf(root)).toBe("t<c>&\ne");
    expect(root.children.at(-1)).toMatchObject({ name: "d", line: 3 });
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "document type"],
    ["<a>&nbsp;</a>", "well-formed"],
    ["<a><b></a>", "Line"],
    ["<a", "well-formed"],
    ["", "well-formed"],
    ["<a/><b/>", "well-formed"],
    ["<a>".repeat(200) + "</a>".repeat(200), "nested"],
    [`<a>${"<b/>".repeat(400_000)}</a>`, "elements"],
  ])("refuses %.40s", (xml) => {
    expect(() => parseXml(xml)).toThrow(ImportRefused);
  });

  test.prop([fc.oneof(fc.string(), fc.array(fc.constantFrom("<a", ">", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&#0;", "x='1'", "<?xml ", "?>"), { maxLength: 20 }).map((parts) => parts.join("")))])("of any text gives a tree or a refusal", (xml) => {
    try {
      parseXml(xml);
    } catch (error) {
      expect(error).toBeInstanceOf(ImportRefused);
    }
  });

  const attacks = findSharedData("04-bad-input");
  it.skipIf(!attacks)("expands and fetches nothing of the public XML attacks (shared/data/04-bad-input)", () => {
    const list = z.array(z.string()).parse(JSON.parse(readFileSync(path.join(attacks ?? "", "xml-attacks.json"), "utf8")));
    for (const xml of list) {
      const isRefused = (() => {
        try {
          return textOf(parseXml(xml)).includes("root:");
        } catch (error) {
          expect(error).toBeInstanceOf(ImportRefused);
          return true;
        }
      })();
      if (xml.includes("<!DOCTYPE") && xml.trimStart().startsWith("<")) expect(isRefused, xml).toBe(true);
    }
    expect(list.length).toBeGreaterThan(10);
  });
});
