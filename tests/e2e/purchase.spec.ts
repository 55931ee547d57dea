import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { becomeStudent, payWith, signIn, stranger, verifyLink } from "./buyers";
import { expect, receiveMail, test } from "./fixtures";
import { keyboardHands, pointerHands } from "./keyboard";

const SQL = "sql-que-no-miente";
const SQL_START = /\/learn\/sql-que-no-miente\//;
const GOOD_CARD = "4242424242424242";
const DECLINED_CARD = "4000000000000002";
const VERIFY_ES = /Confirma tu correo/;

type Texts = {
  commerce: { checkout: { pay: string; enrol: string }; arrival: { start: string; again: string; steps: Record<string, string>; views: Record<string, { title: string }> } };
  identity: { fields: Record<"name" | "email" | "password", string>; signUp: { action: string }; verify: { action: string; password: string } };
};

function textsOf(locale: string): Texts {
  const read = (domain: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, `../../messages/${locale}/${domain}.json`), "utf8"));
  return { commerce: read("commerce"), identity: read("identity") } as Texts;
}

/** The page after the payment, with every step done. */
async function expectArrived(page: Page, texts: Texts): Promise<void> {
  const { arrival } = texts.commerce;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(arrival.views.ready?.title ?? "");
  await expect(page.getByRole("link", { name: arrival.start })).toHaveAttribute("href", SQL_START);
}

test("a visitor registers, buys a course and sees it arrive", async ({ page, context, expectAccessible, isMobile }) => {
  const [locale, hands] = isMobile ? (["en", pointerHands(page)] as const) : (["es", keyboardHands(page)] as const);
  const texts = textsOf(locale);
  const buyer = stranger();

  await page.goto(`/${locale}/courses/${SQL}`);
  await hands.press(page.locator(`a[href="/${locale}/checkout/${SQL}"]:visible`).first());
  await page.waitForURL(/\/sign-in\?next=/);
  await expectAccessible(page);
  await hands.press(page.locator('main a[href*="/sign-up"]'));
  await page.waitForURL(/\/sign-up/);
  await hands.write(page.getByLabel(texts.identity.fields.name, { exact: true }), buyer.name);
  await hands.write(page.getByLabel(texts.identity.fields.email, { exact: true }), buyer.email);
  await hands.write(page.locator('input[name="password"]'), buyer.password);
  await hands.press(page.getByRole("button", { name: texts.identity.signUp.action }));
  await page.goto(await verifyLink(buyer, locale, /./));
  await hands.write(page.locator('input[name="password"]'), buyer.password);
  await hands.press(page.getByRole("button", { name: texts.identity.verify.action }));
  await page.waitForURL(/\/dashboard/);

  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && message.location().url.startsWith(new URL(page.url()).origin)) problems.push(message.text());
  });
  await page.goto(`/${locale}/checkout/${SQL}`);
  await expect(page.getByText(buyer.email)).toBeVisible();
  await expectAccessible(page);
  await hands.press(page.getByRole("button", { name: texts.commerce.checkout.pay.split(" ")[0] ?? "" }));
  await page.waitForURL(/\/c\/pay\//);
  await payWith(page, hands, GOOD_CARD);

  await page.waitForURL(/\/checkout\/return\/ord_/);
  await expectArrived(page, texts);
  await expect(page.getByText(texts.commerce.arrival.steps.receipt ?? "", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  expect(problems).toEqual([]);

  const mail = await receiveMail(buyer.email, /SQL que no miente/);
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/\.pdf$/)]);

  await page.reload();
  await expectArrived(page, texts);
  await page.goto(`/${locale}/account/purchases`);
  await expectAccessible(page);
  const receipt = await context.request.get((await page.getByRole("link", { name: /PDF/ }).getAttribute("href")) ?? "");
  expect(receipt.status()).toBe(200);
  expect(receipt.headers()).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff", "cache-control": "private, no-store" });
  expect(receipt.headers()["content-disposition"]).toMatch(/^attachment; filename="[\w-]+\.pdf"$/);
  expect((await receipt.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await page.goto(`/${locale}/checkout/${SQL}`);
  await expect(page.locator('main a[href*="/learn/"]')).toBeVisible();
  await expectAccessible(page);
});

