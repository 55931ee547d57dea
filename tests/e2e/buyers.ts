import { randomUUID } from "node:crypto";
import { expect, type Browser, type Page } from "@playwright/test";
import { receiveMail } from "./fixtures";
import { pointerHands, type Hands } from "./keyboard";
import { call } from "./procedures";

export const GOOD_CARD = "4242424242424242";
export const DECLINED_CARD = "4000000000000002";

export type Buyer = { name: string; email: string; password: string };

/** Somebody whom the school does not know yet. */
export function stranger(): Buyer {
  return { name: "Ana Compradora", email: `ana-${randomUUID().slice(0, 8)}@example.com`, password: "cobre lenteja viaducto 81" };
}

/** Signs a stranger up and in, by the form's own procedure and the mailed link. */
export async function becomeStudent(page: Page, locale: "es" | "en", verifySubject: RegExp): Promise<Buyer> {
  const buyer = stranger();
  const answer = await page.request.post("/api/trpc/identity.register", { data: { json: { ...buyer, locale, timeZone: "America/Bogota" } } });
  expect(answer.status(), await answer.text()).toBe(200);
  await page.goto(await verifyLink(buyer, locale, verifySubject));
  await page.locator('input[name="password"]').fill(buyer.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(/\/dashboard/);
  return buyer;
}

/** A new student in a browser of their own, of the same size as the page beside it, whose context the test closes. */
export async function studentBeside(page: Page, { browser, baseURL }: { browser: Browser; baseURL: string | undefined }): Promise<{ theirs: Page; student: Buyer }> {
  const other = await browser.newContext({ ...(baseURL && { baseURL }), viewport: page.viewportSize() });
  const theirs = await other.newPage();
  return { theirs, student: await becomeStudent(theirs, "es", /Confirma tu correo/) };
}

/** The same, enrolled in a course by its teacher, who is signed in on the page. */
export async function enrolBeside(page: Page, around: { browser: Browser; baseURL: string | undefined }, courseId: string): Promise<Page> {
  const { theirs, student } = await studentBeside(page, around);
  await call(page, "learning.enrolStudents", { courseId, students: [{ email: student.email, until: null }] });
  return theirs;
}

/** The path of the link in the mail that proves an address. */
export async function verifyLink(buyer: Buyer, locale: string, subject: RegExp): Promise<string> {
  const mail = await receiveMail(buyer.email, subject);
  const path = new RegExp(`/${locale}/verify/[\\w.-]+`).exec(mail.text)?.[0];
  if (!path) throw new Error(`no link to verify in: ${mail.text}`);
  return path;
}

export async function signIn(page: Page, locale: string, email: string, password: string): Promise<void> {
  await page.goto(`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/account`)}`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL(({ pathname }) => pathname === `/${locale}/account`);
}

/** Fills in the payment page and pays. */
export async function payWith(page: Page, hands: Hands, card: string): Promise<void> {
  await hands.write(page.locator("#number"), card);
  await hands.write(page.locator("#expiry"), "12 / 34");
  await hands.write(page.locator("#cvc"), "123");
  await hands.press(page.locator("button.primary"));
}

/** Buys a course and waits until it is open. */
export async function buyCourse(page: Page, locale: string, slug: string): Promise<void> {
  await page.goto(`/${locale}/checkout/${slug}`);
  await page.locator('form button[type="submit"]:visible').click();
  await page.waitForURL(/\/c\/pay\//);
  await payWith(page, pointerHands(page), GOOD_CARD);
  await untilOpen(page, slug);
}

/** Orders a free course of the Spanish pages; it opens when the order's job has run. */
export async function orderFree(page: Page, slug: string): Promise<void> {
  await page.goto(`/es/checkout/${slug}`);
  await page.getByRole("button", { name: "Inscribirme gratis" }).click();
}

/** The same, until the way into the course is open. */
export async function enrolFreely(page: Page, slug: string): Promise<void> {
  await orderFree(page, slug);
  await untilOpen(page, slug);
}

/** Waits, on the page after the payment, for the way into the course. */
export async function untilOpen(page: Page, slug: string): Promise<void> {
  await page.waitForURL(/\/checkout\/return\/ord_/);
  await expect(page.locator(`main a[href*="/learn/${slug}/"]`)).toBeVisible();
}

/** Begins a quiz; on a busy machine a click may come before the page's script, and is made again as a person would. */
export async function startQuiz(page: Page, name: string): Promise<void> {
  const start = page.getByRole("button", { name });
  await expect(async () => {
    if (await start.isVisible()) await start.click();
    await expect(start).toBeHidden({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}
