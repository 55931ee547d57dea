import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { enrolBeside, signIn, startQuiz } from "./buyers";
import { expect, test } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

test("a teacher grants one student more time and another attempt, who reads it before and during the quiz", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  test.setTimeout(240_000);
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Con más tiempo ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Medir", objective: "Medir" });
  const { lessonId = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "Prueba corta", kind: "quiz" });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  const panel = page.getByRole("dialog");
  await page.getByRole("button", { name: "Escribir una pregunta", exact: true }).click();
  await panel.getByLabel("Tipo", { exact: true }).selectOption("essay");
  await panel.getByLabel("Qué pregunta (Markdown)").fill("¿Por qué?");
  await panel.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.locator("[data-question]")).toHaveCount(1);
  await page.locator("#quiz-time").fill("30");
  await page.locator("#quiz-attempts").fill("1");
  await page.getByRole("button", { name: "Guardar los ajustes" }).click();
  await expect(page.getByText("Ajustes del cuestionario guardados.")).toBeVisible();
  await call(page, "authoring.publish", { courseId, notes: "" });

  const theirs = await enrolBeside(page, { browser, baseURL }, courseId);
  await theirs.goto(`/es/learn/${slug}/prueba-corta`);
  await expect(theirs.getByText("30 minutos desde que empiezas")).toBeVisible();

  await page.goto(`/es/instructor/${courseId}/students`);
  await page.getByRole("link", { name: "Ana Compradora" }).first().click();
  const accommodation = page.locator("#accommodation");
  await accommodation.getByLabel("Tiempo de más, en %").fill("50");
  await accommodation.getByRole("button", { name: "Guardar" }).click();
  await expect(accommodation.getByText("Tiene 50 % más de tiempo.")).toBeVisible();
  const quizzes = page.locator("#quizzes");
  await quizzes.getByRole("button", { name: "Dar una excepción" }).click();
  await quizzes.getByLabel("Motivo").fill("Estuvo en el hospital");
  await quizzes.getByRole("button", { name: "Guardar" }).click();
  await expect(quizzes.getByText("Pon al menos una fecha, un intento o un minuto.")).toBeVisible();
  await quizzes.getByLabel("Intentos de más").fill("1");
  await quizzes.getByRole("button", { name: "Guardar" }).click();
  await expect(quizzes.getByText("Excepción: 1 intento más. Estuvo en el hospital")).toBeVisible();
  await expectAccessible(page);

  await theirs.reload();
  await expect(theirs.getByText("Tienes 45 minutos desde que empiezas: 30 y 15 más")).toBeVisible();
  await expect(theirs.getByText("Estuvo en el hospital")).toBeVisible();
  await expectAccessible(theirs);
  await startQuiz(theirs, "Empezar el cuestionario");
  await expect(theirs.getByRole("timer")).toContainText("44:");
  await theirs.context().close();

  await quizzes.getByRole("button", { name: "Cambiar la excepción" }).click();
  await quizzes.getByRole("button", { name: "Quitar la excepción" }).click();
  await expect(quizzes.getByRole("button", { name: "Dar una excepción" })).toBeVisible();
});
