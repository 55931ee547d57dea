import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { findFfmpeg, runFfmpeg } from "../../../local/kit/ffmpeg.ts";
import type { LessonScriptInput } from "./lesson-script.ts";
import { renderLessonVideo } from "./render-lesson-video.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "lesson-video-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script: LessonScriptInput = {
  courseSlug: "prueba",
  courseTitle: "Prueba",
  lessonSlug: "corta",
  lessonTitle: "Corta",
  language: "es",
  slides: [
    { title: "Uno", blocks: [{ kind: "bullets", items: ["Primero", "Segundo"] }], narration: [{ es: "Hola, mundo.", en: "Hello, world.", focus: { block: 0, lines: [0] } }] },
    { title: "Dos", blocks: [{ kind: "code", language: "sql", lines: ["SELECT 1;"] }], narration: [{ es: "Una consulta.", en: "A query." }] },
  ],
};

it("makes a video as long as its captions say, once", async () => {
  const first = await renderLessonVideo(script, folder);
  const described = await runFfmpeg(findFfmpeg(process.env["FFMPEG_PATH"], process.env["PATH"] ?? ""), { args: ["-i", first.videoFile, "-t", "0", "-f", "null", "-"] });
  const duration = /Duration: 00:00:([\d.]+)/.exec(described)?.[1];
  expect(Number(duration)).toBeCloseTo(first.durationSeconds, 0);
  expect(described).toMatch(/Video: h264.*1280x720/);
  expect(described).toMatch(/Audio: aac/);
  expect(first.chapters.map((chapter) => chapter.title)).toEqual(["Uno", "Dos"]);
  expect(first.captions.map((each) => each.language)).toEqual(["es", "en"]);
  expect(readFileSync(first.captions[1]?.file ?? "", "utf8")).toContain("Hello, world.");

  const made = statSync(first.videoFile).mtimeMs;
  const second = await renderLessonVideo(script, folder);
  expect(second).toEqual(first);
  expect(statSync(second.videoFile).mtimeMs).toBe(made);
  const other = await renderLessonVideo({ ...script, lessonTitle: "Otra" }, folder);
  expect(other.videoFile).not.toBe(first.videoFile);
});
