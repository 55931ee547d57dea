import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { becomeStudent, buyCourse, DECLINED_CARD, GOOD_CARD, payWith, signIn, untilOpen } from "./buyers";
import { expect, receiveMail, test, UNTIL_RETRIED_MS } from "./fixtures";
import { pointerHands } from "./keyboard";

const SQL = "sql-que-no-miente";
const VERIFY_ES = /Confirma tu correo/;

test("a refused card costs nothing and another one pays", async ({ page, expectAccessible }) => {
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
  await untilOpen(page, SQL);
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

test("an admin refunds an order and its access closes", async ({ page, browser, baseURL, expectAccessible, isMobile }) => {
  const buyer = await becomeStudent(page, "es", VERIFY_ES);
  await buyCourse(page, "es", SQL);
  const orderPage = page.url();
  expect((await page.goto("/es/admin"))?.status()).toBe(404);

  const admin = DEMO_ACCOUNTS.find(({ role }) => role === "admin");
  const office = await browser.newContext(baseURL ? { baseURL } : {});
  const desk = await office.newPage();
  await signIn(desk, "es", admin?.email ?? "", DEMO_PASSWORD);
  if (isMobile) await desk.getByLabel("Menú").click();
  await desk.getByRole("link", { name: "Administración" }).filter({ visible: true }).click();
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
  await expect(desk.locator("header").getByText("Devuelta", { exact: true })).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await expect(desk.getByText("Acceso cerrado")).toBeVisible();
  await expect(desk.getByRole("button", { name: "Devolver dinero" })).toHaveCount(0);

  await desk.goto("/es/admin/payments");
  await desk.getByRole("button", { name: "Comparar ahora" }).click();
  await expect(desk.getByText("Pagos revisados")).toBeVisible({ timeout: UNTIL_RETRIED_MS });
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
