import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { pdf } from "../harness/hostile-files";
import { signIn } from "./buyers";
import { expect, test } from "./fixtures";
import { keyboardHands, pointerHands, tabTo } from "./keyboard";
import { addLessons, addModule, createCourse, enterStudio, expectInCatalogue, fillPromise, newTitle, publish, TEACHER, writeLesson } from "./studio-hands";

/** Two by two pixels. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGMQcGgAIgYIBQAVDgNBLVfukQAAAABJRU5ErkJggg==", "base64");

/** The lessons as the page shows them, in order. */
function lessonTitles(page: Page): Promise<string[]> {
  return page.locator(".studio-lesson-link").allTextContents();
}

/** What the server holds: the page is loaded anew. */
async function expectStored(page: Page, titles: readonly string[]): Promise<void> {
  await expect(page.getByText("Todo guardado")).toBeVisible();
  await page.reload();
  await expect.poll(() => lessonTitles(page)).toEqual(titles);
}

/** Puts a picture at the end of the text, after one that is none. */
async function addPicture(page: Page, expectAccessible: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole("button", { name: "Imagen", exact: true }).click();
  const asked = page.getByRole("dialog", { name: "Agregar una imagen" });
  await expectAccessible(page);
  await asked.getByLabel("Elige una imagen").setInputFiles({ name: "notas.png", mimeType: "image/png", buffer: Buffer.from("Solo palabras.") });
  await asked.getByRole("button", { name: "Insertar" }).click();
  await expect(asked.getByRole("alert")).toContainText("Esto no es una imagen");
  await asked.getByLabel("Elige una imagen").setInputFiles({ name: "puntos.png", mimeType: "image/png", buffer: PICTURE });
  await asked.getByLabel("Qué muestra").fill("Cuatro puntos");
  await asked.getByRole("button", { name: "Insertar" }).click();
  const text = page.getByLabel("Texto de la lección, en Markdown");
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/!\[Cuatro puntos\]\(http\S+\.png\)$/);
}

/** One that is no PDF is refused in words; the PDF stands there at once. */
async function addSyllabus(page: Page): Promise<void> {
  const file = page.locator("#syllabus input[type=file]");
  await file.setInputFiles({ name: "programa.txt", mimeType: "text/plain", buffer: Buffer.from("Hola") });
  await expect(page.getByRole("alert").filter({ hasText: "El programa es un PDF." })).toBeVisible();
  await file.setInputFiles({ name: "Programa.pdf", mimeType: "application/pdf", buffer: pdf() });
  await expect(page.getByRole("link", { name: "Programa.pdf" })).toBeVisible();
}

