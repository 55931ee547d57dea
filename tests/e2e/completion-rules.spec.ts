import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { enrolBeside, signIn } from "./buyers";
import { expect, test } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

test("a lesson says what it asks, an optional one does not count, and the course is complete with what is left", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Lo que se pide ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Leer", objective: "Avanzar" });
  const add = async (title: string) => (await call(page, "authoring.addLesson", { courseId, moduleId, title, kind: "article", body: "Texto para leer." })).lessonId ?? "";
  const visit = await add("La que se abre");
  const spare = await add("La que sobra");
  const film = (await call(page, "authoring.addLesson", { courseId, moduleId, title: "La que se mira", kind: "video" })).lessonId ?? "";
  await page.goto(`/es/instructor/${courseId}/lessons/${film}`);
  await page.getByLabel("Parte del video, en %").fill("80");
  await page.locator("form").filter({ has: page.getByLabel("Parte del video, en %") }).getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Finalización guardada.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Parte del video, en %")).toHaveValue("80");
  await call(page, "authoring.deleteLessons", { courseId, lessonIds: [film] });

  await page.goto(`/es/instructor/${courseId}/lessons/${visit}`);
  await page.getByLabel("Se completa cuando").selectOption({ label: "se abrió" });
  await page.locator("form").filter({ has: page.getByLabel("Se completa cuando") }).getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Finalización guardada.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/es/instructor/${courseId}/lessons/${spare}`);
  await page.getByLabel("En el curso").selectOption({ label: "Opcional: no cuenta" });
  await page.locator("form").filter({ has: page.getByLabel("En el curso") }).getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Finalización guardada.")).toBeVisible();
  await call(page, "authoring.publish", { courseId, notes: "" });

  const theirs = await enrolBeside(page, { browser, baseURL }, courseId);
  await theirs.goto(`/es/learn/${slug}/la-que-sobra`);
  await expect(theirs.getByText("Es opcional: no cuenta para el curso.")).toBeVisible();
  await expectAccessible(theirs);
  await theirs.goto(`/es/learn/${slug}/la-que-se-abre`);
  await expect(theirs.getByText("Para completar esta lección: ábrela.")).toBeVisible();
  await expect(theirs.getByRole("heading", { name: /Terminaste/ })).toBeVisible();

  await page.goto(`/es/instructor/${courseId}/students`);
  await page.getByRole("link", { name: "Ana Compradora" }).first().click();
  await expect(page.getByText("El estudiante completó el curso")).toBeVisible();
  await expectAccessible(page);

  const deferral = page.locator("#deferral");
  await deferral.getByLabel("Días").fill("10");
  await deferral.getByLabel("Motivo (lo ve el estudiante)").fill("Una mudanza");
  await deferral.getByRole("button", { name: "Aplazar" }).click();
  await expect(deferral.getByText("Todas sus fechas van 10 días después.")).toBeVisible();
  await theirs.goto(`/es/dashboard/dates/${slug}`);
  await expect(theirs.getByText("Todas tus fechas van 10 días después que las del curso.")).toBeVisible();
  await expect(theirs.getByText("Una mudanza")).toBeVisible();
  await expectAccessible(theirs);
  await theirs.context().close();
  await deferral.getByRole("button", { name: "Deshacer" }).click();
  await expect(deferral.getByText("Sus fechas son las del curso.")).toBeVisible();
});
