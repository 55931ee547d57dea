import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { signIn } from "./buyers";
import { expect, test } from "./fixtures";
import { tabTo } from "./keyboard";
import { call } from "./procedures";

const FILM = "https://youtu.be/dQw4w9WgXcQ";
const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const BEFORE = "Antes  de todo.\n\n***";
const WRITTEN = `Antes  de todo.

***

## De qué trata

Con **negrita** y $x^2$ aquí.

- uno
- dos

| A | B |
| - | - |
| 1 | 2 |

\`\`\`sql
select 1;
\`\`\`

> [!NOTE]
> Ojo.

Fin.`;

test.use({ editorMode: "visual" });

/** Writes what stands after the slash, and takes the kind of block that it finds. */
async function insert(page: Page, words: string, name: string): Promise<void> {
  await page.keyboard.type(`/${words}`);
  await expect(page.getByRole("option", { name, exact: true })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox", { name: "Insertar" })).toBeHidden();
}

test("a lesson is written as it looks, by keyboard, and is the Markdown that one would have written", async ({ quietPage: page, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "" } = await call(page, "authoring.createCourse", { title: `Escribir ${Date.now()}`, language: "es" });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Uno", objective: "Empezar" });
  const { lessonId = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "La primera", kind: "article", body: BEFORE });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);

  const text = page.getByRole("textbox", { name: "Texto de la lección", exact: true });
  await tabTo(page, text);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("## De qué trata");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Con **negrita** y $x^2$ aquí.");
  await expect(text.getByRole("heading", { level: 2, name: "De qué trata" })).toBeVisible();
  await expect(text.locator("strong")).toHaveText("negrita");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- uno");
  await page.keyboard.press("Enter");
  await page.keyboard.type("dos");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await insert(page, "tab", "Tabla");
  for (const word of ["A", "B", "1", "2"]) {
    if (word !== "A") await page.keyboard.press("Tab");
    await page.keyboard.type(word);
  }
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("```sql select 1;");
  await expect(text.getByRole("combobox", { name: "Lenguaje del código" })).toHaveValue("sql");
  await page.keyboard.press("Control+Enter");
  await insert(page, "avi", "Aviso");
  await page.keyboard.type("Ojo.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Fin.");
  await expect(text.locator("aside")).toContainText("Ojo.");
  await expect(text.locator("aside")).not.toContainText("Fin.");
  await page.keyboard.press("Control+s");
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await expectAccessible(page);

  // Alt+F10 leads to the format bar, Escape back.
  await page.keyboard.press("Alt+F10");
  await expect(page.getByRole("toolbar", { name: "Formato" }).locator(":focus")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(text).toBeFocused();

  await page.getByRole("button", { name: "Markdown", exact: true }).click();
  await expect(page.getByLabel("Texto de la lección, en Markdown")).toHaveValue(WRITTEN);
  await page.reload();
  await expect(page.getByLabel("Texto de la lección, en Markdown"), "the server has it, and this device remembers the way").toHaveValue(WRITTEN);
  await page.getByRole("button", { name: "Vista previa" }).click();
  const read = page.getByRole("region", { name: "Así lo lee un estudiante" });
  await expect(read.getByRole("heading", { level: 2, name: "De qué trata" })).toBeVisible();
  await expect(read.locator("aside.callout")).toContainText("Ojo.");
  await expect(read.locator("td")).toHaveText(["1", "2"]);
  await expect(read.locator("figure.code")).toContainText("select 1;");
});

test("a film of elsewhere is a card in the text, and is loaded only when it is opened", async ({ quietPage: page, expectAccessible }) => {
  const asked: string[] = [];
  await page.route("https://www.youtube-nocookie.com/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Film</title><p>The film</p>" });
  });
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "" } = await call(page, "authoring.createCourse", { title: `Incrustar ${Date.now()}`, language: "es" });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Uno", objective: "Empezar" });
  const { lessonId = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "La primera", kind: "article", body: "" });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);

  const text = page.getByRole("textbox", { name: "Texto de la lección", exact: true });
  await text.focus();
  await page.keyboard.type(FILM);
  await page.keyboard.press("Enter");
  await expect(text.locator("figure.embed")).toContainText("YouTube");
  await insert(page, "externo", "Video o contenido externo");
  const dialog = page.getByRole("dialog", { name: "Video o contenido externo" });
  await dialog.getByLabel("Dirección").fill("https://example.org/video");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("No es la dirección de un contenido")).toBeVisible();
  await dialog.getByLabel("Dirección").fill('<iframe width="560" src="https://player.vimeo.com/video/76979871?h=abcdef1234"></iframe>');
  await dialog.getByLabel("Título").fill("Un índice por dentro");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(text.locator("figure.embed")).toHaveCount(2);
  await expect(text.locator("figure.embed").nth(1)).toContainText("Un índice por dentro");
  await page.keyboard.press("Control+s");
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await page.getByRole("button", { name: "Markdown", exact: true }).click();
  await expect(page.getByLabel("Texto de la lección, en Markdown")).toHaveValue(`<${FILM}>\n\n[Un índice por dentro](https://player.vimeo.com/video/76979871?h=abcdef1234)`);

  await page.getByRole("button", { name: "Vista previa" }).click();
  const read = page.getByRole("region", { name: "Así lo lee un estudiante" });
  const card = read.getByRole("link", { name: "Video de YouTube" });
  await expect(card).toHaveAttribute("href", FILM);
  await expectAccessible(page);
  expect(asked, "nothing is loaded from elsewhere before it is opened").toEqual([]);
  await card.focus();
  await page.keyboard.press("Enter");
  await expect(read.frameLocator('iframe[title="Video de YouTube"]').getByText("The film")).toBeVisible();
  await expect(read.locator("iframe")).toBeFocused();
  await expect(read.getByRole("link", { name: "Abrir en YouTube" })).toHaveAttribute("href", FILM);
  expect(asked).toEqual(["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"]);
});
