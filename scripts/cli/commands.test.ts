import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ITEM = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="T" adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>?</prompt><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction></itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/></assessmentItem>`;

function file(name: string, content: string): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

/** As npm starts it from a folder of its own. */
function run(command: string, ...args: string[]): { code: number | null; printed: unknown } {
  const script = path.join(root, "scripts", "cli", `${command}.ts`);
  const result = spawnSync(process.execPath, ["--import", "tsx", script, ...args, "--json"], { cwd: root, encoding: "utf8", env: { ...process.env, INIT_CWD: folder } });
  return { code: result.status, printed: result.stdout === "" ? result.stderr : JSON.parse(result.stdout) };
}

describe("captions check", () => {
  it("prints cues and problems, and fails when one was refused", () => {
    expect(run("captions", "check", file("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000 size:500%\nhi\n"))).toEqual({ code: 0, printed: { ok: true, cues: [{ start: 1, end: 2, text: "hi" }], problems: [{ line: 3, message: expect.stringContaining("size:500%") }] } });
    expect(run("captions", "check", file("b.vtt", "nothing"))).toMatchObject({ code: 1, printed: { ok: false, cues: [], problems: [{ line: 1 }] } });
    expect(run("captions", "check", "missing.vtt")).toMatchObject({ code: 2, printed: expect.stringContaining("cannot be read") });
  });
});

describe("question", () => {
  it("import prints questions and refusals", () => {
    expect(run("question", "import", file("a.gift", "Sky is blue.{T}\n"))).toMatchObject({ code: 0, printed: { format: "gift", questions: [{ source: "a.gift:1", type: "boolean", correct: true }], refusals: [] } });
    expect(run("question", "import", file("b.gift", "Sky is blue.{T}\n\n{~\n"))).toMatchObject({ code: 1, printed: { questions: [{}], refusals: [{ path: "b.gift:3", reason: expect.any(String) }], summary: { imported: 1, converted: 0, refused: 1 } } });
  });

  it("score prints one score or refusal a case, of an item and of a question of ours", () => {
    const cases = file("cases.json", JSON.stringify({ cases: [{ name: "right", responses: { RESPONSE: "A" } }, { name: "none", responses: {} }, { name: "stray", responses: { OTHER: "A" } }] }));
    expect(run("question", "score", file("item.xml", ITEM), "--responses", cases)).toMatchObject({ code: 1, printed: [{ name: "right", score: 1 }, { name: "none", score: 0 }, { name: "stray", refused: expect.any(String) }] });
    const { printed } = run("question", "import", "item.xml");
    const own = file("own.json", JSON.stringify([{ name: "right", response: { type: "single", choice: "A" } }, { name: "wrong", response: { type: "single", choice: "B" } }]));
    expect(run("question", "score", file("question.json", JSON.stringify(printed)), "--responses", own)).toEqual({ code: 0, printed: [{ name: "right", score: 1, maxScore: 1 }, { name: "wrong", score: 0, maxScore: 1 }] });
  });
});

describe("course", () => {
  it("import says without a database what becomes of each part, and fails when one was refused", () => {
    const source = path.join(folder, "course", "modules", "01-m");
    mkdirSync(source, { recursive: true });
    writeFileSync(path.join(folder, "course", "course.yaml"), "bundle: 1\nslug: c\ncode: C\ntitle: C\nlanguage: en\n");
    writeFileSync(path.join(source, "module.yaml"), "title: M\n");
    writeFileSync(path.join(source, "01-a.md"), "---\ntitle: A\n---\n\nText\n");
    const taken = (place: string, kind: string) => ({ path: place, kind, status: "imported", reason: null });
    const whole = [taken("course.yaml", "course"), taken("modules/01-m/module.yaml", "module"), taken("modules/01-m/01-a.md", "lesson")];
    expect(run("course", "import", "course", "--dry-run")).toEqual({ code: 0, printed: { items: whole, summary: { imported: 3, converted: 0, refused: 0 } } });
    symlinkSync("/etc/passwd", path.join(source, "02-link.md"));
    const link = { path: "modules/01-m/02-link.md", kind: "file", status: "refused", reason: expect.stringContaining("link") };
    expect(run("course", "import", "course", "--dry-run")).toEqual({ code: 1, printed: { items: [link, ...whole], summary: { imported: 3, converted: 0, refused: 1 } } });
    expect(run("course", "import", file("broken.zip", "PK\u0003\u0004")), "nothing to ask a school for").toMatchObject({ code: 1, printed: { items: [{ path: "broken.zip", status: "refused" }] } });
    expect(run("course", "import", "nowhere", "--dry-run")).toMatchObject({ code: 2, printed: expect.stringContaining("nowhere") });
    expect(run("course", "sell", "c")).toMatchObject({ code: 2, printed: expect.stringContaining("Usage") });
  });
});
