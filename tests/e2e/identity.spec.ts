import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const MAIL_URL = process.env.RESEND_BASE_URL ?? "http://127.0.0.1:3007";
const PASSWORD = "mariposa azul camina lento";
const NEW_PASSWORD = "el faro cuenta veinte olas";

/** The newest link in the mails to an address whose text holds this path; waits for the mail, not for time. */
async function mailedLink(request: APIRequestContext, to: string, path: string, count = 1): Promise<string> {
  const response = await request.get(`${MAIL_URL}/_local/mails`, { params: { to, count, waitMs: 20_000 } });
  const mails = (await response.json()) as { text: string }[];
  const link = mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []).find((url) => url.includes(path));
  if (!link) throw new Error(`no mail to ${to} links to ${path}`);
  return new URL(link).pathname;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

function freshEmail(name: string): string {
  return `${name}-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.com`;
}

async function signUp(page: Page, request: APIRequestContext, email: string): Promise<void> {
  await page.goto("/es/sign-up");
  await page.getByLabel("Nombre").fill("Lucía Marea");
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();
  await expect(page.getByRole("heading", { name: "Revisa tu correo" })).toBeFocused();
  await page.goto(await mailedLink(request, email, "/verify/"));
  await page.getByLabel("Tu contraseña").fill(PASSWORD);
  await page.getByRole("button", { name: "Confirmar y entrar" }).click();
  await page.waitForURL((url) => !url.pathname.includes("/verify/"));
}

test("a person signs up, proves the address, changes the password and deletes the account", async ({ page, request, context }) => {
  const email = freshEmail("lucia");
  await page.goto("/es/sign-up");
  await page.getByLabel("Nombre").fill("Lucía Marea");
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill("luciamarea1");
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();
  await expect(page.getByText("No uses tu nombre ni tu correo en la contraseña.")).toBeVisible();
  await expect(page.getByLabel("Contraseña", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Correo")).toHaveValue(email);
  await expectAccessible(page);

  await signUp(page, request, email);
  const cookie = (await context.cookies()).find(({ name }) => name.endsWith("criterio.session"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  await page.goto("/es/account");
  await expect(page.getByLabel("Nombre")).toHaveValue("Lucía Marea");
  await page.getByLabel("A qué te dedicas").fill("Analista de datos");
  await page.getByRole("button", { name: "Guardar perfil" }).click();
  await expect(page.getByText("Perfil guardado.")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/es/account/security");
  await expect(page.getByText("este dispositivo")).toBeVisible();
  await expectAccessible(page);
  await page.locator("form").first().getByLabel("Contraseña actual").fill(PASSWORD);
  await page.getByLabel("Contraseña nueva").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await expect(page.getByText("Contraseña cambiada. Cerramos las demás sesiones.")).toBeVisible();

  await page.goto("/es/account/privacy");
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Descargar ahora" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^criterio-.*\.json$/);
  await page.getByRole("button", { name: "Eliminar mi cuenta" }).click();
  await page.getByLabel("Contraseña actual").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Eliminar para siempre" }).click();
  await expect(page.getByText("Tu cuenta se eliminó.")).toBeVisible();
  await page.goto("/es/account");
  await expect(page).toHaveURL(/\/es\/sign-in\?next=%2Fes%2Faccount$/);
});

test("a wrong password says nothing about the account and keeps what was typed", async ({ page }) => {
  await page.goto("/es/sign-in");
  await page.getByLabel("Correo").fill("nadie@example.com");
  await page.getByLabel("Contraseña", { exact: true }).fill("no es la contraseña");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "El correo o la contraseña no coinciden" })).toBeVisible();
  await expect(page.getByLabel("Correo")).toHaveValue("nadie@example.com");
  await expectAccessible(page);
});

test("a mailed link signs in once", async ({ page, request }) => {
  const email = freshEmail("enlace");
  await signUp(page, request, email);
  await page.context().clearCookies();
  await page.goto("/es/magic-link");
  await page.getByLabel("Correo").fill(email);
  await page.getByRole("button", { name: "Enviar el enlace" }).click();
  const link = await mailedLink(request, email, "/magic-link/", 3);
  await page.goto(link);
  await page.getByRole("button", { name: "Entrar" }).click();
  await page.waitForURL((url) => !url.pathname.includes("/magic-link"));
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Este enlace ya no sirve" })).toBeVisible();
});

test("a revoked device is out with its next request", async ({ page, request, browser, baseURL }) => {
  const email = freshEmail("equipos");
  await signUp(page, request, email);
  const other = await browser.newContext({ ...(baseURL && { baseURL }) });
  const second = await other.newPage();
  await second.goto("/es/sign-in?next=/es/account");
  await second.getByLabel("Correo").fill(email);
  await second.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await second.getByRole("button", { name: "Entrar", exact: true }).click();
  await second.waitForURL((url) => url.pathname === "/es/account");
  await page.goto("/es/account/security");
  await page.getByRole("button", { name: "Cerrar todas las demás" }).click();
  await expect(page.getByText("Cerramos las demás sesiones.").first()).toBeVisible();
  await second.goto("/es/account");
  await expect(second).toHaveURL(/\/sign-in/);
  await other.close();
});

for (const provider of ["Google", "GitHub", "Discord"]) {
  test(`${provider} signs a new person in, and their account shows it`, async ({ page }) => {
    await page.goto("/es/sign-in?next=/es/account/security");
    await page.getByRole("button", { name: `Continuar con ${provider}` }).click();
    await page.getByRole("button", { name: /Ana Torres/ }).click();
    await page.waitForURL((url) => url.pathname === "/es/account/security");
    await expect(page.getByText(provider, { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Salir" }).click();
    await page.waitForURL((url) => url.pathname === "/es");
  });
}

test("a provider's unproved address opens nothing", async ({ page }) => {
  await page.goto("/es/sign-in");
  await page.getByRole("button", { name: "Continuar con Google" }).click();
  await page.getByRole("textbox", { name: /name/i }).fill("Sin Confirmar");
  await page.getByRole("textbox", { name: /mail/i }).fill(freshEmail("sinconfirmar"));
  await page.getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: /continue/i }).last().click();
  await expect(page.getByText("Esa cuenta no tiene un correo confirmado.")).toBeVisible();
});

test("signing in goes back only to pages of ours", async ({ page, request }) => {
  const email = freshEmail("volver");
  await signUp(page, request, email);
  for (const target of ["//evil.example", "https://evil.example", "/\\evil.example", "/es/..//evil.example"]) {
    await page.goto(`/es/sign-in?next=${encodeURIComponent(target)}`);
    expect(new URL(page.url()).hostname).toBe("localhost");
  }
});
