import { expect, type Page } from "@playwright/test";
import { orderFree } from "./buyers";
import { UNTIL_RETRIED_MS } from "./fixtures";
import { call } from "./procedures";

/** A free course of one text, in draft, of who is signed in on the page. */
export async function makeFreeCourse(page: Page, title: string): Promise<{ courseId: string; slug: string }> {
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `${title} ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto", durationHours: 3 } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Planes", objective: "Leer uno" });
  await call(page, "authoring.addLesson", { courseId, moduleId, title: "Tu plan", kind: "article", body: "Un plan se lee de adentro hacia afuera." });
  return { courseId, slug };
}

/** A learner enrols in such a course and reads its text. */
export async function completeFreeCourse(learner: Page, slug: string): Promise<void> {
  await orderFree(learner, slug);
  await expect(async () => {
    await learner.goto(`/es/learn/${slug}/tu-plan`);
    await learner.getByRole("button", { name: "Marcar como leída" }).click({ timeout: 5_000 });
  }).toPass({ timeout: UNTIL_RETRIED_MS });
  await expect(learner.getByText("La leíste.")).toBeVisible();
}
