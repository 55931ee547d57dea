import type { Page } from "@playwright/test";
import { GOOD_CARD, payWith, stranger, verifyLink, type Buyer } from "./buyers";
import { expect, receiveMail, test, UNTIL_RETRIED_MS } from "./fixtures";
import { keyboardHands, pointerHands, type Hands } from "./keyboard";
import { expectPlaying, untilReady, videoOf } from "./player";
import { textsOf } from "./texts";

const SQL = "sql-que-no-miente";

/** Signs up from the page that asks who one is, and proves the address by the mailed link. */
async function signUp(page: Page, hands: Hands, locale: string, buyer: Buyer): Promise<void> {
  const { fields, signUp: words, verify } = textsOf(locale).identity;
  await hands.press(page.locator('main a[href*="/sign-up"]'));
  await page.waitForURL(/\/sign-up/);
  await hands.write(page.getByLabel(fields.name, { exact: true }), buyer.name);
  await hands.write(page.getByLabel(fields.email, { exact: true }), buyer.email);
  await hands.write(page.locator('input[name="password"]'), buyer.password);
  await hands.press(page.getByRole("button", { name: words.action }));
  await page.goto(await verifyLink(buyer, locale, /./));
  await hands.write(page.locator('input[name="password"]'), buyer.password);
  await hands.press(page.getByRole("button", { name: verify.action }));
}

test("from the front page to a playing lesson, with the receipt in the inbox", async ({ page, context, baseURL, expectAccessible, isMobile }) => {
  const [locale, hands] = isMobile ? (["en", pointerHands(page)] as const) : (["es", keyboardHands(page)] as const);
  const { commerce, learning } = textsOf(locale);
  const buyer = stranger();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && url.startsWith(baseURL ?? "")) problems.push(`${message.text()} (${url})`);
  });

  await page.goto(`/${locale}`);
  const course = page.locator(`main a[href="/${locale}/courses/${SQL}"]`).filter({ visible: true });
  await expect(page.locator(`main a[href^="/${locale}/courses/"]`).first()).toBeVisible();
  // Courses that other tests published may have taken its place on the front page: then it is found by searching.
  if ((await course.count()) === 0) await page.goto(`/${locale}/courses?q=SQL`);
  await hands.press(course.first());
  await page.waitForURL(`**/${locale}/courses/${SQL}`);
  await hands.press(page.locator(`a[href="/${locale}/checkout/${SQL}"]`).filter({ visible: true }).first());
  await page.waitForURL(/\/sign-in\?next=/);
  await signUp(page, hands, locale, buyer);

  // The link leads back to what it interrupted: the purchase.
  await page.waitForURL(`**/${locale}/checkout/${SQL}`);
  await expect(page.getByText(buyer.email)).toBeVisible();
  await hands.press(page.getByRole("button", { name: commerce.checkout.pay.split(" ")[0] ?? "" }));
  await page.waitForURL(/\/c\/pay\//);
  await payWith(page, hands, GOOD_CARD);

  await page.waitForURL(/\/checkout\/return\/ord_/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(commerce.arrival.views.ready.title);
  await expect(page.getByRole("listitem").filter({ hasText: commerce.arrival.steps.receipt })).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await expectAccessible(page);
  const mail = await receiveMail(buyer.email, /SQL que no miente/);
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/\.pdf$/)]);

  await hands.press(page.getByRole("link", { name: commerce.arrival.start }));
  await page.waitForURL(/\/learn\/sql-que-no-miente\/el-plan-antes-que-el-indice$/);
  await hands.press(page.getByRole("button", { name: learning.article.markAndNext }));
  await page.waitForURL(/\/que-representa-cada-fila$/);
  const video = videoOf(page);
  await untilReady(video);
  await hands.press(page.locator("media-play-button"));
  await expectPlaying(video);
  expect(problems).toEqual([]);

  await page.goto(`/${locale}/account/purchases`);
  const receipt = await context.request.get((await page.getByRole("link", { name: /PDF/ }).getAttribute("href")) ?? "");
  expect(receipt.status()).toBe(200);
  expect(receipt.headers()).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff", "cache-control": "private, no-store" });
  expect(receipt.headers()["content-disposition"]).toMatch(/^attachment; filename="[\w-]+\.pdf"$/);
  expect((await receipt.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await page.goto(`/${locale}/checkout/${SQL}`);
  await expect(page.locator('main a[href*="/learn/"]'), "nobody pays twice").toBeVisible();
  await expectAccessible(page);
});
