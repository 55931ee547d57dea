import type { Locator, Page, Response } from "@playwright/test";
import { becomeStudent, enrolFreely } from "./buyers";
import { expect, test } from "./fixtures";
import { keyboardHands, pointerHands, tabTo, type Hands } from "./keyboard";

const COURSE = "html-que-todos-entienden";
const QUIZ = `/es/learn/${COURSE}/repaso-del-modulo-uno`;
const MINIMAL = ["<!doctype html>", '<html lang="es">', "<head>", "<body>"];

/** What only the review may say: from the rationales and the feedback of the quiz. */
const KEY = ["pronunciación inglesa", "asunto del navegador", "papel y un nombre puestos", "trabajo de la hoja de estilos", "barra espaciadora", "nombra la página entera", "se enlazan desde head", "navegador imita"];

/** How the questions of a page are answered: on a laptop with the keyboard alone, on a phone with a finger. */
type Answering = Hands & {
  choose: (question: Locator, label: string) => Promise<void>;
  check: (question: Locator, label: string) => Promise<void>;
};

test("a quiz is failed, goes on after its page was closed, is passed, and completes its lesson", async ({ quietPage: first, context, expectAccessible, isMobile }) => {
  const listening = listen(first);
  let page = first;
  await becomeStudent(page, "es", /Confirma tu correo/);
  await enrolFreely(page, COURSE);
  let hands = isMobile ? withFingers(page) : withKeys(page);
  await page.goto(QUIZ);
  await expect(page.getByText("Apruebas con 70 %")).toBeVisible();
  await expectAccessible(page);

  await hands.press(page.getByRole("button", { name: "Empezar el cuestionario" }));
  await expect(page.getByText("0 de 7 respondidas")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }), "a screen reader begins at the title").toBeFocused();
  await hands.choose(question(page, 1), "En qué país está el servidor");
  await hands.write(question(page, 4).getByRole("textbox"), "Botón");
  await expect(page.getByText("2 de 7 respondidas")).toBeVisible();
  await saved(page);
  const heard = await listening.stop();
  await page.close();
  page = await context.newPage();
  hands = isMobile ? withFingers(page) : withKeys(page);
  const later = listen(page);
  await page.goto(QUIZ);
  await expect(question(page, 1).getByRole("radio", { name: "En qué país está el servidor" })).toBeChecked();
  await expect(question(page, 4).getByRole("textbox")).toHaveValue("Botón");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);

  const payloads = [...heard, ...(await later.stop())];
  expect(payloads.some((text) => text.includes("Qué distribución de teclado usar")), "the questions were heard").toBe(true);
  for (const told of KEY) expect(payloads.filter((text) => text.includes(told)), `nothing tells “${told}” before the attempt is submitted`).toEqual([]);

  await submit(page, hands, /^Faltan 5 sin responder: 2, 3, 5, 6 y 7\./);
  await expect(page.getByText("Esta vez no alcanzó")).toBeVisible();
  await expect(page.locator("[data-reviewed]")).toHaveCount(7);
  await expect(page.locator('[data-reviewed="wrong"]')).toContainText("Con qué voz y qué pronunciación leer la página");
  await expectAccessible(page);

  await hands.press(page.getByRole("button", { name: "Intentarlo otra vez" }));
  await answerRightly(page, hands);
  await expect(page.getByText("7 de 7 respondidas")).toBeVisible();
  await saved(page);
  await submit(page, hands, /^Respondiste todas las preguntas\./);
  await expect(page.getByText("Aprobaste", { exact: true })).toBeVisible();
  await expect(page.getByText("12 de 12")).toBeVisible();
  await expect(page.locator("#outline .lesson-row[aria-current]")).toContainText("Cuestionario, completa");
  await expect(page.locator("main").getByRole("link", { name: /^Seguir: «/ })).toBeVisible();
});

/** Keeps every page and answer of the school that a page receives, as text. */
function listen(page: Page): { stop: () => Promise<string[]> } {
  const heard: Promise<string>[] = [];
  const hear = (response: Response): void => {
    if (["document", "fetch", "xhr"].includes(response.request().resourceType())) heard.push(response.text().catch(() => ""));
  };
  page.on("response", hear);
  return {
    stop: () => {
      page.off("response", hear);
      return Promise.all(heard);
    },
  };
}

async function answerRightly(page: Page, hands: Answering): Promise<void> {
  await hands.choose(question(page, 1), "Con qué voz y qué pronunciación leer la página");
  await hands.check(question(page, 2), "<main>");
  await hands.check(question(page, 2), "<nav>");
  await hands.choose(question(page, 3), "Falso");
  await hands.write(question(page, 4).getByRole("textbox"), "button");
  await hands.pick(question(page, 5).getByLabel("Hueco 1"), "lugar");
  await hands.pick(question(page, 5).getByLabel("Hueco 2"), "algo");
  await hands.write(question(page, 5).getByLabel("Hueco 3"), "1");
  await hands.pick(question(page, 6).getByLabel("Pareja de «<header>»"), "La presentación de la página");
  await hands.pick(question(page, 6).getByLabel("Pareja de «<main>»"), "Lo que solo está en esta página");
  await hands.pick(question(page, 6).getByLabel("Pareja de «<footer>»"), "Los datos de contacto y los avisos");
  await putInOrder(question(page, 7), hands);
}

/** Moves each line up to its place; the focus stays on the button that was pressed. */
async function putInOrder(asked: Locator, hands: Answering): Promise<void> {
  const items = asked.getByRole("listitem");
  for (const [place, line] of MINIMAL.entries()) {
    for (;;) {
      const lines = await items.allInnerTexts();
      const at = lines.findIndex((text) => text.includes(line));
      if (at <= place) break;
      const up = asked.getByRole("button", { name: `Subir «${line}»` });
      await hands.press(up);
      await expect(up).toBeFocused();
      await expect(items.nth(at - 1)).toContainText(line);
    }
  }
}

async function submit(page: Page, hands: Answering, told: RegExp): Promise<void> {
  await hands.press(page.getByRole("button", { name: "Entregar", exact: true }));
  const dialog = page.getByRole("dialog", { name: "¿Entregar el cuestionario?" });
  await expect(dialog.getByText(told)).toBeVisible();
  await hands.press(dialog.getByRole("button", { name: "Entregar respuestas" }));
}

function question(page: Page, number: number): Locator {
  return page.locator(`#question-${number}`);
}

async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
}

function withFingers(page: Page): Answering {
  return {
    ...pointerHands(page),
    choose: (asked, label) => asked.getByRole("radio", { name: label }).tap(),
    check: (asked, label) => asked.getByRole("checkbox", { name: label }).tap(),
  };
}

function withKeys(page: Page): Answering {
  return {
    ...keyboardHands(page),
    choose: async (asked, label) => {
      const radios = asked.getByRole("radio");
      await tabTo(page, radios.first());
      await page.keyboard.press("Space");
      const wanted = asked.getByRole("radio", { name: label });
      for (let step = await radios.count(); step > 0 && !(await wanted.isChecked()); step -= 1) await page.keyboard.press("ArrowDown");
      await expect(wanted).toBeChecked();
    },
    check: async (asked, label) => {
      const box = asked.getByRole("checkbox", { name: label });
      await tabTo(page, box);
      await page.keyboard.press("Space");
      await expect(box).toBeChecked();
    },
  };
}
