import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { findFfmpeg } from "../../local/kit/ffmpeg.ts";
import { enrolFreely, startQuiz, studentBeside } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { keyboardHands, pointerHands, tabTo, type Hands } from "./keyboard";
import { playAt, untilReady, untilReported, videoOf } from "./player";
import { addModule, createCourse, enterStudio, fillPromise, newTitle, publish, writeLesson } from "./studio-hands";

const PDF = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
const CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.500\nHola a todos\n";
const QUESTION = "::Medias:: ¿Cuánto es la media de 2 y 4? {=3 ~4 ~6}\n";

const folder = mkdtempSync(path.join(os.tmpdir(), "studio-whole-course-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Asset = { name: string; mimeType: string; buffer: Buffer };
const asset = (name: string, mimeType: string, text: string): Asset => ({ name, mimeType, buffer: Buffer.from(text) });

/** Three seconds of picture and a tone. */
function makeClip(): Asset {
  const file = path.join(folder, "clase.mp4");
  const source = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=12", "-f", "lavfi", "-i", "sine=frequency=440"];
  execFileSync(findFfmpeg(process.env.FFMPEG_PATH, process.env.PATH ?? ""), ["-y", "-loglevel", "error", ...source, "-t", "3", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", file]);
  return { name: "clase.mp4", mimeType: "video/mp4", buffer: readFileSync(file) };
}

/** Gives a file to the chooser that a button opens, as a person does with the system's own window. */
async function give(page: Page, hands: Hands, opener: Locator, file: Asset): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), hands.press(opener)]);
  await chooser.setFiles(file);
}

async function addLessonOf(page: Page, hands: Hands, kind: string, title: string): Promise<void> {
  const line = page.getByLabel("Título de una lección nueva en «Todo»");
  await expect(line).toHaveValue("");
  await hands.pick(page.getByLabel("Tipo de lección"), kind);
  await line.focus();
  await hands.write(line, title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: title })).toBeVisible();
}

