import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { signIn } from "./buyers";
import { expect } from "./fixtures";
import type { Hands } from "./keyboard";

export const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

export function newTitle(way: string): string {
  return `Estadística ${way} ${randomUUID().slice(0, 6)}`;
}

export async function enterStudio(page: Page, hands: Hands): Promise<void> {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  if (page.viewportSize()?.width === 390) await page.locator("details.phone-nav > summary").tap();
  await hands.press(page.getByRole("link", { name: "Estudio" }).filter({ visible: true }).first());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Estudio");
}

export async function createCourse(page: Page, hands: Hands, title: string): Promise<void> {
  await hands.press(page.getByRole("link", { name: "Crear un curso" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Un curso nuevo");
  await hands.write(page.getByLabel("Título del curso"), title);
  await hands.press(page.getByRole("button", { name: "Crear el curso" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esquema");
}

export async function addModule(page: Page, hands: Hands, title: string): Promise<void> {
  await hands.write(page.getByLabel(/Nombre (del primer módulo|de un módulo nuevo)/), title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
}

export async function addLessons(page: Page, hands: Hands, module: string, titles: readonly string[]): Promise<void> {
  await hands.press(page.getByRole("button", { name: `Agregar lección a «${module}»` }));
  const line = page.getByLabel(`Título de una lección nueva en «${module}»`);
  for (const title of titles) {
    await expect(line).toHaveValue("");
    await hands.write(line, title);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: title })).toBeVisible();
  }
  await page.keyboard.press("Escape");
}

export async function writeLesson(page: Page, hands: Hands, lesson: string, body: string): Promise<void> {
  await hands.press(page.getByRole("link", { name: lesson }).first());
  await hands.write(page.getByLabel("Texto de la lección, en Markdown"), body);
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
}

export async function fillPromise(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole("link", { name: "Ajustes", exact: true }));
  await hands.write(page.getByLabel("Resumen"), "Leer números sin dejarse engañar.");
  await hands.write(page.getByLabel("Objetivo"), "Decidir con datos.");
  await hands.press(page.getByRole("button", { name: "Guardar: La promesa" }));
  await expect(page.getByText("Guardado: La promesa.")).toBeVisible();
}

export async function publish(page: Page, hands: Hands, release = 1): Promise<void> {
  await hands.press(page.getByRole("navigation", { name: "Partes del curso" }).getByRole("link", { name: "Publicar" }));
  await expect(page.getByText("Nada impide publicar.")).toBeVisible();
  await hands.press(page.getByRole("button", { name: `Publicar la versión ${release}` }));
  await expect(page.getByText(`La versión ${release} está publicada`)).toBeVisible();
}

export async function expectInCatalogue(page: Page, title: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`/es/courses?q=${encodeURIComponent(title)}`);
        return page.getByRole("link", { name: title }).count();
      },
      { message: "a visitor finds the course", timeout: 60_000 },
    )
    .toBeGreaterThan(0);
}
