import type { Locator, Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { orderFree, signIn, studentBeside } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { tabTo } from "./keyboard";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const ARGUMENT = "Un plan se entiende si otra persona puede seguirlo sin llamarte.";

async function makeCourse(page: Page): Promise<{ courseId: string; slug: string; lessonId: string }> {
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Escribir un plan ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Planes", objective: "Escribir uno" });
  const { lessonId = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "Tu plan", kind: "assignment", body: "Escribe un plan que otra persona pueda seguir." });
  return { courseId, slug, lessonId };
}

/** The teacher says what is handed in and writes a rubric of one criterion with two levels. */
async function writeAssignment(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "Archivos" }).check();
  await page.getByLabel("Extensiones que se aceptan").fill("png, pdf");
  await page.getByLabel("Puntos", { exact: true }).first().fill("10");
  await page.getByLabel("Puntos para aprobar").fill("6");
  await page.getByRole("button", { name: "Agregar un criterio" }).click();
  const title = page.getByLabel("Qué se valora");
  await expect(title).toBeFocused();
  await page.keyboard.type("Se puede seguir");
  await expect(page.getByText("La rúbrica suma 5 y la tarea vale 10")).toBeVisible();
  const criterion = page.getByRole("group", { name: "Criterio 1" });
  await criterion.getByLabel("Puntos").first().fill("10");
  await expect(page.getByText("La rúbrica suma 10, como la tarea.")).toBeVisible();
  await page.getByRole("button", { name: "Guardar la tarea" }).click();
  await expect(page.getByText("Tarea guardada")).toBeVisible();
}

function draft(page: Page): Locator {
  return page.getByRole("textbox", { name: "Tu texto" });
}

test("a teacher writes an assignment, a student drafts and hands it in, and sees the grade that was given by keyboard", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId, slug, lessonId } = await makeCourse(page);
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  await expect(page.getByText("La tarea no tiene puntos.")).toBeVisible();
  await writeAssignment(page);
  await expect(page.getByText("La tarea no tiene puntos.")).toBeHidden();
  await expectAccessible(page);
  await call(page, "authoring.publish", { courseId, notes: "" });

  const { theirs: learner } = await studentBeside(page, { browser, baseURL });
  await orderFree(learner, slug);
  await expect(async () => {
    await learner.goto(`/es/learn/${slug}/tu-plan`);
    await expect(draft(learner)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await expect(learner.getByRole("heading", { name: "Se puede seguir" })).toBeVisible();
  await draft(learner).fill(ARGUMENT);
  await expect(learner.locator('[data-saving="saved"]')).toBeVisible();
  await learner.reload();
  await expect(draft(learner)).toHaveValue(ARGUMENT);
  const [chooser] = await Promise.all([learner.waitForEvent("filechooser"), learner.getByRole("button", { name: "Elegir un archivo" }).click()]);
  await chooser.setFiles({ name: "diagrama.png", mimeType: "image/png", buffer: PNG });
  await expect(learner.locator('[data-file-state="ready"]')).toContainText("diagrama.png", { timeout: UNTIL_RETRIED_MS });
  await expectAccessible(learner);
  await learner.getByRole("button", { name: "Entregar", exact: true }).click();
  await learner.getByRole("dialog").getByRole("button", { name: "Entregar esta versión" }).click();
  await expect(learner.locator('[data-assignment-state="waiting"]')).toBeVisible();

  await page.goto(`/es/instructor/${courseId}/grading`);
  await expectAccessible(page);
  const row = page.getByRole("row").filter({ hasText: "Tu plan" });
  await row.getByRole("link").click();
  await expect(page.getByText(ARGUMENT)).toBeVisible();
  await expectAccessible(page);
  const level = page.getByRole("radio", { name: /Logrado/ });
  await tabTo(page, level);
  await page.keyboard.press("1");
  await expect(level).toBeChecked();
  const points = page.getByLabel(/^Puntos, de/);
  await expect(points).toBeFocused();
  await expect(points).toHaveValue("10");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Claro y completo.");
  await tabTo(page, page.getByRole("button", { name: "Publicar", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("La calificación publicada es 10.")).toBeVisible();

  await learner.reload();
  await expect(learner.locator('[data-assignment-state="passed"]')).toContainText("10 de 10");
  await expect(learner.getByText("Claro y completo.")).toBeVisible();
  await expect(learner.locator("#outline .lesson-row[aria-current]")).toContainText("completa");
  await expectAccessible(learner);
  await learner.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(learner);
  await learner.context().close();
});
