import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readZip } from "@/server/content-formats";
import { ONE_ITEM, ONE_RESOURCE, scormManifest, type ManifestParts } from "@/tests/harness/scorm-packages";
import { findSharedData } from "@/tests/harness/shared-data";
import { readPackage } from "./read-package";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(manifest: string | Uint8Array | null, ...paths: string[]) {
  const files = ["index.html", ...paths].map((name) => ({ path: name, bytes: bytes("x") }));
  return readPackage(manifest === null ? files : [{ path: "imsmanifest.xml", bytes: typeof manifest === "string" ? bytes(manifest) : manifest }, ...files]);
}

const resource = (href: string, more = "") => `<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="${href}" ${more}/>`;
const item = (inside: string, more = "") => `<item identifier="i1" identifierref="r1" ${more}><title>Uno</title>${inside}</item>`;

describe("a SCORM package", () => {
  it("says its edition, its title and what it launches", () => {
    expect(read(scormManifest())).toMatchObject({ standard: "scorm12", title: "Medir bien", parts: [{ id: "i1", title: "La medida", path: "index.html", suffix: "", isTracked: true, masteryScore: null }] });
  });

  it.each(["2004 2nd Edition", "2004 3rd Edition", "2004 4th Edition", "CAM 1.3"])("is of SCORM 2004 when it says %s", (version) => {
    expect(read(scormManifest({ standard: "scorm2004", version })).standard).toBe("scorm2004");
  });

  it("is known by its namespace when it says no edition", () => {
    expect(read(scormManifest({ version: "", items: item("<adlcp:masteryscore>80</adlcp:masteryscore>") })).standard).toBe("scorm12");
  });

  it.each([
    ["80", 80],
    ["100.5", null],
    ["eighty", null],
  ])("passes by a mastery score of %s as %s", (said, masteryScore) => {
    expect(read(scormManifest({ items: item(`<adlcp:masteryscore>${said}</adlcp:masteryscore>`) })).parts[0]?.masteryScore).toBe(masteryScore);
  });

  it("takes what 2004 says of passing and completing, also from a shared collection", () => {
    const objectives = '<imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>';
    const own = item(`<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/><adlcp:dataFromLMS>nivel=2</adlcp:dataFromLMS><imsss:sequencing>${objectives}</imsss:sequencing>`);
    expect(read(scormManifest({ standard: "scorm2004", items: own })).parts[0]).toMatchObject({ passingShare: 0.7, completionThreshold: 0.5, launchData: "nivel=2" });
    const shared = scormManifest({ standard: "scorm2004", items: item('<imsss:sequencing IDRef="s"/>') }).replace("</manifest>", `<imsss:sequencingCollection><imsss:sequencing ID="s">${objectives}</imsss:sequencing></imsss:sequencingCollection></manifest>`);
    expect(read(shared).parts[0]?.passingShare).toBe(0.7);
  });

  it.each<[string, ManifestParts, { path: string; suffix: string }]>([
    ["parameters", { items: item("", 'parameters="?a=1&amp;b=2"') }, { path: "index.html", suffix: "?a=1&b=2" }],
    ["parameters after a question", { items: item("", 'parameters="b=2"'), resources: resource("index.html?a=1") }, { path: "index.html", suffix: "?a=1&b=2" }],
    ["a fragment as parameter", { items: item("", 'parameters="#p2"') }, { path: "index.html", suffix: "#p2" }],
    ["bases", { resources: resource("one.html", 'xml:base="course/"') }, { path: "course/one.html", suffix: "" }],
    ["another case, an encoded name and a way back", { resources: resource("course/../Course/Two%20of%20us.HTML") }, { path: "course/two of us.html", suffix: "" }],
  ])("finds its file by %s", (_what, parts, expected) => {
    expect(read(scormManifest(parts), "course/one.html", "course/two of us.html").parts[0]).toMatchObject(expected);
  });

  it("has a part for each item that launches something, nested ones too, but not hidden ones", () => {
    const items = '<item identifier="a"><title>Módulo</title><item identifier="b" identifierref="r1"><title>B</title></item><item identifier="c" identifierref="r2"><title>C</title></item></item><item identifier="d" identifierref="r1" isvisible="false"><title>D</title></item>';
    const made = read(scormManifest({ items, resources: `${ONE_RESOURCE}<resource identifier="r2" type="webcontent" adlcp:scormtype="asset" href="index.html"/>` }));
    expect(made.parts.map(({ id, isTracked }) => [id, isTracked])).toEqual([["b", true], ["c", false]]);
  });

  it("may be packed as a folder", () => {
    const made = readPackage([{ path: "curso/imsmanifest.xml", bytes: bytes(scormManifest()) }, { path: "curso/index.html", bytes: bytes("x") }, { path: "__MACOSX/curso/._index.html", bytes: bytes("x") }]);
    expect(made.files.map(({ path: name }) => name)).toEqual(["imsmanifest.xml", "index.html"]);
  });

  it("may be written in UTF-16", () => {
    expect(read(new Uint8Array(Buffer.from(`\uFEFF${scormManifest()}`, "utf16le"))).title).toBe("Medir bien");
  });

  it.each<[string, string, string | Uint8Array | null]>([
    ["package_manifest_missing", "no manifest", null],
    ["package_manifest_broken", "an empty manifest", ""],
    ["package_manifest_broken", "a manifest that is cut off", scormManifest().slice(0, 300)],
    ["package_manifest_broken", "another document", "<html/>"],
    ["package_manifest_broken", "a document type that would fetch a file", scormManifest({ before: '<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]>', title: "&x;" })],
    ["package_manifest_broken", "entities that grow", scormManifest({ before: '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>', title: "&b;" })],
    ["package_manifest_broken", "items nested without end", scormManifest({ items: "<item>".repeat(5_000) + "</item>".repeat(5_000) })],
    ["package_manifest_broken", "more parts than a course has lessons", scormManifest({ items: Array.from({ length: 301 }, (_, at) => `<item identifier="i${at}" identifierref="r1"/>`).join("") })],
    ["package_not_scorm", "a manifest of something else", scormManifest({ version: "IMS Common Cartridge 1.1", resources: '<resource identifier="r1" type="webcontent" href="index.html"/>' })],
    ["package_nothing_to_launch", "no organisation", scormManifest().replace(/<organizations.*<\/organizations>/s, "<organizations/>")],
    ["package_nothing_to_launch", "items without resources", scormManifest({ items: "<item><title>x</title></item>" })],
    ["package_nothing_to_launch", "a resource that is not there", scormManifest({ resources: "" })],
    ["package_file_missing", "a file that is not in it", scormManifest({ resources: resource("gone.html") })],
    ["package_external", "an address elsewhere", scormManifest({ resources: resource("https://evil.example/a.html") })],
    ["package_external", "a script as address", scormManifest({ resources: resource("javascript:alert(1)") })],
    ["package_external", "an absolute path", scormManifest({ resources: resource("/etc/passwd") })],
    ["package_external", "a way out", scormManifest({ resources: resource("../../secret.html") })],
    ["package_external", "a way out in backslashes", scormManifest({ resources: resource("..\\..\\secret.html") })],
    ["package_external", "an encoded way out", scormManifest({ resources: resource("%2e%2e/%2e%2e/secret.html") })],
    ["package_external", "an address that cannot be decoded", scormManifest({ resources: resource("%zz.html") })],
  ])("is refused as %s: %s", (code, _what, manifest) => {
    expect(() => read(manifest)).toThrow(expect.objectContaining({ code }));
  });

  const shared = findSharedData("03-packages-captions/scorm");
  it.runIf(shared)("of other tools is read", async () => {
    const open = async (name: string) => readPackage(await readZip(new Uint8Array(readFileSync(path.join(shared ?? "", name)))));
    expect(await open("golf-singlesco_scorm12.zip")).toMatchObject({ standard: "scorm12", title: "Golf Explained - CP Single SCO", parts: [{ id: "item_1", title: "Golf Explained", path: "shared/launchpage.html" }] });
    expect((await open("mentingo-single-scorm.zip")).parts.map(({ title }) => title)).toEqual(["SCORM E2E Single SCO"]);
    await expect(open("mentingo-invalid-scorm.zip")).rejects.toMatchObject({ code: "package_manifest_missing" });
  });
});

