import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { signIn, studentBeside } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { completeFreeCourse, makeFreeCourse } from "./free-course";
import { keyboardHands } from "./keyboard";
import { call } from "./procedures";
import { TEACHER } from "./studio-hands";

/** The answer to a change of the steps: while one is on its way, the buttons wait. */
const stored = (page: Page) => page.waitForResponse((answer) => answer.url().includes("paths.setSteps"));

test("a teacher builds a path with the keyboard, and who finishes its last course has its certificate", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const courses = [await makeFreeCourse(page, "Primero"), await makeFreeCourse(page, "Segundo")];
  for (const { courseId } of courses) await call(page, "authoring.publish", { courseId, notes: "" });
  const title = `Leer planes ${Date.now()}`;

  const hands = keyboardHands(page);
  await page.goto("/es/instructor/paths");
  await expectAccessible(page);
  await hands.write(page.getByLabel("Título"), title);
  await hands.write(page.getByLabel("Resumen"), "De un plan a todos.");
  await hands.press(page.getByRole("button", { name: "Crear la ruta" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText("Una ruta tiene dos cursos o más.")).toBeVisible();

  const steps = page.locator("[data-path-step]");
  const picker = page.getByLabel("Curso", { exact: true });
  for (const [index, name] of ["Segundo", "Primero"].entries()) {
    const label = await picker.locator("option", { hasText: name }).last().innerText();
    await hands.pick(picker, label);
    await Promise.all([stored(page), hands.press(page.getByRole("button", { name: "Agregar paso" }))]);
    await expect(steps).toHaveCount(index + 1);
  }
  await Promise.all([stored(page), hands.press(page.getByRole("button", { name: "Subir el paso 2" }))]);
  await expect(steps.first()).toContainText("Primero");
  await expect(page.getByRole("button", { name: "Bajar el paso 1" })).toBeVisible();
  await expect(page.getByText("Paso 2 movido al lugar 1.")).toBeVisible();
  await hands.write(page.getByLabel(/^Descripción/), "Para quien lee planes.");
  await hands.press(page.getByRole("button", { name: "Guardar", exact: true }));
  await expect(page.getByText("Nada impide publicarla.")).toBeVisible();
  await expectAccessible(page);
  await hands.press(page.getByRole("button", { name: "Publicar la ruta" }));
  const address = (await page.getByRole("link", { name: "Ver la página de la ruta" }).getAttribute("href")) ?? "";

  const { theirs: learner, student } = await studentBeside(page, { browser, baseURL });
  await expect(async () => {
    const answer = await learner.goto(address);
    expect(answer?.status()).toBe(200);
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await expectAccessible(learner);
  await learner.getByRole("link", { name: "Seguir esta ruta" }).click();
  await learner.getByRole("button", { name: "Seguir esta ruta" }).click();
  await expect(learner.locator("[data-path-progress]")).toHaveText("0 de 2 cursos");
  await expect(learner.getByText("Se abre cuando termines el paso 1.")).toBeVisible();
  await expectAccessible(learner);
  const own = learner.url();
  for (const { slug } of courses) await completeFreeCourse(learner, slug);
  const certificate = learner.getByRole("link", { name: "Ver el certificado" });
  await expect(async () => {
    await learner.goto(own);
    await expect(certificate).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });

  await page.goto((await certificate.getAttribute("href")) ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(student.name);
  await expect(page.getByText("completó la ruta de aprendizaje")).toBeVisible();
  await expect(page.locator('[data-certificate-state="valid"]')).toBeVisible();
  await learner.context().close();
});
