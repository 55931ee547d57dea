import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import es from "@/messages/es/course-files.json";
import { FILE_REFUSALS, refuseFileName } from "@/lib/domain/course-file";
import { startFile } from "@/server/authoring/use-cases/start-file";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnFileStore, fileScene, type FileStore } from "@/tests/harness/file-scene";
import { docx, HOSTILE_NAMES, hostileFiles, pdf } from "@/tests/harness/hostile-files";
import { findSharedData } from "@/tests/harness/shared-data";
import { setTestEnv } from "@/tests/harness/test-env";
import { zipSync } from "fflate";

setTestEnv();

let database: TestDatabase;
let store: FileStore;
let scene: Awaited<ReturnType<typeof fileScene>>;
everyTestOnFileStore((started) => {
  ({ database, store } = started);
});
beforeAll(async () => {
  scene = await fileScene(database.db, store);
});

const HOSTILE = hostileFiles();

describe("a hostile file", () => {
  it("comes in many shapes", () => expect(new Set(HOSTILE.map(({ what }) => what)).size).toBeGreaterThanOrEqual(50));

  it.each(HOSTILE)("$what is refused as $refusal", async ({ name, body, refusal }) => {
    const file = await scene.bring(name, body);
    expect(file).toMatchObject({ state: "refused", refusal, contentType: null, sha256: null });
    expect(await scene.db.lessonRevision.count({ where: { fileId: file.id } }), "it is in no lesson").toBe(0);
  });

  it.each(HOSTILE_NAMES)("called %j is refused before it is sent, as %s", async (name, reason) => {
    const started = startFile(scene.ctx, { ...scene.place, name, bytes: 10 });
    await expect(started).rejects.toMatchObject({ code: "media.file_refused", params: { reason } });
  });

  it("has words for each reason", () => expect(Object.keys(es.refusal).sort()).toEqual([...FILE_REFUSALS].sort()));

  const collected = findSharedData("04-bad-input/upload-file-names.json");
  it.runIf(collected)("is known by the names that attackers collect", () => {
    const names: string[] = JSON.parse(readFileSync(String(collected), "utf8"));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => refuseFileName(name) === null)).toEqual([]);
  });
});

describe("a file in order", () => {
  const zip = (entries: Record<string, string>) => Buffer.from(zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)]))));
  it.each([
    ["Guía rápida – ñandú.pdf", pdf(), "application/pdf"],
    ["tarea.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["material.zip", zip({ "pagina/index.html": "<h1>Hola</h1>", "leeme.txt": "a" }), "application/zip"],
    ["notas.csv", Buffer.from("nombre,nota\nAna,-5\n\"=SUM(A1:A2)\",1\n"), "text/csv"],
    ["html-en-markdown.md", Buffer.from("# Páginas\n\n`<script>` corre código.\n"), "text/markdown"],
    ["libreta.ipynb", Buffer.from('{"cells":[{"source":["<b>x</b>"]}]}'), "application/json"],
    ["نص عربي.txt", Buffer.from("نص عربي"), "text/plain"],
  ])("called %s is taken for what it is", async (name, body, contentType) => {
    expect(await scene.bring(name, body)).toMatchObject({ state: "ready", refusal: null, contentType, bytes: body.byteLength, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
