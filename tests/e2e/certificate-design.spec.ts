import { DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { signIn } from "./buyers";
import { call } from "./procedures";
import { expect, test } from "./fixtures";
import { TEACHER } from "./studio-hands";

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><path d="M5 5L190 50" stroke="#0f5c55" stroke-width="6"/></svg>';

test("a teacher designs the certificate of a course and sees what it will be", async ({ quietPage: page, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "" } = await call(page, "authoring.createCourse", { title: `Certificado con diseño ${Date.now()}`, language: "es" });
  await page.goto(`/es/instructor/${courseId}/certificate`);
  const sheet = page.locator("[data-certificate-sheet]");
  await expect(sheet).toContainText("Lucía Rivera");
  await page.getByLabel("Nombre de ejemplo", { exact: true }).selectOption("long");
  await expect(sheet).toContainText("Fernández de Córdoba");

  await page.getByRole("radio", { name: /^Marco/ }).check();
  await page.getByLabel("Orientación").selectOption("portrait");
  await page.getByLabel(/^Título/).first().fill("Constancia de estudios");
  await expect(sheet).toContainText("Constancia de estudios");
  await expect(sheet).toHaveAttribute("viewBox", /^0 0 595/);

  await page.getByLabel(/^Después del nombre/).fill("completó {curso}");
  await expect(page.getByText("Esto no se puede reemplazar: {curso}.")).toBeVisible();
  await page.getByRole("button", { name: "Guardar el certificado" }).click();
  await expect(page.getByLabel(/^Después del nombre/)).toBeFocused();
  await page.getByLabel(/^Después del nombre/).fill("completó con dedicación ");
  await page.getByRole("button", { name: "Poner: título del curso" }).click();
  await expect(page.getByLabel(/^Después del nombre/)).toHaveValue("completó con dedicación {course}");

  await page.getByLabel("Elegir imagen: Logo").setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(LOGO) });
  await page.getByLabel(/^Qué muestra el logo/).fill("Escuela del Sur");
  await expect(sheet.locator('[data-part="logo"]')).toHaveCount(1);
  await page.getByRole("button", { name: "Agregar una firma" }).click();
  await page.getByRole("textbox", { name: "Nombre", exact: true }).fill("Nayra Quispe");
  await expect(sheet).toContainText("Nayra Quispe");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }

  await page.getByRole("button", { name: "Guardar el certificado" }).press("Enter");
  await expect(page.getByText("Guardado. Vale para los certificados que se emitan desde ahora.")).toBeVisible();
  await page.goto(`/es/instructor/${courseId}/history`);
  await expect(page.getByText(/^Cambió el certificado de «Certificado con diseño/)).toBeVisible();
  await page.goto(`/es/instructor/${courseId}/certificate`);
  await expect(page.getByLabel(/^Después del nombre/)).toHaveValue("completó con dedicación {course}");
  await expect(sheet).toContainText("completó con dedicación Certificado con diseño");
});
