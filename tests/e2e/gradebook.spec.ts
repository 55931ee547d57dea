import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { orderFree, signIn, studentBeside } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

async function makeCourse(page: Page): Promise<{ courseId: string; slug: string }> {
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Un libro de notas ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Planes", objective: "Escribir uno" });
  await call(page, "authoring.addLesson", { courseId, moduleId, title: "Un plan", kind: "article", body: "Escribe un plan." });
  await call(page, "authoring.publish", { courseId, notes: "" });
  for (const [title, points] of [["Exposición", 10], ["Examen oral", 20]] as const) {
    const { itemId = "" } = await call(page, "grades.saveItem", { courseId, itemId: null, title, points });
    await call(page, "grades.releaseItem", { courseId, itemId });
  }
  return { courseId, slug };
}

/** The cell of the one student in a column, by the keyboard from their name. */
async function openCell(page: Page, steps: number): Promise<Locator> {
  await page.getByRole("rowheader").first().focus();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const editor = page.getByRole("dialog", { name: "Calificación" });
  await expect(editor.getByLabel(/^Puntos, de/)).toBeFocused();
  return editor;
}

async function exportedFile(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Exportar CSV" }).click()]);
  return readFile(await download.path(), "utf8");
}

async function choose(page: Page, text: string): Promise<Locator> {
  await page.getByRole("button", { name: "Importar CSV" }).click();
  const panel = page.getByRole("dialog", { name: "Importar CSV" });
  await panel.getByLabel("Archivo CSV").setInputFiles({ name: "notas.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  return panel;
}

test("a teacher sets and excuses grades by keyboard, brings them back from a file, and the student sees what counts", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId, slug } = await makeCourse(page);
  const { theirs: learner } = await studentBeside(page, { browser, baseURL });
  await orderFree(learner, slug);
  await expect(async () => {
    await page.goto(`/es/instructor/${courseId}/gradebook`);
    await expect(page.getByRole("rowheader")).toHaveCount(1, { timeout: 5_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await expectAccessible(page);

  // The total is the first column behind the name.
  const talk = await openCell(page, 2);
  await page.keyboard.type("7.5");
  await talk.getByLabel("Motivo").fill("Lo presentó en clase");
  await expectAccessible(page);
  await talk.getByRole("button", { name: "Poner la calificación" }).click();
  await expect(page.getByRole("gridcell", { name: "7,5 puesta a mano" })).toBeFocused();
  const oral = await openCell(page, 3);
  await oral.getByLabel("Motivo").fill("Estuvo enferma");
  await oral.getByRole("button", { name: "Eximir" }).click();
  await expect(page.getByRole("gridcell", { name: "Exento" })).toBeVisible();
  await expect(page.getByRole("gridcell").first()).toContainText("75");

  const written = await exportedFile(page);
  const unchanged = await choose(page, written);
  await expect(unchanged.getByText("El archivo no cambia nada.")).toBeVisible();
  await page.keyboard.press("Escape");
  const wrong = await choose(page, written.replace(",EX,", ",21,"));
  await expect(wrong.getByRole("alert")).toContainText("Línea 2, columna 5");
  await page.keyboard.press("Escape");
  const changed = await choose(page, written.replace(",EX,", ",18,"));
  await expect(changed.getByText("El archivo cambia una calificación.")).toBeVisible();
  await expectAccessible(page);
  await changed.getByLabel("Motivo de los cambios").fill("Lo rindió después");
  await changed.getByRole("button", { name: "Importar un cambio" }).click();
  await expect(page.getByRole("gridcell").first()).toContainText("82,5");
  const history = await openCell(page, 3);
  await history.getByRole("button", { name: "Historial" }).click();
  await expect(page.getByRole("dialog", { name: /Examen oral/ }).getByRole("listitem")).toHaveCount(2);
  await page.keyboard.press("Escape");

  await learner.goto(`/es/dashboard/grades/${slug}`);
  await expect(learner.locator("[data-own-total]")).toHaveAttribute("data-own-total", "82.5");
  await expect(learner.getByRole("listitem").filter({ hasText: "Examen oral" })).toContainText("18 de 20");
  await expect(learner.getByText("La puso tu docente: Lo presentó en clase")).toBeVisible();
  await expectAccessible(learner);
  await learner.context().close();
});