async function openLesson(page: Page, hands: Hands, title: string, outline: string): Promise<void> {
  await page.goto(outline);
  await hands.press(page.getByRole("link", { name: title }).first());
  await expect(page).toHaveURL(/\/lessons\//);
}

/** A date and a time as they are typed into such a field, part by part. */
function wallTime(at: Date): string {
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${at.getUTCFullYear()}-${part(at.getUTCMonth() + 1)}-${part(at.getUTCDate())}T${part(at.getUTCHours())}:${part(at.getUTCMinutes())}`;
}

/** A published course with a lesson of each kind; answers its address and the outline's. */
async function buildCourse(page: Page, hands: Hands, way: string): Promise<{ outline: string; slug: string; title: string }> {
  const title = newTitle(way);
  await enterStudio(page, hands);
  await createCourse(page, hands, title);
  await addModule(page, hands, "Todo");
  await hands.press(page.getByRole("button", { name: "Agregar lección a «Todo»" }));
  for (const [kind, name] of [["Lectura", "Medias leídas"], ["Video", "Medias vistas"], ["Cuestionario", "Medias probadas"], ["En vivo", "Medias conversadas"], ["Archivo", "Medias llevadas"]] as const) await addLessonOf(page, hands, kind, name);
  const outline = page.url();

  await writeLesson(page, hands, "Medias leídas", "Una media resume muchos números en uno.");

  await openLesson(page, hands, "Medias vistas", outline);
  await give(page, hands, page.getByRole("button", { name: "Elegir un video" }), makeClip());
  await expect(page.getByRole("button", { name: "Reemplazar el video" })).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await give(page, hands, page.getByRole("button", { name: "Subir subtítulos" }), asset("clase.vtt", "text/vtt", CAPTIONS));
  await expect(page.getByText("Se guardó un subtítulo de «clase.vtt»")).toBeVisible();

  await openLesson(page, hands, "Medias probadas", outline);
  await give(page, hands, page.getByLabel("Importar preguntas de un archivo"), asset("medias.gift", "text/plain", QUESTION));
  await hands.press(page.getByRole("button", { name: "Importar 1 pregunta" }));
  await expect(page.getByText("1 pregunta importada.")).toBeVisible();

  await openLesson(page, hands, "Medias conversadas", outline);
  // The course's clock is Bogota's, five hours behind UTC; the door of a class opens a quarter of an hour before it.
  await page.getByLabel("Fecha y hora").fill(wallTime(new Date(Date.now() - 5 * 3_600_000 + 10 * 60_000)));
  await hands.write(page.getByLabel("Enlace de la reunión"), "https://meet.example.com/medias");
  await hands.press(page.getByRole("button", { name: "Guardar la clase" }));
  await expect(page.getByText("La clase quedó guardada.")).toBeVisible();

  await openLesson(page, hands, "Medias llevadas", outline);
  await give(page, hands, page.getByRole("button", { name: "Elegir un archivo" }), asset("guía.pdf", "application/pdf", PDF));
  await expect(page.getByText("El borrador entrega «guía.pdf».")).toBeVisible({ timeout: UNTIL_RETRIED_MS });

  await fillPromise(page, hands);
  await publish(page, hands);
  const courseId = /\/instructor\/([^/]+)/.exec(outline)?.[1] ?? "";
  const course = await page.request.get(`/api/trpc/authoring.course?input=${encodeURIComponent(JSON.stringify({ json: { courseId } }))}`);
  const answer: { result: { data: { json: { course: { slug: string } } } } } = await course.json();
  return { outline, slug: answer.result.data.json.course.slug, title };
}

test("an instructor builds and publishes a course of every kind of lesson by mouse; a student on the old release finishes while the new one is published", async ({ page, browser, baseURL, expectAccessible }) => {
  test.slow();
  const hands = pointerHands(page);
  const { outline, slug } = await buildCourse(page, hands, "de todo");

  const { theirs } = await studentBeside(page, { browser, baseURL });
  await enrolFreely(theirs, slug);
  const lesson = (name: string): Promise<unknown> => theirs.goto(`/es/learn/${slug}/${name}`);
  await lesson("medias-leidas");
  await theirs.getByRole("button", { name: /^Marcar como leída/ }).click();
  await theirs.waitForURL(/\/medias-vistas$/);
  await untilReady(videoOf(theirs));
  await untilReported(theirs, () => playAt(videoOf(theirs), 0, 1));
  await expect.poll(async () => (await untilReported(theirs, () => playAt(videoOf(theirs), 0, 1))).isCompleted, { timeout: 60_000 }).toBe(true);

  // Meanwhile the teacher publishes a second release, with a text that says something else.
  await page.goto(outline);
  await writeLesson(page, hands, "Medias leídas", "Una mediana también.");
  await publish(page, hands, 2);

  await lesson("medias-leidas");
  await expect(theirs.getByText("Una media resume muchos números en uno.")).toBeVisible();
  await lesson("medias-probadas");
  await startQuiz(theirs, "Empezar el cuestionario");
  await theirs.getByRole("radio", { name: "3", exact: true }).check();
  await expect(theirs.locator('[data-saving="saved"]')).toBeVisible();
  await theirs.getByRole("button", { name: "Entregar", exact: true }).click();
  await theirs.getByRole("dialog").getByRole("button", { name: "Entregar respuestas" }).click();
  await expect(theirs.getByText("Aprobaste", { exact: true })).toBeVisible();
  await lesson("medias-conversadas");
  await expect(theirs.locator('[data-live-phase="open"]')).toBeVisible();
  await expectAccessible(theirs);
  expect((await theirs.request.get(`/api/calendar/${slug}/medias-conversadas`)).headers()["content-type"]).toContain("text/calendar");
  const [meeting] = await Promise.all([theirs.waitForEvent("popup"), theirs.getByRole("button", { name: "Entrar a la clase" }).click()]);
  await expect.poll(() => meeting.url()).toMatch(/meet\.example\.com|chrome-error/);
  await meeting.close();
  await expect(theirs.locator('[data-live-done="true"]')).toBeVisible();
  await lesson("medias-llevadas");
  await Promise.all([theirs.waitForEvent("download"), theirs.getByRole("button", { name: "Descargar" }).click()]);
  await expect(theirs.getByRole("heading", { name: /^Terminaste/ })).toBeVisible();
  await expect(theirs.locator("header").getByText("Curso completo")).toBeVisible();
  await theirs.context().close();
});

test("the same course by keyboard alone", async ({ page }) => {
  test.slow();
  const hands = keyboardHands(page);
  const { title } = await buildCourse(page, hands, "sin ratón");
  await tabTo(page, page.getByRole("navigation", { name: "Partes del curso" }).getByRole("link").first());
  await expect(page.getByText(title).first()).toBeVisible();
});
