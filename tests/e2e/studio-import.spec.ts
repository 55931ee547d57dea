import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { unzipSync, zipSync } from "fflate";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { signIn } from "./buyers";
import { expect, test } from "./fixtures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

const QUIZ = "passingScore: 70\nattempts: 2\ntimeLimitMinutes: null\nshuffle: true\nquestions:\n  - { type: boolean, correct: true, prompt: { format: plain, text: ¿La media se mueve con un valor extremo? } }\n";

/** A course's folder in which one lesson cannot be read. */
function folderOf(slug: string, title: string): Buffer {
  const files = {
    "course.yaml": `bundle: 1\nslug: ${slug}\ncode: ${slug.toUpperCase()}\ntitle: ${title}\nlanguage: es\n`,
    "modules/01-medir/module.yaml": "title: Medir\n",
    "modules/01-medir/01-medias.md": "---\ntitle: Medias\n---\n\nUn texto sobre medias.\n",
    "modules/01-medir/02-rota.md": "sin cabecera\n",
    "modules/01-medir/03-repaso.md": "---\ntitle: Repaso\nkind: quiz\n---\n",
    "modules/01-medir/03-repaso.quiz.yaml": QUIZ,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [`curso/${path}`, new TextEncoder().encode(text)]))));
}

test("a teacher sees what a folder would become, imports it, and takes the same folder out again", async ({ quietPage: page, expectAccessible }) => {
  const slug = `carpeta-${randomUUID().slice(0, 8)}`;
  const title = `Estadística ${slug}`;
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  await page.goto("/es/instructor");
  await page.getByRole("link", { name: "Importar un curso" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Importar un curso");
  await page.getByLabel("Archivo").setInputFiles({ name: "curso.zip", mimeType: "application/zip", buffer: folderOf(slug, title) });
  await expect(page.locator("[data-import-summary]")).toHaveText("5 importadas · 0 convertidas · 1 rechazadas");
  await expect(page.locator('[data-status="refused"]')).toContainText("modules/01-medir/02-rota.md");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Importar como borrador" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esquema");
  await expect(page.locator(".studio-lesson-link")).toHaveText(["Medias", "Repaso"]);
  const course = page.url();
  await page.getByRole("link", { name: "Repaso" }).click();
  await expect(page.locator("[data-question]")).toHaveCount(1);
  await page.getByLabel("Importar preguntas de un archivo").setInputFiles({ name: "mas.gift", mimeType: "text/plain", buffer: Buffer.from("¿Y la mediana?{F}\n\n{~\n") });
  await page.getByRole("button", { name: "Importar 1 pregunta" }).click();
  await expect(page.locator("[data-question]")).toHaveCount(2);
  await page.getByRole("button", { name: "Subir la pregunta 2" }).click();
  await expect(page.locator("[data-question]").first()).toContainText("¿Y la mediana?");
  await expectAccessible(page);

  await page.goto(`${course}/settings`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Exportar como carpeta (zip)" }).click()]);
  const packed = await readFile(await download.path());
  const files = unzipSync(new Uint8Array(packed));
  expect(Object.keys(files).toSorted()).toEqual(["course.yaml", "modules/01-medir/01-medias.md", "modules/01-medir/02-repaso.md", "modules/01-medir/02-repaso.quiz.yaml", "modules/01-medir/module.yaml"].map((path) => `${slug}/${path}`));
  expect(Buffer.from(files[`${slug}/modules/01-medir/01-medias.md`] ?? []).toString("utf8")).toContain("Un texto sobre medias.\n");

  await page.goto("/es/instructor/import");
  await page.getByLabel("Archivo").setInputFiles({ name: `${slug}.zip`, mimeType: "application/zip", buffer: packed });
  await page.getByLabel("Adónde").selectOption({ label: `A «${title}»` });
  await expect(page.locator("[data-import-summary]")).toHaveText("5 importadas · 0 convertidas · 0 rechazadas");
  await page.getByRole("button", { name: "Importar en el curso" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esquema");
  const again = await page.request.get(`/api/studio/export/${course.split("/").at(-1) ?? ""}`);
  expect(Buffer.compare(await again.body(), packed), "byte by byte").toBe(0);
});
