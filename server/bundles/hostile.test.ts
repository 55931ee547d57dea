import { zipSync, type Zippable } from "fflate";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findSharedData } from "@/tests/harness/shared-data";
import { packFiles } from "./pack-files";
import { readSource } from "./read-source";
import type { BundleItem } from "./types";
import { unpackUpload } from "./unpack-upload";

const COURSE = "bundle: 1\nslug: c\ncode: C\ntitle: C\nlanguage: es\n";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What the whole way from an upload to courses makes of a file. */
async function take(name: string, bytes: Uint8Array) {
  const { files, problems } = await unpackUpload(name, bytes);
  const { courses, items } = await readSource(name, files, problems);
  return { courses, items: [...problems, ...items] };
}

function refusals(items: readonly BundleItem[]): string[] {
  return items.filter(({ status }) => status === "refused").map(({ reason }) => reason ?? "");
}

/** An archive with a name that no library of ours would write: of the same length, put in afterwards. */
function renamed(name: string): Uint8Array {
  const stand = "x".repeat(Buffer.byteLength(name));
  const zip = Buffer.from(zipSync({ [stand]: bytesOf("x"), "course.yaml": bytesOf(COURSE) }));
  for (let at = zip.indexOf(stand); at !== -1; at = zip.indexOf(stand, at + 1)) zip.write(name, at);
  return new Uint8Array(zip);
}

describe("an archive", () => {
  it("that is ours is read whole, and packed again it is the same", async () => {
    const files = [{ path: "course.yaml", bytes: bytesOf(COURSE) }, { path: "modules/01-m/module.yaml", bytes: bytesOf("title: M\n") }];
    const packed = packFiles("c", files);
    expect(packFiles("c", files)).toEqual(packed);
    expect((await take("c.zip", packed)).courses).toMatchObject([{ slug: "c", modules: [{ slug: "m" }] }]);
  });

  it.each(["../../evil.md", "/etc/passwd.md", "..\\..\\evil.md", "a/../../b.md", "C:\\evil.md", "a*b.md"])("that leads out of itself is refused whole: %j", async (name) => {
    const { courses, items } = await take("c.zip", renamed(name));
    expect(courses).toEqual([]);
    expect(refusals(items)).toHaveLength(1);
  });

  it("that is a bomb is refused whole, and so is one that is cut off", async () => {
    const bomb: Zippable = { "course.yaml": bytesOf(COURSE), "modules/01-m/01-a.md": new Uint8Array(30_000_000) };
    expect(refusals((await take("bomb.zip", zipSync(bomb))).items)[0]).toMatch(/times its size/);
    const whole = zipSync({ "course.yaml": bytesOf(COURSE) });
    for (const length of [4, 20, whole.length - 1]) expect(await take("cut.zip", whole.subarray(0, length))).toMatchObject({ courses: [], items: [{ status: "refused" }] });
  });
});

describe("a file by itself", () => {
  it.each([
    ["a doctype", "a.xml", '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="x">&x;</question></quiz>', /document type/],
    ["zero bytes", "a.md", "# T\n\0\0", /zero bytes/],
    ["nothing", "a.gift", "", /./],
    ["too long a text", "a.md", `# T\n${"line\n".repeat(100_000)}`, /200000/],
  ])("that holds %s is refused with the reason", async (_what, name, text, reason) => {
    const { courses, items } = await take(name, bytesOf(text));
    expect(courses).toEqual([]);
    expect(refusals(items).join(" ")).toMatch(reason);
  });

  it("of questions becomes a course of one quiz", async () => {
    const { courses, items } = await take("capitales del mundo.gift", bytesOf("¿Es la capital de Perú Lima?{T}\n\n{~\n"));
    expect(courses).toMatchObject([{ slug: "capitales-del-mundo", title: "Capitales del mundo", modules: [{ lessons: [{ kind: "quiz", quiz: { questions: [{ type: "boolean" }] } }] }] }]);
    expect(items.map(({ status }) => status)).toEqual(["imported", "refused"]);
  });

  it("of JSON gives no title that a database cannot hold", async () => {
    const quiz = { questionText: "?", answerOptions: [{ answerText: "a", isCorrect: true }] };
    const { courses, items } = await readSource("c", [
      { path: "course.json", bytes: bytesOf(JSON.stringify({ course: "A\u0000B\nC" })) },
      { path: "one/a.md", bytes: bytesOf("# T") },
      { path: "quizzes/en.json", bytes: bytesOf(JSON.stringify([{ quizzes: [{ id: 1, title: "\u0000\u0001", quiz: [quiz, { ...quiz, questionText: "\u0000" }, { ...quiz, answerOptions: [] }] }] }])) },
    ]);
    expect(courses[0]?.title).toBe("AB C");
    expect(courses[0]?.modules.flatMap(({ lessons }) => lessons.map(({ title, quiz: made }) => [title, made?.questions.length]))).toEqual([["T", undefined], ["Quiz", 1]]);
    expect(items.filter(({ status }) => status === "refused").map(({ path: place }) => place)).toEqual(["quizzes/en.json:1.2", "quizzes/en.json:1.3"]);
  });

  it("of marks without an end is read in time in proportion to it", async () => {
    const texts = ["# " + "[".repeat(200_000), "# " + " ".repeat(190_000) + "x", "](".repeat(90_000), "src = ".repeat(30_000), "[a".repeat(90_000), `# T\n${"> ".repeat(90_000)}`];
    for (const text of texts) expect((await take("a.md", bytesOf(text))).items).toHaveLength(1);
  });

  it("of Markdown keeps a script as the text that it is: the renderer drops it", async () => {
    const { courses } = await take("a.md", bytesOf("# Título\n\n<script>alert(1)</script>\n[x](javascript:alert(1))\n"));
    expect(courses[0]?.modules[0]?.lessons).toMatchObject([{ title: "Título", body: expect.stringContaining("<script>") }]);
  });
});

const bad = findSharedData("04-bad-input");

describe.runIf(bad !== null)("names and texts that attackers send", () => {
  const list = (file: string): string[] => {
    const found: unknown = JSON.parse(readFileSync(path.join(bad ?? "", file), "utf8"));
    return Array.isArray(found) ? found.filter((each) => typeof each === "string") : [];
  };

  it("are never a path outside and never break the reading", async () => {
    const names = [...list("path-traversal.json"), ...list("upload-file-names.json"), ...list("naughty-strings.json").slice(0, 300)];
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const { files } = await unpackUpload(name, bytesOf("x"));
      for (const { path: place } of files) expect(place).not.toMatch(/[\\/\p{C}]/u);
      const { courses } = await readSource(name, [{ path: name, bytes: bytesOf(COURSE) }, { path: "course.yaml", bytes: bytesOf(COURSE) }]);
      for (const { modules } of courses) expect(modules).toEqual([]);
    }
  });

  it("as XML, YAML and Markdown are refused or plain text", async () => {
    for (const text of [...list("xml-attacks.json"), ...list("xss.json").slice(0, 200)]) {
      for (const name of ["a.xml", "a.md", "a.gift"]) expect((await take(name, bytesOf(text))).items.length).toBeGreaterThan(0);
      expect((await readSource("c", [{ path: "course.yaml", bytes: bytesOf(text) }])).courses).toEqual([]);
    }
  });
});
