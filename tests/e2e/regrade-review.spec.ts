import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { becomeStudent, enrolFreely, signIn, startQuiz, studentBeside } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const claim = (correct: boolean) => ({ type: "boolean", prompt: { format: "plain", text: "¿Una media se mueve con los extremos?" }, correct });

/** A free course whose one quiz asks a bank's question, with its key the wrong way round. */
async function makeCourse(page: Page): Promise<{ courseId: string; slug: string; lessonId: string; bankId: string; questionId: string }> {
  const title = `Recalificar ${Date.now()}`;
  const { bankId = "" } = await call(page, "banks.create", { title, language: "es" });
  const { questionId = "" } = await call(page, "banks.addQuestion", { bankId, question: claim(false) });
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Medir", objective: "Medir" });
  const { lessonId = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "Repaso", kind: "quiz", body: "" });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  await page.getByRole("button", { name: "Sortear de un banco" }).click();
  await page.getByLabel("Banco", { exact: true }).first().selectOption({ label: title });
  await page.getByLabel("Cuántas preguntas").fill("1");
  await page.getByRole("button", { name: "Guardar el sorteo" }).click();
  await expect(page.locator("[data-draw]")).toContainText("1 pregunta de 1");
  await call(page, "authoring.publish", { courseId, notes: "" });
  return { courseId, slug, lessonId, bankId, questionId };
}

test("a teacher sees what a corrected key would do, applies it, and the learner passes and reads why", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  test.slow();
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId, slug, lessonId, bankId, questionId } = await makeCourse(page);
  const { theirs: learner } = await studentBeside(page, { browser, baseURL });
  await enrolFreely(learner, slug);
  await learner.goto(`/es/learn/${slug}/repaso`);
  await startQuiz(learner, "Empezar el cuestionario");
  await learner.getByRole("radio", { name: "Verdadero" }).check();
  await learner.getByRole("button", { name: "Entregar", exact: true }).click();
  await learner.getByRole("dialog").getByRole("button", { name: "Entregar respuestas" }).click();
  await expect(learner.locator('[data-result="failed"]')).toBeVisible();

  await call(page, "banks.saveQuestion", { bankId, questionId, version: 1, question: claim(true) });
  await page.goto(`/es/instructor/${courseId}/regrade/${lessonId}`);
  await expect(page.getByText("cambió la clave")).toBeVisible();
  await expect(page.getByText("Cambia un intento de 1")).toBeVisible();
  await expect(page.getByText("ahora aprueba", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.getByLabel("Motivo").fill("La clave estaba al revés");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 intento · Suben: 1")).toBeVisible({ timeout: UNTIL_RETRIED_MS });

  await learner.reload();
  await expect(learner.locator('[data-result="passed"]')).toContainText("La clave estaba al revés");
  await expect(learner.locator('[data-reviewed="right"]')).toContainText("Calificada con una clave corregida");
  await expectAccessible(learner);
  await learner.context().close();
});

test("what a quiz missed comes back for review, one question at a time, by keyboard", async ({ quietPage: page, expectAccessible }) => {
  const course = "html-que-todos-entienden";
  await becomeStudent(page, "es", /Confirma tu correo/);
  await page.goto("/es/dashboard/review");
  await expect(page.getByText("Aún no hay nada que repasar")).toBeVisible();
  await enrolFreely(page, course);
  await page.goto(`/es/learn/${course}/repaso-del-modulo-uno`);
  await startQuiz(page, "Empezar el cuestionario");
  await page.getByRole("button", { name: "Entregar", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Entregar respuestas" }).click();
  await expect(page.locator('[data-result="failed"]')).toBeVisible();

  await expect(async () => {
    await page.goto("/es/dashboard");
    await expect(page.getByRole("link", { name: "Repaso: 7 preguntas hoy" })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await page.getByRole("link", { name: "Repaso: 7 preguntas hoy" }).click();
  await expect(page.getByText("7 preguntas pendientes")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "No lo sé" }).press("Enter");
  await expect(page.getByRole("heading", { name: "¿Cómo te fue?" })).toBeVisible();
  await expect(page.locator("[data-reviewed]")).toHaveAttribute("data-reviewed", "blank");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.keyboard.press("4");
  await expect(page.getByText("6 preguntas pendientes")).toBeVisible();
  await expect(page.getByRole("button", { name: "Comprobar" })).toBeDisabled();
});
