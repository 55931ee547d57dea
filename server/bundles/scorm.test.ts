import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ONE_RESOURCE, scormManifest, scormZip, zipOf } from "@/tests/harness/scorm-packages";
import { findSharedData } from "@/tests/harness/shared-data";
import { readSource } from "./read-source";
import { unpackUpload } from "./unpack-upload";
import { writeBundle } from "./write-bundle";

async function read(name: string, bytes: Uint8Array) {
  const { files, problems } = await unpackUpload(name, bytes);
  const { courses, items, format } = await readSource(name, files, problems);
  return { courses, format, items: [...problems, ...items] };
}

const TWO = '<item identifier="a" identifierref="r1"><title>La medida</title></item><item identifier="b" identifierref="r1" parameters="?p=2"><title>La medida</title></item>';

describe("a SCORM package as a course", () => {
  it("is one module with a lesson for each part, titled as in its manifest", async () => {
    const { courses, items, format } = await read("x.zip", scormZip(scormManifest({ items: TWO })));
    expect(format).toBe("scorm-1.2");
    expect(items.map(({ path: place, kind, status }) => [place, kind, status])).toEqual([["imsmanifest.xml", "package", "imported"], ["imsmanifest.xml#a", "lesson", "imported"], ["imsmanifest.xml#b", "lesson", "imported"]]);
    const [course] = courses;
    expect(course).toMatchObject({ slug: "medir-bien", title: "Medir bien", packages: [{ name: "medir-bien.zip" }] });
    expect(course?.modules.map(({ lessons }) => lessons.map(({ slug, title, kind, package: played }) => [slug, title, kind, played]))).toEqual([[
      ["la-medida", "La medida", "package", { file: "medir-bien.zip", part: "a" }],
      ["la-medida-2", "La medida", "package", { file: "medir-bien.zip", part: "b" }],
    ]]);
  });

  it("is written as a folder with the package in it, and read again as the same course", async () => {
    const { courses: [course] } = await read("x.zip", scormZip(scormManifest({ standard: "scorm2004" })));
    if (!course) throw new Error("no course");
    const files = writeBundle(course);
    expect(files.map((file) => file.path)).toContain("media/packages/medir-bien.zip");
    const again = await readSource("folder", files);
    expect(again.items.filter(({ status }) => status !== "imported")).toEqual([]);
    expect(again.courses).toEqual([course]);
  });

  it("in a folder is refused when it cannot be played, when no lesson plays it and when it is not there", async () => {
    const folder = (lesson: string, packages: Record<string, Uint8Array>) => [
      { path: "course.yaml", bytes: new TextEncoder().encode("bundle: 1\nslug: c\ncode: C\ntitle: C\nlanguage: es\n") },
      { path: "modules/01-m/module.yaml", bytes: new TextEncoder().encode("title: M\n") },
      { path: "modules/01-m/01-p.md", bytes: new TextEncoder().encode(`---\ntitle: P\nkind: package\n${lesson}---\n`) },
      ...Object.entries(packages).map(([name, bytes]) => ({ path: `media/packages/${name}`, bytes })),
    ];
    const refused = async (files: ReturnType<typeof folder>) => (await readSource("c", files)).items.filter(({ status }) => status === "refused").map(({ path: place }) => place);
    expect(await refused(folder("package: { file: a.zip }\n", { "a.zip": scormZip(), "b.zip": scormZip() }))).toEqual(["media/packages/b.zip"]);
    expect(await refused(folder("package: { file: a.zip }\n", { "a.zip": zipOf({ "readme.txt": "x" }) }))).toEqual(["media/packages/a.zip"]);
    expect(await refused(folder("package: { file: a.zip }\n", { "a.zip": new Uint8Array([1, 2, 3]) }))).toEqual(["media/packages/a.zip"]);
    expect(await refused(folder("package: { file: a.zip }\n", {}))).toEqual(["media/packages/a.zip"]);
    expect(await refused(folder("package: { file: ../a.zip }\n", {}))).toEqual(["modules/01-m/01-p.md"]);
  });

  it.each([
    ["whose manifest would fetch a file", scormZip(scormManifest({ before: '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }))],
    ["that launches something elsewhere", scormZip(scormManifest({ resources: ONE_RESOURCE.replace('href="index.html"', 'href="https://evil.example/"') }))],
    ["with a name that leads out", zipOf({ "imsmanifest.xml": scormManifest(), "../../evil.html": "x" })],
    ["with an absolute name", zipOf({ "imsmanifest.xml": scormManifest(), "/etc/evil.html": "x" })],
    ["that unpacks to too much", scormZip(scormManifest(), { "index.html": "x".repeat(30_000_000) })],
    ["that is cut off", scormZip().subarray(0, 200)],
  ])("is refused whole, %s", async (_what, bytes) => {
    const { courses, items } = await read("x.zip", bytes);
    expect(courses).toEqual([]);
    expect(items).toMatchObject([{ status: "refused", reason: expect.stringMatching(/./) }]);
  });

  const shared = findSharedData("03-packages-captions");
  it.runIf(shared).each([
    ["scorm/golf-singlesco_scorm12.zip", ["Golf Explained"]],
    ["scorm/mentingo-single-scorm.zip", ["SCORM E2E Single SCO"]],
    ["scorm/mentingo-invalid-scorm.zip", null],
    ["scorm-hostile/symlink_etc_passwd.zip", null],
  ])("from elsewhere, %s", async (name, titles) => {
    const { courses, items } = await read(name, new Uint8Array(readFileSync(path.join(shared ?? "", name))));
    expect(courses.flatMap(({ modules }) => modules.flatMap(({ lessons }) => lessons.map(({ title }) => title)))).toEqual(titles ?? []);
    expect(items.some(({ status }) => status === "refused")).toBe(titles === null);
  });
});
