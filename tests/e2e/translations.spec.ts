import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { signIn } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

test("a course is translated into Arabic, falls behind its original, is brought up to date and reads from right to left", async ({ quietPage: page, expectAccessible }) => {
  const title = `Traducir ${Date.now()}`;
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Uno", objective: "Empezar" });
  const { lessonId, slug: lessonSlug } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "La primera", kind: "article", body: "Una línea.\n\nOtra línea." });
  await call(page, "authoring.publish", { courseId, notes: "" });

  await page.goto(`/es/instructor/${courseId}/translations`);
  await expect(page.getByText("Todavía no hay traducciones.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Idioma de la traducción").selectOption("ar");
  await page.getByRole("button", { name: "Empezar la traducción" }).click();
  await expect(page.getByText("Traduce «La primera»")).toBeVisible();
  await expect(page.getByText("Al día", { exact: true })).toBeVisible();
  const translationId = new URL(page.url()).pathname.split("/")[3] ?? "";
  expect(translationId).not.toBe(courseId);

  await call(page, "authoring.saveLesson", { courseId, lessonId, saveKey: `translations-${Date.now()}`, base: { revision: 1, edition: 1 }, body: "Una línea.\n\nOtra línea, corregida." });
  await page.reload();
  await expect(page.getByText(/^Desactualizada desde el /)).toBeVisible();
  await expect(page.getByText("Cambió: texto")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/es/instructor/${translationId}/publish`);
  await expect(page.getByText("El texto original cambió desde que se hizo esta traducción.")).toBeVisible();
  await page.goto(`/es/instructor/${translationId}/translations`);
  await page.getByRole("link", { name: "Ver qué cambió en el original de «La primera»" }).click();
  await expect(page.getByText("Otra línea, corregida.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Editar la traducción" }).click();
  const editor = page.getByLabel("Texto de la lección, en Markdown");
  await expect(editor).toHaveAttribute("lang", "ar");
  await expect(editor).toHaveAttribute("dir", "rtl");
  await editor.fill("سطر واحد.\n\n- سطر آخر، مصحح.");
  await expect(page.getByText("Guardado", { exact: false }).first()).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await page.goto(`/es/instructor/${translationId}/translations`);
  await expect(page.getByText(/^Desactualizada desde el /)).toBeVisible();
  await page.getByRole("link", { name: "Ver qué cambió en el original de «La primera»" }).click();
  await page.getByRole("button", { name: "Está al día" }).click();
  await expect(page.getByText("El original dice lo mismo que cuando marcaste esta traducción como al día.")).toBeVisible();

  await call(page, "authoring.updateCourse", { courseId: translationId, changes: { title: "ترجمة الدرس" } });
  await call(page, "authoring.publish", { courseId: translationId, notes: "" });
  await page.goto(`/es/learn/${slug}-ar/${lessonSlug}`);
  await expect(page.locator(".prose")).toHaveAttribute("dir", "rtl");
  expect(await page.locator(".prose li").evaluate((item) => getComputedStyle(item).direction)).toBe("rtl");
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(["es", ""]);
  await expectAccessible(page);
  await page.goto(`/es/courses/${slug}-ar`);
  await expect(page.locator("h1")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("link", { name: `Español: ${title}` })).toHaveAttribute("hreflang", "es");
  await expectAccessible(page);
});
