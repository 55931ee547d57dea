import { randomUUID } from "node:crypto";
import { zipSync } from "fflate";
import { enrolFreely, startQuiz, studentBeside } from "./buyers";
import { expect, test } from "./fixtures";
import { pointerHands } from "./keyboard";
import { enterStudio, publish } from "./studio-hands";

const QUESTIONS = ["uno", "dos", "tres", "cuatro", "cinco"].map((name) => `¿Es cierto lo ${name}?{T}`).join("\n\n");

/** A free course with a quiz that asks nothing yet. */
function folderOf(slug: string): Buffer {
  const files = {
    "course.yaml": `bundle: 1\nslug: ${slug}\ncode: ${slug.toUpperCase()}\ntitle: Curso ${slug}\nlanguage: es\nsummary: Leer números\nobjective: Decidir con datos\n`,
    "modules/01-medir/module.yaml": "title: Medir\nobjective: Medir\n",
    "modules/01-medir/01-repaso.md": "---\ntitle: Repaso\nkind: quiz\n---\n",
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))));
}

test("a teacher builds a bank, a quiz draws from it, and each attempt is asked some of it", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  test.slow();
  const hands = pointerHands(page);
  const slug = `banco-${randomUUID().slice(0, 8)}`;
  await enterStudio(page, hands);
  await hands.press(page.getByRole("link", { name: "Bancos de preguntas" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bancos de preguntas");
  await hands.write(page.getByLabel("Título"), `Banco ${slug}`);
  await hands.press(page.getByRole("button", { name: "Crear el banco" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Banco ${slug}`);
  await page.locator('input[type="file"]').setInputFiles({ name: "banco.gift", mimeType: "text/plain", buffer: Buffer.from(QUESTIONS) });
  await hands.press(page.getByRole("button", { name: "Importar 5 preguntas" }));
  await expect(page.locator("[data-bank-question]")).toHaveCount(5);

  await hands.press(page.getByRole("button", { name: "¿Es cierto lo uno?" }));
  const panel = page.getByRole("dialog", { name: "Pregunta" });
  await expect(panel.getByRole("radio", { name: "Verdadera" })).toBeChecked();
  await expectAccessible(page);
  await panel.getByLabel("Qué pregunta").fill("¿Es cierto lo primero?");
  await hands.press(panel.getByRole("button", { name: "Añadir una pista" }));
  await panel.getByLabel("Pista 1 (Markdown)").fill("Lo primero **es** cierto.");
  await panel.getByLabel("Costo de la pista 1 (%)").fill("25");
  await expectAccessible(page);
  await hands.press(panel.getByRole("button", { name: "Guardar como versión 2" }));
  await expect(page.getByRole("button", { name: "¿Es cierto lo primero?" })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/es/instructor/import");
  await page.getByLabel("Archivo").setInputFiles({ name: `${slug}.zip`, mimeType: "application/zip", buffer: folderOf(slug) });
  await hands.press(page.getByRole("button", { name: "Importar como borrador" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esquema");
  await hands.press(page.getByRole("link", { name: "Repaso" }));
  await hands.press(page.getByRole("button", { name: "Sortear de un banco" }));
  await page.getByLabel("Banco", { exact: true }).first().selectOption({ label: `Banco ${slug}` });
  await page.getByLabel("Cuántas preguntas").fill("2");
  await expectAccessible(page);
  await hands.press(page.getByRole("button", { name: "Guardar el sorteo" }));
  await expect(page.locator("[data-draw]")).toContainText("2 preguntas de 5");
  await publish(page, hands);

  const { theirs } = await studentBeside(page, { browser, baseURL });
  await enrolFreely(theirs, slug);
  await theirs.goto(`/es/learn/${slug}/repaso`);
  await startQuiz(theirs, "Empezar el cuestionario");
  const asked = theirs.locator("[data-question]");
  await expect(asked).toHaveCount(2);
  const prompts = await asked.allInnerTexts();
  await theirs.reload();
  await expect(asked.first()).toBeVisible();
  expect(await asked.allInnerTexts(), "the draw is fixed").toEqual(prompts);
  for (const index of [0, 1]) await asked.nth(index).getByRole("radio", { name: "Verdadero" }).check();
  await expect(theirs.locator('[data-saving="saved"]')).toBeVisible();
  await theirs.getByRole("button", { name: "Entregar", exact: true }).click();
  await theirs.getByRole("dialog").getByRole("button", { name: "Entregar respuestas" }).click();
  await expect(theirs.getByText("Aprobaste", { exact: true })).toBeVisible();
  await theirs.context().close();
});
