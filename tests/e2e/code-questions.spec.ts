import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { becomeStudent, buyCourse, signIn, startQuiz } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

/** A new course with a quiz that is empty, opened in the studio. */
async function openNewQuiz(page: Page): Promise<void> {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  await page.goto("/es/instructor/new");
  await page.getByLabel("Título del curso").fill(`Código ${randomUUID().slice(0, 8)}`);
  await page.getByRole("button", { name: "Crear el curso" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esquema");
  const courseId = page.url().split("/").at(-1) ?? "";
  const call = async (name: string, input: object) => {
    const answer = await page.request.post(`/api/trpc/authoring.${name}`, { data: { json: { courseId, ...input } }, headers: { origin: new URL(page.url()).origin } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()).result.data.json as { moduleId: string; lessonId: string };
  };
  const { moduleId } = await call("addModule", { title: "Funciones" });
  const { lessonId } = await call("addLesson", { moduleId, title: "Práctica", kind: "quiz" });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
}

/** Types a program into CodeMirror once it has taken the place of the text area. */
async function writeProgram(page: Page, label: string, program: string): Promise<void> {
  const editor = page.locator(".cm-content").and(page.getByRole("textbox", { name: label }));
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(program);
  await expect(editor).toContainText(program.slice(0, 20));
}

test("a teacher writes a code question, tries the solution, puts it right and keeps it", async ({ quietPage: page, expectAccessible }) => {
  await openNewQuiz(page);
  await page.getByRole("button", { name: "Escribir una pregunta de código" }).click();
  await expect(page.getByRole("heading", { name: "Pregunta de código nueva" })).toBeFocused();
  await page.getByLabel("Qué hay que programar, en Markdown").fill("Escribe `double`, que devuelve el doble.");
  await writeProgram(page, "Código inicial en JavaScript", "function double(n) {}");
  await writeProgram(page, "Solución de referencia en JavaScript", "const double = (n) => n + n + 1;");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Probar la solución en JavaScript" }), "Escape and Tab leave the editor").toBeFocused();

  const first = page.locator('[data-test="1"]');
  await first.getByLabel("Función").fill("double");
  await first.getByLabel("Argumentos (una lista en JSON)").fill("[2");
  await first.getByLabel("Valor esperado (JSON)").fill("4");
  await page.getByRole("button", { name: "Probar la solución en JavaScript" }).press("Enter");
  await expect(first.getByLabel("Argumentos (una lista en JSON)"), "what cannot be read").toBeFocused();
  await first.getByLabel("Argumentos (una lista en JSON)").fill("[2]");
  await page.getByRole("button", { name: "Agregar una prueba" }).click();
  const second = page.locator('[data-test="2"]');
  await expect(second.getByLabel("Función")).toHaveValue("double");
  await second.getByLabel("Argumentos (una lista en JSON)").fill("[0]");
  await second.getByLabel("Valor esperado (JSON)").fill("1");
  await second.getByLabel("Oculta").check();
  await page.getByRole("button", { name: "Probar la solución en JavaScript" }).click();
  await expect(page.getByText("1 de 2 pruebas superadas")).toBeVisible();
  await expect(first.locator(".code-outcome")).toContainText("No superada");
  await expect(first.locator(".code-outcome")).toContainText("5");
  await expectAccessible(page);

  await writeProgram(page, "Solución de referencia en JavaScript", "const double = (n) => 2 * n;");
  await second.getByLabel("Valor esperado (JSON)").fill("0");
  await expect(page.locator(".code-outcome"), "what was found of another program").toHaveCount(0);
  await page.getByRole("button", { name: "Probar la solución en JavaScript" }).click();
  await expect(page.getByText("2 de 2 pruebas superadas")).toBeVisible();
  await page.getByRole("button", { name: "Guardar la pregunta" }).click();
  await expect(page.locator("[data-question]")).toContainText("Escribe double");
  await page.reload();
  await page.getByRole("button", { name: "Editar la pregunta 1" }).click();
  await expect(page.getByRole("textbox", { name: "Solución de referencia en JavaScript" })).toContainText("2 * n");
  await page.getByRole("button", { name: "Cerrar sin guardar" }).click();
  await expect(page.getByRole("button", { name: "Editar la pregunta 1" })).toBeFocused();
});

const COURSE = "typescript-with-rigour";
/** Right for every test that can be seen, and wrong for a free order, which a hidden one asks about. */
const ALMOST = 'function amountOf(value: any) { return (value && typeof value.amount === "number" && value.amount) || null; }';

test("a learner tries a program on the visible tests, submits it, and sees its points arrive", async ({ page, expectAccessible }) => {
  test.setTimeout(300_000);
  await becomeStudent(page, "en", /Confirm your e-mail/);
  await buyCourse(page, "en", COURSE);
  await page.goto(`/en/learn/${COURSE}/prove-it`);
  await startQuiz(page, "Start the quiz");
  const question = page.locator('[data-question="code"]');
  await expect(question).toContainText("3 hidden tests run too when you submit.");
  await writeProgram(page, "Your program in TypeScript", ALMOST);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "a long line scrolls inside of the editor").toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await question.getByRole("button", { name: "Run the tests" }).click();
  await expect(question.getByText("3 of 3 tests passed")).toBeVisible();
  await expectAccessible(page);
  await question.getByText("Run it with an input of your own").click();
  await question.getByLabel("Input").fill("x");
  await question.getByRole("button", { name: "Run", exact: true }).click();
  await expect(question.getByText("It printed nothing.")).toBeVisible();
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Your program in TypeScript" }), "what was kept").toContainText("amountOf(value: any)");

  await page.getByRole("button", { name: "Submit", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit answers" }).click();
  await expect(page.getByText("Not enough this time")).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  // All tests but one that weighs two of seven: 5/7 of the question's three points.
  await expect(page.locator(".quiz-score")).toHaveText(/^2\.14 of /);
  await expectAccessible(page);
});
