import { becomeStudent, enrolFreely } from "./buyers";
import { expect, test } from "./fixtures";
import { holdScript } from "./hold-script";
import { pointerHands } from "./keyboard";

const COURSE = "html-que-todos-entienden";
const QUIZ = `/es/learn/${COURSE}/repaso-del-modulo-uno`;

test("a button that is pressed before the page's script runs does what it says, once", async ({ quietPage: page }) => {
  const hands = pointerHands(page);
  await becomeStudent(page, "es", /Confirma tu correo/);
  await enrolFreely(page, COURSE);
  const arrive = await holdScript(page, QUIZ);
  const start = page.getByRole("button", { name: "Empezar el cuestionario" });
  await hands.press(start);
  await hands.press(start);
  await expect(start, "nothing runs yet").toBeVisible();
  arrive();
  await expect(page.getByText("0 de 7 respondidas")).toBeVisible();
});

test("a form that is sent before the page's script runs is sent with what was put into it", async ({ quietPage: page }) => {
  const hands = pointerHands(page);
  await becomeStudent(page, "es", /Confirma tu correo/);
  const arrive = await holdScript(page, "/es/account");
  await page.getByLabel("Nombre").fill("Ana Temprana");
  await hands.press(page.getByRole("button", { name: "Guardar perfil" }));
  arrive();
  await expect(page.getByText("Perfil guardado.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Nombre")).toHaveValue("Ana Temprana");
});

test("a word that is being composed when the page's script runs is neither broken nor lost", async ({ quietPage: page }) => {
  await becomeStudent(page, "es", /Confirma tu correo/);
  const arrive = await holdScript(page, "/es/account");
  const name = page.getByLabel("Nombre");
  await name.fill("");
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "Ana", selectionStart: 3, selectionEnd: 3 });
  arrive();
  await expect.poll(() => name.evaluate((field) => Object.keys(field).some((key) => key.startsWith("__react"))), { message: "React has the field" }).toBe(true);
  // Longer than the script waits between two looks.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await keyboard.send("Input.imeSetComposition", { text: "Anahí", selectionStart: 5, selectionEnd: 5 });
  await keyboard.send("Input.insertText", { text: "Anahí" });
  await expect(name).toHaveValue("Anahí");
  await page.getByRole("button", { name: "Guardar perfil" }).click();
  await expect(page.getByText("Perfil guardado.")).toBeVisible();
  await page.reload();
  await expect(name).toHaveValue("Anahí");
});

test("what is switched before the page's script runs is what the server hears", async ({ quietPage: page }) => {
  const hands = pointerHands(page);
  await becomeStudent(page, "es", /Confirma tu correo/);
  await enrolFreely(page, COURSE);
  const arrive = await holdScript(page, "/es/account/notifications");
  const mails = page.getByRole("switch").first();
  await expect(mails).toBeChecked();
  await hands.press(mails);
  arrive();
  await expect(page.getByText("El curso no te enviará sus anuncios por correo.").first()).toBeVisible();
  await page.reload();
  await expect(mails).not.toBeChecked();
});
