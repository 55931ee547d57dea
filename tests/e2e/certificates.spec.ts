import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { orderFree, signIn, studentBeside } from "./buyers";
import { call } from "./procedures";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { TEACHER } from "./studio-hands";

const TITLE = "Leer un plan de ejecución";

/** A free course of one text. */
async function makeCourse(page: Page): Promise<{ courseId: string; slug: string }> {
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `${TITLE} ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto", durationHours: 3 } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Planes", objective: "Leer uno" });
  await call(page, "authoring.addLesson", { courseId, moduleId, title: "Tu plan", kind: "article", body: "Un plan se lee de adentro hacia afuera." });
  return { courseId, slug };
}

test("a student earns a certificate, anybody verifies it, and once it is revoked its page says so", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId, slug } = await makeCourse(page);
  await page.goto(`/es/instructor/${courseId}/certificate`);
  await page.getByRole("button", { name: "Agregar una firma" }).click();
  await page.getByRole("textbox", { name: "Nombre", exact: true }).fill("Nayra Quispe");
  await page.getByRole("button", { name: "Guardar el certificado" }).click();
  await expect(page.getByText("Guardado. Vale para los certificados que se emitan desde ahora.")).toBeVisible();
  await call(page, "authoring.publish", { courseId, notes: "" });

  const { theirs: learner, student } = await studentBeside(page, { browser, baseURL });
  await orderFree(learner, slug);
  await expect(async () => {
    await learner.goto(`/es/learn/${slug}/tu-plan`);
    await learner.getByRole("button", { name: "Marcar como leída" }).click({ timeout: 5_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await expect(learner.getByText("La leíste.")).toBeVisible();
  await learner.reload();
  await expect(learner.getByRole("link", { name: "Ver lo que obtuviste" })).toHaveAttribute("href", "/es/account/certificates");

  const download = learner.getByRole("link", { name: /^Descargar PDF: / });
  await expect(async () => {
    await learner.goto("/es/account/certificates");
    await expect(download).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await expectAccessible(learner);
  const [file] = await Promise.all([learner.waitForEvent("download"), download.click()]);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe("%PDF-");

  const address = (await learner.getByRole("link", { name: /^Ver y compartir: / }).getAttribute("href")) ?? "";
  const stranger = await (await browser.newContext({ ...(baseURL && { baseURL }), viewport: page.viewportSize() })).newPage();
  const answer = await stranger.goto(address);
  expect(answer?.headers()["set-cookie"]).toBeUndefined();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(student.name);
  await expect(stranger.locator('[data-certificate-state="valid"]')).toBeVisible();
  await expect(stranger.getByText("Nayra Quispe")).toBeVisible();
  await expect(stranger.locator('meta[name="robots"]').first()).toHaveAttribute("content", /noindex/);
  await expect(stranger.getByRole("link", { name: "Agregar a mi perfil de LinkedIn" })).toHaveAttribute("href", /linkedin\.com\/profile\/add/);
  await expectAccessible(stranger);
  await stranger.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(stranger);
  const did = await stranger.request.get("/.well-known/did.json");
  expect((await did.json()).id).toMatch(/^did:web:/);

  await page.goto(`/es/instructor/${courseId}/students`);
  await page.getByRole("link", { name: student.name }).first().click();
  await page.getByLabel("Motivo", { exact: true }).fill("Copió el trabajo");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revocar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revocar" }).click();
  await expect(page.getByText("Motivo: Copió el trabajo")).toBeVisible();
  await expect(async () => {
    await stranger.goto(address);
    await expect(stranger.locator('[data-certificate-state="revoked"]')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await learner.context().close();
  await stranger.context().close();
});