describe("what is handed out of a manifest", () => {
  it("has no control characters and no end that is missing", () => {
    const { title, parts } = read(scormManifest({ title: `a\u202eb${"x".repeat(500)}`, items: ONE_ITEM.replace("La medida", " \n ") }));
    expect(title).toHaveLength(160);
    expect(title).not.toMatch(/\p{C}/u);
    expect(parts[0]?.title).toBe(title);
  });

  it("can be stored, wherever it was cut", () => {
    const items = `<item identifierref="r1"><title>Uno</title><adlcp:maxtimeallowed>${"0".repeat(59)}😀</adlcp:maxtimeallowed></item>`;
    const name = `${"a".repeat(199)}😀.html`;
    const [part] = read(scormManifest({ items, resources: resource(name) }), name).parts;
    expect([part?.id.isWellFormed(), part?.maxTime.isWellFormed()]).toEqual([true, true]);
  });

  it("names its files as they are, also where a Mac packed them with letters in two parts", () => {
    const stored = "Lecci\u006f\u0301n/pa\u0301gina.html";
    for (const href of [stored, stored.normalize("NFC")]) expect(read(scormManifest({ resources: resource(href) }), stored).parts[0]?.path).toBe(stored);
  });

  it("names each part by itself, also where the manifest's names look like ours", () => {
    const items = ["a", "a#3", "a", `${"x".repeat(189)}😀y`, `${"x".repeat(189)}😀y`].map((name) => `<item identifier="${name}" identifierref="r1"><title>Uno</title></item>`).join("");
    const ids = read(scormManifest({ items })).parts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
    expect(ids.every((id) => id.isWellFormed() && id.length <= 200)).toBe(true);
  });
});