test("an instructor builds and publishes a course by mouse, and a visitor finds it", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  const hands = pointerHands(page);
  const title = newTitle("con ratón");
  await enterStudio(page, hands);
  await expectAccessible(page);
  await hands.press(page.getByRole("link", { name: "Crear un curso" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Un curso nuevo");
  await expectAccessible(page);
  await page.goBack();
  await createCourse(page, hands, title);
  await expect(page.getByText("El curso no tiene lecciones.")).toBeVisible();
  await addModule(page, hands, "Contar");
  await addModule(page, hands, "Comparar");
  await addLessons(page, hands, "Contar", ["Medias", "Medianas", "Sesgos"]);
  await addLessons(page, hands, "Comparar", ["Muestras"]);

  await page.getByRole("button", { name: "Acciones del módulo «Contar»" }).click();
  await page.getByRole("menuitem", { name: "Objetivo, horas y fechas" }).click();
  await page.getByRole("button", { name: "Agregar una sesión" }).click();
  await page.getByLabel("Nombre de la sesión 1").fill("Taller de medias");
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Cada sesión lleva fecha, nombre y horas")).toBeVisible();
  await page.getByLabel("Fecha de la sesión 1").fill("2027-03-04");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByLabel("Nombre de la sesión 1")).toBeHidden();

  const sesgos = page.getByRole("button", { name: "Mover «Sesgos»" });
  const medias = page.locator('[data-lesson]', { hasText: "Medias" });
  await sesgos.hover();
  await page.mouse.down();
  const box = await medias.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 20, { steps: 6 });
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 6, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => lessonTitles(page)).toEqual(["Sesgos", "Medias", "Medianas", "Muestras"]);
  await expectStored(page, ["Sesgos", "Medias", "Medianas", "Muestras"]);

  await page.getByRole("checkbox", { name: "Elegir «Medias»" }).check();
  await page.getByRole("checkbox", { name: "Elegir «Medianas»" }).check();
  await expectAccessible(page);
  await page.getByLabel("Mover a").selectOption({ label: "2. Comparar" });
  await page.getByRole("button", { name: "Mover", exact: true }).click();
  await expectStored(page, ["Sesgos", "Muestras", "Medias", "Medianas"]);

  await page.getByRole("button", { name: "Acciones de «Sesgos»" }).click();
  await page.getByRole("menuitem", { name: "Eliminar" }).click();
  await expect(page.getByRole("link", { name: "Sesgos" })).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: "Deshacer" }).click();
  await expectStored(page, ["Sesgos", "Muestras", "Medias", "Medianas"]);

  await page.getByRole("button", { name: "Acciones de «Muestras»" }).click();
  await page.getByRole("menuitem", { name: "Cambiar el nombre" }).click();
  await page.getByLabel("Título de la lección").fill("Poblaciones");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Acciones de «Poblaciones»" }).click();
  await page.getByRole("menuitem", { name: "Duplicar" }).click();
  await expect.poll(async () => (await lessonTitles(page)).length).toBe(5);
  await expect(page.getByText("Todo guardado")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await lessonTitles(page)).length).toBe(4);
  await expectStored(page, ["Sesgos", "Poblaciones", "Medias", "Medianas"]);

  const studio = page.url();
  for (const lesson of ["Sesgos", "Poblaciones", "Medias", "Medianas"]) {
    await writeLesson(page, hands, lesson, `Un texto sobre ${lesson}.`);
    await page.goto(studio);
  }
  await page.getByRole("link", { name: "Sesgos" }).click();
  const text = page.getByLabel("Texto de la lección, en Markdown");
  await text.press("Control+a");
  await page.getByRole("button", { name: "Negrita" }).click();
  await expect(text).toHaveValue("**Un texto sobre Sesgos.**");
  await expectAccessible(page);
  await text.press("Control+End");
  await addPicture(page, expectAccessible);
  await page.getByRole("button", { name: "Vista previa" }).click();
  await expect(page.getByRole("region", { name: "Así lo lee un estudiante" }).locator("strong")).toHaveText("Un texto sobre Sesgos.");
  await expect.poll(() => page.getByRole("img", { name: "Cuatro puntos" }).evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(2);
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await expectAccessible(page);

  await fillPromise(page, hands);
  await expectAccessible(page);
  await addSyllabus(page);
  await expectAccessible(page);
  await publish(page, hands);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Estudiantes" }).click();
  await expect(page.getByRole("heading", { name: "Todavía no hay estudiantes" })).toBeVisible();
  await expectAccessible(page);

  const visitor = await browser.newContext(baseURL ? { baseURL } : {});
  const shop = await visitor.newPage();
  await expectInCatalogue(shop, title);
  await shop.getByRole("link", { name: title }).first().click();
  await expect(shop.getByRole("listitem").filter({ hasText: "Taller de medias" })).toContainText("4 mar 2027");
  const syllabus = (await shop.getByRole("link", { name: "Descargar el programa" }).getAttribute("href")) ?? "";
  const given = await shop.request.get(syllabus);
  expect([given.status(), given.headers()["content-type"], (await given.body()).equals(pdf())]).toEqual([200, "application/pdf", true]);
  await visitor.close();
});

