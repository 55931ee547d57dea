import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { findFfmpeg } from "../../local/kit/ffmpeg.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { signIn } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const folder = mkdtempSync(path.join(os.tmpdir(), "studio-media-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three seconds of noise: little to process, and large enough to be sent in pieces. */
function makeClip(): string {
  const file = path.join(folder, "clase.mp4");
  const source = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=12,noise=alls=60:allf=t", "-f", "lavfi", "-i", "sine=frequency=440"];
  execFileSync(findFfmpeg(process.env.FFMPEG_PATH, process.env.PATH ?? ""), ["-y", "-loglevel", "error", ...source, "-t", "3", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", "-c:a", "aac", file]);
  return file;
}

/** A course with one video lesson, made by the same procedures as the studio's pages. */
async function openVideoLesson(page: Page): Promise<void> {
  const { courseId } = await call(page, "authoring.createCourse", { title: "Video en el estudio", language: "es" });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Ver" });
  const { lessonId } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "La cámara", kind: "video" });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  await expect(page.getByText("Esta lección todavía no tiene video.")).toBeVisible();
}

const rangesOf = (page: Page): string[] => {
  const ranges: string[] = [];
  page.on("request", (request) => {
    const range = request.headers()["content-range"];
    if (range !== undefined && !range.startsWith("bytes *")) ranges.push(range);
  });
  return ranges;
};

const captions = (text: string) => ({ name: "clase.vtt", mimeType: "text/vtt", buffer: Buffer.from(`WEBVTT\n\n${text}`) });

test("a video is uploaded through a lost connection and a reload, captioned and given a cover", async ({ page, expectAccessible }) => {
  const clip = makeClip();
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  await openVideoLesson(page);
  const chooser = page.locator('.upload-drop input[type="file"]');
  await chooser.setInputFiles({ name: "disfraz.mp4", mimeType: "video/mp4", buffer: Buffer.from("<!doctype html><script>alert(1)</script>") });
  await expect(page.getByText("Su contenido no es un video, aunque el nombre diga que sí.")).toBeVisible();
  await expectAccessible(page);

  const ranges = rangesOf(page);
  await page.route(/\/upload\/[^/]+\?/, (route) => (ranges.length > 2 ? route.abort("internetdisconnected") : route.continue()));
  await chooser.setInputFiles(clip);
  await expect(page.locator('[data-upload-state="waiting"]')).toBeVisible();
  await expect(page.getByText("Sin conexión: «clase.mp4» seguirá solo desde donde iba")).toBeVisible();
  await page.reload();
  await expect(page.getByText("La subida de «clase.mp4» quedó a medias.")).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  ranges.length = 0;
  await chooser.setInputFiles(clip);
  await expect.poll(() => ranges.length).toBeGreaterThan(0);
  expect(Number(/^bytes (\d+)-/.exec(ranges[0] ?? "")?.[1]), "the first bytes are not sent again").toBeGreaterThan(0);
  await expect(page.getByRole("button", { name: "Reemplazar el video" })).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await expect(page.locator("hls-video")).toBeVisible();

  await page.getByRole("button", { name: "Usar este momento como portada" }).click();
  await expect(page.getByText("Portada: el momento 0:00.")).toBeVisible();

  const file = page.getByLabel("Archivo de subtítulos");
  await file.setInputFiles(captions("00:02.000 --> 00:01.000\nAl revés\n"));
  await expect(page.getByText("Línea 3: El subtítulo termina antes de empezar.")).toBeVisible();
  await file.setInputFiles(captions("00:00.000 --> 00:01.500\nHola a todos\n\n00:01.500 --> 00:02.500\nAdiós\n"));
  await expect(page.getByText("Se guardaron 2 subtítulos de «clase.vtt»")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Editar los subtítulos en Español" }).click();
  const first = page.getByLabel("Texto del subtítulo 1");
  await expect(first).toHaveValue("Hola a todos");
  await first.focus();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Alt+s");
  await expect(first).toHaveValue("Hola");
  await expect(page.getByLabel("Texto del subtítulo 2")).toBeFocused();
  await expect(page.getByLabel("Texto del subtítulo 2")).toHaveValue("a todos");
  await page.getByLabel("Fin del subtítulo 1").fill("0:01.000");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Se cruza con otro subtítulo.").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Guardado: versión 2.")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Editar los subtítulos en Español" }).click();
  await expect(page.getByLabel("Texto del subtítulo 2")).toHaveValue("a todos");
  await expect(page.getByLabel("Fin del subtítulo 1")).toHaveValue("0:01.000");
});
