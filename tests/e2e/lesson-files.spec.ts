import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { enrolBeside, signIn } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { tabTo } from "./keyboard";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const PDF = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

async function makeCourse(page: Page): Promise<{ courseId: string; slug: string; lessonId: string; lessonSlug: string }> {
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Material para llevar ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Llevar", objective: "Llevarse algo" });
  const { lessonId = "", slug: lessonSlug = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "La guía", kind: "file", body: "Imprímela a doble cara." });
  return { courseId, slug, lessonId, lessonSlug };
}

/** Chooses a file without a pointer: Tab to the button, Enter, and the system's own chooser. */
async function choose(page: Page, button: string, file: { name: string; body: string }): Promise<void> {
  const target = page.getByRole("button", { name: button });
  await tabTo(page, target);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles({ name: file.name, mimeType: "application/pdf", buffer: Buffer.from(file.body) });
}

test("a teacher hands out a file that was looked at, and a student takes it along", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId, slug, lessonId, lessonSlug } = await makeCourse(page);
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  await expect(page.getByText("Esta lección todavía no entrega ningún archivo.")).toBeVisible();
  await expect(page.getByText("Falta subir el archivo.")).toBeVisible();

  await choose(page, "Elegir un archivo", { name: "curso.exe", body: "MZ" });
  await expect(page.getByText("Es un programa o un script, y no entregamos nada que se ejecute al abrirlo.")).toBeVisible();
  await choose(page, "Elegir un archivo", { name: "guia.pdf", body: "<!doctype html><script>alert(1)</script>" });
  await expect(page.getByText("No aceptamos «guia.pdf»")).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await expect(page.getByText("Es una página web, un SVG o un XML, que puede ejecutar código al abrirse.")).toBeVisible();
  await expectAccessible(page);

  await choose(page, "Elegir un archivo", { name: "guía.pdf", body: PDF });
  await expect(page.getByText("El borrador entrega «guía.pdf». Tus estudiantes lo reciben cuando publiques.")).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await expect(page.getByText("Falta subir el archivo.")).toBeHidden();
  await expectAccessible(page);
  await call(page, "authoring.publish", { courseId, notes: "" });

  const theirs = await enrolBeside(page, { browser, baseURL }, courseId);
  await theirs.goto(`/es/learn/${slug}/${lessonSlug}`);
  await expect(theirs.getByText("PDF · ")).toBeVisible();
  await expect(theirs.getByText("Se completa cuando descargas el archivo.")).toBeVisible();
  await expectAccessible(theirs);
  await tabTo(theirs, theirs.getByRole("button", { name: "Descargar" }));
  const [download] = await Promise.all([theirs.waitForEvent("download"), theirs.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe("guía.pdf");
  expect(await readFile(await download.path(), "utf8")).toBe(PDF);
  await expect(theirs.getByText("Ya tienes esta lección. Puedes descargar el archivo cuando quieras.")).toBeVisible();
  expect((await theirs.request.get("/api/files/no-es-un-enlace")).status()).toBe(410);
  await theirs.context().close();
});
