import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { orderFree, signIn, studentBeside } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { tabTo } from "./keyboard";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const ARGUMENT = "Un plan sirve cuando otra persona puede seguirlo sin preguntar.";

async function makeCourse(page: Page): Promise<{ courseId: string; slug: string; lessonId: string }> {
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Argumentar ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Planes", objective: "Escribir uno" });
  const { lessonId = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "Tu argumento", kind: "quiz" });
  return { courseId, slug, lessonId };
}

/** The teacher writes a question for a text and one for a file. */
async function writeQuestions(page: Page): Promise<void> {
  const panel = page.getByRole("dialog");
  const begin = async (type: string, prompt: string, points: string) => {
    await page.getByRole("button", { name: "Escribir una pregunta", exact: true }).click();
    await panel.getByLabel("Tipo", { exact: true }).selectOption(type);
    await panel.getByLabel("Qué pregunta (Markdown)").fill(prompt);
    await panel.getByLabel("Puntos", { exact: true }).fill(points);
  };
  await begin("essay", "¿Cuándo sirve un plan?", "4");
  await panel.getByLabel("Mínimo de palabras").fill("5");
  await panel.getByLabel("Guía para calificar (Markdown)").fill("Busca a **otra persona**.");
  await panel.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.locator("[data-question]")).toHaveCount(1);
  await begin("file", "Dibuja tu plan.", "6");
  await panel.getByLabel("Tipos de archivo").fill("png");
  await panel.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.locator("[data-question]")).toHaveCount(2);
}

test("a student writes a text and brings a file, a teacher marks them by keyboard, and the student sees the score", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  test.setTimeout(240_000);
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId, slug, lessonId } = await makeCourse(page);
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  await writeQuestions(page);
  await expectAccessible(page);
  await call(page, "authoring.publish", { courseId, notes: "" });

  const { theirs: learner } = await studentBeside(page, { browser, baseURL });
  await orderFree(learner, slug);
  const start = learner.getByRole("button", { name: "Empezar el cuestionario" });
  await expect(async () => {
    await learner.goto(`/es/learn/${slug}/tu-argumento`);
    await expect(start).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await start.click();
  const text = learner.getByRole("textbox", { name: "¿Cuándo sirve un plan?" });
  await text.fill("Uno dos");
  await expect(learner.getByText("Es más corta de lo que se pide.")).toBeVisible();
  await text.fill(ARGUMENT);
  await expect(learner.getByText("10 palabras")).toBeVisible();
  const [chooser] = await Promise.all([learner.waitForEvent("filechooser"), learner.getByRole("button", { name: "Elegir un archivo" }).click()]);
  await chooser.setFiles({ name: "plan.png", mimeType: "image/png", buffer: PNG });
  await expect(learner.locator('[data-file-state="ready"]')).toContainText("plan.png", { timeout: UNTIL_RETRIED_MS });
  await expect(learner.locator('[data-saving="saved"]')).toBeVisible();
  await learner.reload();
  await expect(text).toHaveValue(ARGUMENT);
  await expect(learner.locator('[data-file-state="ready"]')).toContainText("plan.png");
  expect(await learner.content(), "the guidance").not.toContain("Busca a");
  await expectAccessible(learner);
  for (const width of [320, 390]) {
    await learner.setViewportSize({ width, height: 800 });
    expect(await learner.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await learner.getByRole("button", { name: "Entregar", exact: true }).click();
  await learner.getByRole("dialog").getByRole("button", { name: "Entregar respuestas" }).click();
  await expect(learner.locator('[data-result="waiting"]')).toContainText("Por calificar");
  await expectAccessible(learner);

  await page.goto(`/es/instructor/${courseId}/grading`);
  await page.getByRole("row").filter({ hasText: "Tu argumento" }).getByRole("link").click();
  await expect(page.getByText(ARGUMENT)).toBeVisible();
  await expect(page.getByText("Busca a otra persona.")).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, page.getByLabel("Puntos de la respuesta 1, de 4"));
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Bien, con un ejemplo mejor.");
  await tabTo(page, page.getByLabel("Puntos de la respuesta 2, de 6"));
  await page.keyboard.type("6");
  await expect(page.getByText("El intento suma 9 de 10 puntos")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Publicar", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("La calificación publicada es 9.")).toBeVisible();

  await learner.reload();
  await expect(learner.locator('[data-result="passed"]')).toContainText("9 de 10");
  await expect(learner.getByText("Bien, con un ejemplo mejor.")).toBeVisible();
  await expectAccessible(learner);
  await learner.context().close();
});
