import type { Locator, Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { enrolBeside, signIn, startQuiz } from "./buyers";
import { expect, test } from "./fixtures";
import { keyboardHands, tabTo } from "./keyboard";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

/** A course with a quiz of one question for a text, worth a point; its teacher is on the page of the quiz. */
async function writeQuiz(page: Page, title: string): Promise<{ courseId: string; slug: string }> {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `${title} ${Date.now()}`, language: "es" });
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
  return { courseId, slug };
}

test("a teacher grants one student more time and another attempt, who reads it before and during the quiz", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  test.setTimeout(240_000);
  const { courseId, slug } = await writeQuiz(page, "Con más tiempo");
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

/** By keyboard: what a field has gives way to what is typed. */
async function retype(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

test("a teacher takes late attempts for less by keyboard, a student is late and reads what it costs, and the gradebook has what is left", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  test.setTimeout(240_000);
  const { courseId, slug } = await writeQuiz(page, "Con atraso");
  const hands = keyboardHands(page);
  // In any time zone it closed two to four days ago.
  await page.locator("#quiz-closes").fill(new Date(Date.now() - 60 * 3_600_000).toISOString().slice(0, 16));
  await hands.pick(page.locator("#quiz-late"), "Se aceptan");
  await retype(page, page.locator("#quiz-late-day"), "40");
  await retype(page, page.locator("#quiz-late-cap"), "40");
  await retype(page, page.locator("#quiz-late-end"), "9");
  await expectAccessible(page);
  await hands.press(page.getByRole("button", { name: "Guardar los ajustes" }));
  await expect(page.getByText("Ajustes del cuestionario guardados.")).toBeVisible();
  await expect(page.locator("#quiz-late-cap")).toHaveValue("40");
  await call(page, "authoring.publish", { courseId, notes: "" });

  const theirs = await enrolBeside(page, { browser, baseURL }, courseId);
  await theirs.goto(`/es/learn/${slug}/prueba-corta`);
  await expect(theirs.getByText("después, cada día de atraso descuenta 40 %, hasta 40 %")).toBeVisible();
  await expect(theirs.getByText("Abierto hasta el")).toBeVisible();
  await expectAccessible(theirs);
  await startQuiz(theirs, "Empezar el cuestionario");
  await tabTo(theirs, theirs.getByRole("textbox", { name: "¿Por qué?" }));
  await theirs.keyboard.type("Porque sí.");
  await expect(theirs.locator('[data-saving="saved"]')).toBeVisible();
  const theirHands = keyboardHands(theirs);
  await theirHands.press(theirs.getByRole("button", { name: "Entregar", exact: true }));
  await theirHands.press(theirs.getByRole("dialog").getByRole("button", { name: "Entregar respuestas" }));
  await expect(theirs.locator('[data-result="waiting"]')).toContainText("días tarde: de tus puntos se descontará 40 %");
  await expectAccessible(theirs);

  await page.goto(`/es/instructor/${courseId}/grading?late=1`);
  const row = page.getByRole("row").filter({ hasText: "Prueba corta" });
  await expect(row).toContainText("días tarde");
  await row.getByRole("link").click();
  await expect(page.getByText(/días tarde, −40/)).toBeVisible();
  await retype(page, page.getByLabel("Puntos de la respuesta 1, de 1"), "1");
  await expect(page.getByText("Con el descuento de 40 % por atraso quedan 0,6.")).toBeVisible();
  await expectAccessible(page);
  await hands.press(page.getByRole("button", { name: "Publicar", exact: true }));
  await expect(page.getByText("La calificación publicada es 0,6.")).toBeVisible();

  await theirs.reload();
  await expect(theirs.locator('[data-result="passed"]')).toContainText("se descuenta 40 % y cuentan 0,6 de 1");
  await expectAccessible(theirs);
  await theirs.context().close();

  await page.goto(`/es/instructor/${courseId}/gradebook`);
  await expect(page.getByRole("gridcell").nth(1)).toContainText("0,6");
  await page.goto(`/es/instructor/${courseId}/students`);
  await page.getByRole("link", { name: "Ana Compradora" }).first().click();
  await expect(page.locator("#quizzes")).toContainText("con atraso hasta el");
  await expectAccessible(page);
});
