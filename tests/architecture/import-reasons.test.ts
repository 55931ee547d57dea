import { describe, expect, it } from "vitest";
import { MESSAGES } from "./harness/message-files";
import { writtenReasons } from "./harness/import-reasons";

const PREFIX = "import-reasons.";
const entries = [...(MESSAGES.get("en") ?? [])].filter(([key]) => key.startsWith(PREFIX)).map(([key, text]) => ({ code: key.slice(PREFIX.length), shape: text.replaceAll(/\{\w+\}/g, "{}") }));
/** What zod and other libraries say stands in no file of ours; `import-reason.test.ts` and `told-reasons.test.ts` have them say each. */
const ours = entries.filter(({ code }) => !/^(?:zod|lib)[A-Z]/.test(code));
const written = writtenReasons();

describe("reasons of an import's report", () => {
  it("are found in the code", () => {
    expect(written.length).toBeGreaterThan(200);
  });

  it("have an entry in import-reasons.json, in the same words", () => {
    const known = new Set(entries.map(({ shape }) => shape));
    expect(written.filter(({ text }) => !known.has(text)).map(({ where, text }) => `${where} ${text}`)).toEqual([]);
  });

  it("are all still written by code", () => {
    const texts = new Set(written.map(({ text }) => text));
    expect(ours.filter(({ shape }) => !texts.has(shape)).map(({ code, shape }) => `${code}: ${shape}`)).toEqual([]);
  });

  it("are told apart by their words", () => {
    const shapes = entries.map(({ shape }) => shape);
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
  });
});
