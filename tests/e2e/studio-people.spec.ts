import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { becomeStudent, signIn } from "./buyers";
import { expect, receiveMail, test } from "./fixtures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";
const COURSE = "SQL que no miente: consultas, índices y planes";
const STUDIO = "/es/instructor/crs_sql-que-no-miente";

async function chooseFile(page: Page, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(lines.join("\r\n"), "latin1");
  await page.getByLabel("Archivo CSV").setInputFiles({ name: "lista.csv", mimeType: "text/csv", buffer });
}

test("a teacher enrols people, sees why a lesson opens, and writes to them", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const theirs = await other.newPage();
  const one = await becomeStudent(theirs, "es", /Confirma tu correo/);
  await other.clearCookies();
  const two = await becomeStudent(theirs, "es", /Confirma tu correo/);

  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  await page.goto(`${STUDIO}/students`);
  await page.getByRole("link", { name: "Inscribir estudiantes" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inscribir estudiantes");
  await page.getByLabel("Correo", { exact: true }).fill("nadie-de-aqui@example.com");
  await page.getByRole("button", { name: "Inscribir", exact: true }).click();
  await expect(page.getByText("Nadie tiene una cuenta con nadie-de-aqui@example.com")).toBeVisible();
  await page.getByLabel("Correo", { exact: true }).fill(one.email);
  await page.getByRole("button", { name: "Inscribir", exact: true }).click();
  await expect(page.getByText(`${one.email} quedó inscrito.`)).toBeVisible();

  await chooseFile(page, ["Correo;Nombre;Hasta", `${two.email};Ana Muñoz;31/12/2099`, `${one.email};;`, "sin arroba;;", `${two.email};Otra vez;`]);
  await expect(page.getByText("4 líneas leídas: 1 persona por inscribir, 1 línea que no se puede.")).toBeVisible();
  const list = page.getByRole("table");
  await expect(list.getByRole("row", { name: /Muñoz/ })).toContainText("Se inscribirá");
  await expect(list.getByRole("row", { name: /sin arroba/ })).toContainText("el correo no es una dirección");
  await expect(list.getByRole("row", { name: /Otra vez/ })).toContainText("La misma persona que en la línea 2");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Inscribir a 1 persona" }).click();
  await expect(page.getByText("Se inscribió a 1 persona.")).toBeVisible();

  await page.goto(`${STUDIO}/students?search=${encodeURIComponent(two.email)}`);
  await page.getByRole("link", { name: two.name }).click();
  await expect(page.getByText("Inscripción a mano")).toBeVisible();
  await page.getByLabel("Lección", { exact: true }).selectOption({ label: "¿Qué representa cada fila?" });
  await page.getByRole("button", { name: "Ver por qué" }).click();
  await expect(page.getByText("Puede abrirla", { exact: true })).toBeVisible();
  await expect(page.getByText("Un acceso abierto hoy cubre la lección.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Quitar del curso" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Quitar del curso" }).click();
  await expect(page.getByText("Ningún acceso abierto hoy cubre la lección.")).toBeVisible();
  await page.getByRole("button", { name: "Dar acceso" }).click();
  await expect(page.getByText("Puede abrirla", { exact: true })).toBeVisible();

  await page.goto(`${STUDIO}/students?search=${encodeURIComponent(two.email)}`);
  await page.getByRole("checkbox", { name: `Elegir a ${two.name}` }).check();
  await page.getByRole("button", { name: "Escribir a quienes elegiste" }).click();
  await expect(page.getByText("Para 1 estudiante que elegiste.")).toBeVisible();
  const title = `Para ${two.email}`;
  await page.getByLabel("Título", { exact: true }).fill(title);
  await page.getByLabel("Texto", { exact: true }).fill("Bienvenida, **empezamos** el lunes.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page.getByRole("row", { name: new RegExp(title) })).toBeVisible();

  const mail = await receiveMail(two.email, new RegExp(title));
  expect(mail.subject).toBe(`${COURSE}: ${title}`);
  await theirs.goto("/es/dashboard");
  await theirs.getByRole("link", { name: title }).click();
  await expect(theirs.locator("strong")).toHaveText("empezamos");
  await expectAccessible(theirs);
  await theirs.goto(/\/es\/unsubscribe\/[\w.-]+/.exec(mail.text)?.[0] ?? "/no-link");
  await expectAccessible(theirs);
  await theirs.getByRole("button", { name: "No recibir más" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(`${COURSE} ya no te enviará correos`);
  await other.close();
});