test("the same by keyboard alone", async ({ page, browser, baseURL }) => {
  const hands = keyboardHands(page);
  const title = newTitle("con teclado");
  await enterStudio(page, hands);
  await createCourse(page, hands, title);
  await addModule(page, hands, "Contar");
  await addModule(page, hands, "Comparar");
  await addLessons(page, hands, "Contar", ["Medias", "Medianas"]);
  const said = page.locator('[role="status"][aria-live="assertive"]');
  const grip = page.getByRole("button", { name: "Mover «Medias»" });
  await tabTo(page, grip);
  await page.keyboard.press("Space");
  await expect(said).toContainText("Tomaste «Medias», 1 de 2 en «Contar»");
  await page.keyboard.press("ArrowDown");
  await expect(said).toContainText("2 de 2 en «Contar»");
  await page.keyboard.press("ArrowDown");
  await expect(said).toContainText("«Medias», 1 de 1 en «Comparar»");
  await expect(grip).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(said).toHaveText("Devuelto a su lugar.");
  expect(await lessonTitles(page)).toEqual(["Medias", "Medianas"]);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(said).toContainText("Soltaste");
  await expectStored(page, ["Medianas", "Medias"]);
  const studio = page.url();
  for (const lesson of ["Medianas", "Medias"]) {
    await writeLesson(page, hands, lesson, `Un texto sobre ${lesson}.`);
    await page.goto(studio);
  }
  await fillPromise(page, hands);
  await publish(page, hands);
  const visitor = await browser.newContext(baseURL ? { baseURL } : {});
  await expectInCatalogue(await visitor.newPage(), title);
  await visitor.close();
});

test("what is typed without network is kept through a reload and reaches the server; two authors merge", async ({ page, context }) => {
  const hands = pointerHands(page);
  await enterStudio(page, hands);
  await createCourse(page, hands, newTitle("en el túnel"));
  await addModule(page, hands, "Contar");
  await addLessons(page, hands, "Contar", ["Medias"]);
  await writeLesson(page, hands, "Medias", "Primera línea.\n\nSegunda línea.");
  const text = page.getByLabel("Texto de la lección, en Markdown");

  const kept = (): Promise<number> => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("criterio.lesson-draft")).length);
  await page.route("**/api/trpc/authoring.saveLesson", (route) => route.abort());
  await text.fill("Primera línea, desde el túnel.\n\nSegunda línea.");
  await expect(page.getByText("Sin conexión: se guarda en este dispositivo")).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue("Primera línea, desde el túnel.\n\nSegunda línea.");
  await expect(page.getByText("Sin conexión: se guarda en este dispositivo")).toBeVisible();
  await page.unroute("**/api/trpc/authoring.saveLesson");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await expect.poll(kept).toBe(0);

  const other = await context.newPage();
  await other.goto(page.url());
  const theirs = other.getByLabel("Texto de la lección, en Markdown");
  await expect(theirs).toHaveValue("Primera línea, desde el túnel.\n\nSegunda línea.");
  await theirs.fill("Primera línea, de la otra pestaña.\n\nSegunda línea.");
  await expect(other.locator('[data-save-state="saved"]')).toBeVisible();
  await expect.poll(kept).toBe(0);
  await text.fill("Primera línea, de esta pestaña.\n\nSegunda línea.");
  await expect(page.getByRole("heading", { name: "Dos textos de la misma lección" })).toBeFocused();
  await expect(page.locator(".merge-side", { hasText: "de la otra pestaña" })).toBeVisible();
  await expect(page.locator(".merge-side", { hasText: "de esta pestaña" })).toBeVisible();
  await page.getByLabel("El mío").check();
  await page.getByRole("button", { name: "Guardar este texto" }).click();
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue("Primera línea, de esta pestaña.\n\nSegunda línea.");
});

test("students are listed, filtered and exported; others do not know of the studio", async ({ page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  await page.goto("/es/instructor");
  await page.getByRole("link", { name: "SQL que no miente" }).click();
  await page.getByRole("link", { name: "Estudiantes" }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Exportar CSV" }).click()]);
  expect(await readFile(await download.path(), "utf8")).toMatch(/^\uFEFFNombre,Correo,/);
  const here = page.url();
  const student = DEMO_ACCOUNTS.find(({ role }) => role === "student")?.email ?? "";
  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const nosy = await other.newPage();
  await signIn(nosy, "es", student, DEMO_PASSWORD);
  for (const path of [new URL(here).pathname, "/es/instructor"]) expect((await nosy.goto(path))?.status(), path).toBe(404);
  await other.close();
});
