import { randomUUID } from "node:crypto";
import { zipSync } from "fflate";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { holdScript } from "./hold-script";
import { pointerHands, type Hands } from "./keyboard";
import { enterStudio } from "./studio-hands";

const TEXT = `La **clave primaria** es la columna que identifica cada fila de una tabla. Un índice acelera las búsquedas de los usuarios en tablas grandes. La tabla de ventas tiene 1250 filas de clientes.

## Cambios

Una transacción guarda todos sus cambios o ninguno de ellos. Los permisos deciden quién puede leer cada columna. El planificador estima cuánto cuesta cada consulta nueva.`;

/** A course with an article and a quiz that asks nothing yet. */
function folderOf(slug: string): Buffer {
  const files = {
    "course.yaml": `bundle: 1\nslug: ${slug}\ncode: ${slug.toUpperCase()}\ntitle: Curso ${slug}\nlanguage: es\nsummary: Leer números\nobjective: Decidir con datos\n`,
    "modules/01-claves/module.yaml": "title: Claves\nobjective: Claves\n",
    "modules/01-claves/01-texto.md": `---\ntitle: Las claves\nkind: article\n---\n${TEXT}\n`,
    "modules/01-claves/02-repaso.md": "---\ntitle: Repaso\nkind: quiz\n---\n",
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))));
}

async function openDrafts(page: Page, hands: Hands): Promise<void> {
  const slug = `borrador-${randomUUID().slice(0, 8)}`;
  await enterStudio(page, hands);
  await page.goto("/es/instructor/import");
  await page.getByLabel("Archivo").setInputFiles({ name: `${slug}.zip`, mimeType: "application/zip", buffer: folderOf(slug) });
  await hands.press(page.getByRole("button", { name: "Importar como borrador" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esquema");
  await hands.press(page.getByRole("link", { name: "Repaso" }));
  await hands.press(page.getByRole("link", { name: "Proponer preguntas a partir de un texto" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Borradores de preguntas");
}

test("a teacher has questions drafted from an article, edits one, accepts two, rejects one, and the quiz has them", async ({ quietPage: page, expectAccessible }) => {
  test.slow();
  const hands = pointerHands(page);
  await openDrafts(page, hands);
  await expect(page.getByText("Modelo configurado: local-rules-1"), "nobody takes the stand-in for a language model").toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Cuántas").fill("3");
  await hands.press(page.getByRole("button", { name: "Proponer preguntas" }));
  await expect(page.locator('[data-run="done"]')).toBeVisible({ timeout: 60_000 });
  const drafts = page.locator("[data-draft]");
  await expect(drafts).toHaveCount(3);
  await expect(page.getByText("Costo: ")).toBeVisible();
  await drafts.first().locator("summary").click();
  await expect(drafts.first().locator("mark")).toBeVisible();
  await expectAccessible(page);

  await hands.press(page.getByRole("button", { name: "Editar la pregunta 1" }));
  const sheet = page.getByRole("dialog", { name: "Editar la propuesta" });
  await sheet.getByLabel("Qué pregunta").fill("¿Qué identifica cada fila?");
  await hands.press(sheet.getByRole("button", { name: "Guardar" }));
  await expect(drafts.first()).toContainText("¿Qué identifica cada fila?");
  await hands.press(page.getByRole("button", { name: "Aceptar la pregunta 1" }));
  await expect(drafts).toHaveCount(2);
  // The rest by keys: the focus stands on the next draft.
  await expect(drafts.first()).toBeFocused();
  await page.keyboard.press("r");
  await expect(drafts).toHaveCount(1);
  await expect(drafts.first()).toBeFocused();
  await page.keyboard.press("a");
  await expect(drafts).toHaveCount(0);
  await expect(page.getByText("0 por revisar · 2 aceptadas · 1 descartadas")).toBeVisible();

  await page.getByRole("link", { name: "Esquema" }).click();
  await hands.press(page.getByRole("link", { name: "Repaso" }));
  await expect(page.locator("[data-question]")).toHaveCount(2);
  await expect(page.locator("[data-question]").first()).toContainText("¿Qué identifica cada fila?");
});

test("rules draft gaps without any model, and say so, also when all was chosen before the page's script ran", async ({ quietPage: page }) => {
  const hands = pointerHands(page);
  await openDrafts(page, hands);
  const arrive = await holdScript(page, page.url());
  await page.getByRole("radio", { name: /Reglas, sin inteligencia artificial/ }).check();
  await page.getByLabel("Cuántas").fill("2");
  await hands.press(page.getByRole("button", { name: "Proponer preguntas" }));
  arrive();
  await expect(page.locator("[data-draft]")).toHaveCount(2, { timeout: 60_000 });
  await expect(page.getByText("Con reglas, sin inteligencia artificial")).toBeVisible();
});
