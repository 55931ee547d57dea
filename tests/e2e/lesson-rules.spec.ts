import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { enrolBeside, signIn } from "./buyers";
import { expect, test } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

test("lessons open one after the other and by day, and say when they do not", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Paso a paso ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const addModule = async (title: string) => (await call(page, "authoring.addModule", { courseId, title, objective: "Avanzar" })).moduleId;
  const first = await addModule("Ahora");
  const later = await addModule("Después");
  for (const [moduleId, title] of [[first, "La primera"], [first, "La segunda"], [later, "La tercera"]]) await call(page, "authoring.addLesson", { courseId, moduleId, title, kind: "article", body: "Texto para leer." });

  await page.goto(`/es/instructor/${courseId}/settings`);
  const pace = page.locator("form").filter({ has: page.getByLabel("Orden de las lecciones") });
  await pace.getByLabel("Orden de las lecciones").selectOption({ label: "Una tras otra: cada una al completar la anterior" });
  await pace.locator('button[type="submit"]').click();
  await expect(page.getByRole("status").filter({ hasText: /guard/i }).first()).toBeVisible();
  await call(page, "authoring.changeModule", { courseId, moduleId: later, changes: { opensAfterDays: 30 } });
  await call(page, "authoring.publish", { courseId, notes: "" });

  const theirs = await enrolBeside(page, { browser, baseURL }, courseId);
  await theirs.goto(`/es/learn/${slug}/la-segunda`);
  await expect(theirs.getByRole("heading", { level: 1, name: "Primero, la lección anterior" })).toBeVisible();
  await expectAccessible(theirs);
  await theirs.getByRole("link", { name: "Ir a esa lección" }).click();
  await expect(theirs.getByRole("heading", { level: 1, name: "La primera" })).toBeVisible();
  await expect(theirs.locator("#outline").getByRole("link", { name: /La segunda/ })).toContainText("tras la anterior");
  await theirs.getByRole("button", { name: /Marcar como leíd/ }).first().click();
  await expect(theirs.getByRole("heading", { level: 1, name: "La segunda" })).toBeVisible();
  await expectAccessible(theirs);
  await theirs.goto(`/es/learn/${slug}/la-tercera`);
  await expect(theirs.getByRole("heading", { level: 1, name: "Esta lección se abre más adelante" })).toBeVisible();
  await expectAccessible(theirs);
  await theirs.context().close();

  await page.goto(`/es/learn/${slug}/la-tercera`);
  await expect(page.getByRole("heading", { level: 1, name: "La tercera" }), "its teacher is asked nothing").toBeVisible();
});