test("a refused card costs nothing and another one pays", async ({ page, expectAccessible }) => {
  const texts = textsOf("es");
  const hands = pointerHands(page);
  await becomeStudent(page, "es", VERIFY_ES);
  await page.goto(`/es/checkout/${SQL}`);
  await page.getByRole("button", { name: /^Pagar/ }).dblclick();
  await page.waitForURL(/\/c\/pay\//);
  const payPage = page.url();
  await payWith(page, hands, DECLINED_CARD);
  await expect(page.getByRole("alert")).toContainText("rechazada");

  // Back without paying: the order waits, at its price, and the same page is offered again.
  await page.getByRole("link", { name: "Volver a la tienda" }).click();
  await page.waitForURL(/from=cancelled/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/espera el pago|rechazó el pago/);
  await expectAccessible(page);
  await page.goto("/es/account/purchases");
  await expect(page.getByRole("listitem").filter({ hasText: "SQL que no miente" })).toHaveCount(1);
  await page.getByRole("link", { name: "Terminar el pago" }).click();
  await page.getByRole("link", { name: /Pagar|Volver a intentarlo/ }).click();
  await page.waitForURL(payPage);
  await payWith(page, hands, GOOD_CARD);
  await page.waitForURL(/\/checkout\/return\/ord_/);
  await expectArrived(page, texts);
});

test("a free course opens without a card, and without script", async ({ page, browser, baseURL, expectAccessible }) => {
  await becomeStudent(page, "es", VERIFY_ES);
  await page.goto("/es/checkout/precios-con-criterio");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Inscribirme gratis" }).click();
  await page.waitForURL(/\/checkout\/return\/ord_/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tu curso está abierto");
  await expect(page.getByRole("link", { name: "Empezar la lección 1" })).toHaveAttribute("href", /\/learn\/precios-con-criterio\//);
  await expectAccessible(page);

  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState(), ...(baseURL && { baseURL }) });
  const reader = await plain.newPage();
  await reader.goto("/es/checkout/html-que-todos-entienden");
  await reader.getByRole("button", { name: "Inscribirme gratis" }).first().click();
  await reader.waitForURL(/\/checkout\/return\/ord_/);
  await expect(reader.getByRole("link", { name: "Empezar la lección 1" })).toBeVisible({ timeout: 30_000 });
  await reader.goto(`/es/checkout/${SQL}`);
  await reader.getByRole("button", { name: /^Pagar/ }).first().click();
  await reader.waitForURL(/\/checkout\/return\/ord_\w+\?from=checkout/);
  await expect(reader.getByRole("link", { name: /^Pagar/ })).toHaveAttribute("href", /\/c\/pay\//);
  await plain.close();
});

test("an admin refunds an order and its access closes", async ({ page, browser, baseURL, expectAccessible }) => {
  const buyer = await becomeStudent(page, "es", VERIFY_ES);
  await page.goto(`/es/checkout/${SQL}`);
  await page.getByRole("button", { name: /^Pagar/ }).click();
  await page.waitForURL(/\/c\/pay\//);
  await payWith(page, pointerHands(page), GOOD_CARD);
  await page.waitForURL(/\/checkout\/return\/ord_/);
  await expectArrived(page, textsOf("es"));
  const orderPage = page.url();
  expect((await page.goto("/es/admin"))?.status()).toBe(404);

  const admin = DEMO_ACCOUNTS.find(({ role }) => role === "admin");
  const office = await browser.newContext(baseURL ? { baseURL } : {});
  const desk = await office.newPage();
  await signIn(desk, "es", admin?.email ?? "", DEMO_PASSWORD);
  await desk.getByRole("link", { name: "Administración" }).first().click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Resumen");
  await expectAccessible(desk);
  await desk.goto("/es/admin/orders");
  await desk.getByRole("searchbox").fill(buyer.email);
  await desk.getByRole("button", { name: "Buscar" }).click();
  await desk.waitForURL(/search=/);
  await expectAccessible(desk);
  await desk.getByRole("link", { name: /^CR-/ }).click();
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Devolver dinero" }).click();
  await expectAccessible(desk);
  await desk.getByRole("dialog").getByRole("button", { name: /^Devolver US/ }).click();
  await expect(desk.getByText("Escribe el motivo, con 3 caracteres o más.")).toBeVisible();
  await desk.getByLabel("Motivo").fill("Compró el curso equivocado");
  await desk.getByRole("dialog").getByRole("button", { name: /^Devolver US/ }).click();
  await expect(desk.locator("header").getByText("Devuelta", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(desk.getByText("Acceso cerrado")).toBeVisible();
  await expect(desk.getByRole("button", { name: "Devolver dinero" })).toHaveCount(0);

  await desk.goto("/es/admin/payments");
  await desk.getByRole("button", { name: "Comparar ahora" }).click();
  await expect(desk.getByText("Pagos revisados")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(desk);
  await office.close();

  await page.goto(orderPage);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Te devolvimos esta compra");
  const mail = await receiveMail(buyer.email, /Te devolvimos/);
  expect(mail.attachments).toHaveLength(1);

  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const nosy = await other.newPage();
  await becomeStudent(nosy, "es", VERIFY_ES);
  expect((await nosy.goto(orderPage))?.status()).toBe(404);
  await other.close();
});
