import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { enrolBeside, signIn, startQuiz } from "./buyers";
import { expect, test } from "./fixtures";
import { tabTo } from "./keyboard";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const claim = (text: string) => ({ type: "boolean", prompt: { format: "plain", text }, correct: true, hints: [{ text: { format: "plain", text: "Piensa en el promedio." }, cost: 0.25 }], rationale: { format: "plain", text: "Porque suma a todos." } });

/** A course with a bank's three questions in its one quiz. */
async function makeCourse(page: Page): Promise<{ courseId: string; slug: string }> {
  const title = `Secciones ${Date.now()}`;
  const { bankId = "" } = await call(page, "banks.create", { title, language: "es" });
  const questionIds: string[] = [];
  for (const text of ["¿Primera?", "¿Segunda?", "¿Tercera?"]) questionIds.push((await call(page, "banks.addQuestion", { bankId, question: claim(text) })).questionId ?? "");
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Medir", objective: "Medir" });
  const { lessonId = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "Repaso", kind: "quiz", body: "" });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  const take = page.locator("details").filter({ hasText: "Añadir de un banco" });
  await take.getByText("Añadir de un banco", { exact: true }).click();
  await take.getByLabel("Banco", { exact: true }).selectOption({ label: title });
  await take.getByRole("button", { name: "Buscar", exact: true }).click();
  for (const text of ["¿Primera?", "¿Segunda?", "¿Tercera?"]) await take.getByLabel(text).check();
  await take.getByRole("button", { name: "Añadir 3 preguntas" }).click();
  await expect(page.locator("[data-question]")).toHaveCount(3);
  return { courseId, slug };
}

/** By keyboard: a section of its own for what follows a question. */
async function addSection(page: Page, title: string, from: string): Promise<void> {
  await page.getByRole("button", { name: "Añadir una sección" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Nueva sección" })).toBeFocused();
  const form = page.getByRole("form", { name: "Nueva sección" });
  await tabTo(page, form.getByLabel("Título", { exact: true }));
  await page.keyboard.type(title);
  await form.getByLabel("Texto sobre sus preguntas").fill(`Pasaje de ${title}.`);
  await form.getByLabel("Empieza").selectOption({ label: from });
  await form.getByRole("button", { name: "Guardar la sección" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-quiz-section]").filter({ hasText: title })).toBeVisible();
}

test("a teacher cuts a quiz into sections by keyboard, a student takes them one at a time, and practises what was missed", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  test.setTimeout(240_000);
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId, slug } = await makeCourse(page);
  await addSection(page, "Leer", "con la pregunta 1");
  await addSection(page, "Escribir", "con la pregunta 3");
  await page.getByRole("button", { name: "Bajar la pregunta 2" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-quiz-section]").first()).toContainText("1 pregunta");
  await page.getByLabel("Una sección a la vez", { exact: false }).click();
  await expect(page.getByLabel("Una sección a la vez", { exact: false })).toBeChecked();
  await expectAccessible(page);
  await call(page, "authoring.publish", { courseId, notes: "" });

  const learner = await enrolBeside(page, { browser, baseURL }, courseId);
  await learner.goto(`/es/learn/${slug}/repaso`);
  await startQuiz(learner, "Empezar el cuestionario");
  await expect(learner.getByRole("heading", { name: "Leer" })).toBeVisible();
  expect(await learner.content()).not.toContain("¿Tercera?");
  await learner.getByRole("radio", { name: "Verdadero" }).focus();
  await learner.keyboard.press("Space");
  expect(await learner.content(), "no hint before it is asked for").not.toContain("Piensa en el promedio.");
  await learner.getByRole("button", { name: "Última pista, cuesta 0,25 puntos" }).click();
  await learner.getByRole("dialog").getByRole("button", { name: "Ver la pista" }).click();
  await expect(learner.getByText("Piensa en el promedio.")).toBeVisible();
  await expectAccessible(learner);
  await learner.getByRole("button", { name: "Sección siguiente" }).focus();
  await learner.keyboard.press("Enter");
  await learner.getByRole("button", { name: "Pasar a «Escribir»" }).click();
  await expect(learner.getByRole("heading", { name: "Escribir" })).toBeVisible();
  await learner.reload();
  await expect(learner.getByRole("heading", { name: "Leer" })).toHaveCount(0);
  await learner.getByRole("button", { name: "Entregar", exact: true }).click();
  await learner.getByRole("dialog").getByRole("button", { name: "Entregar respuestas" }).click();
  await expect(learner.locator("[data-section-score]")).toHaveCount(2);
  await expectAccessible(learner);

  await learner.goto(`/es/dashboard/practice/${slug}`);
  await expectAccessible(learner);
  await learner.getByRole("button", { name: "Empezar a practicar" }).click();
  await learner.getByRole("button", { name: "Última pista" }).click();
  await expect(learner.getByText("Piensa en el promedio.")).toBeVisible();
  await learner.getByRole("radio", { name: "Falso" }).check();
  await learner.getByRole("button", { name: "Comprobar", exact: true }).click();
  await expect(learner.getByText("Todavía no.", { exact: false })).toBeVisible();
  await learner.getByRole("radio", { name: "Verdadero" }).check();
  await learner.getByRole("button", { name: "Comprobar", exact: true }).click();
  await expect(learner.locator('[data-reviewed="right"]')).toBeVisible();
  await expectAccessible(learner);
  await learner.getByRole("button", { name: "Pregunta siguiente" }).click();
  await learner.reload();
  await expect(learner.getByText("Pregunta 2 de 3 ·", { exact: false })).toBeVisible();
  await learner.getByRole("button", { name: "Terminar la ronda" }).click();
  await expect(learner.getByRole("heading", { name: "Cómo fue" })).toBeVisible();
  await expectAccessible(learner);
});
