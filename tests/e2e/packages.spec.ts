import type { FrameLocator, Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { scormManifest, scormZip } from "../harness/scorm-packages";
import { enrolBeside, signIn } from "./buyers";
import { expect, test, UNTIL_RETRIED_MS } from "./fixtures";
import { call } from "./procedures";

const TEACHER = DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "";

/** A page as authoring tools make them: it looks for the API above it, keeps its place and its score, and, unlike them, tries to get out. */
const PAGE = `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>La medida</title></head><body>
<p id="entry"></p><p id="place"></p><p id="reach"></p><button id="go">Ir a la página 2</button><button id="end">Terminar</button>
<script src="course.js"></script></body></html>`;
const SCRIPT = `var api = null;
for (var at = window; !api; at = at.parent) { if (at.API) api = at.API; if (at === at.parent) break; }
api.LMSInitialize("");
document.getElementById("entry").textContent = "entrada " + api.LMSGetValue("cmi.core.entry");
document.getElementById("place").textContent = "lugar " + (api.LMSGetValue("cmi.core.lesson_location") || "inicio") + " " + api.LMSGetValue("cmi.suspend_data");
document.getElementById("go").onclick = function () {
  api.LMSSetValue("cmi.core.lesson_location", "pagina-2");
  api.LMSSetValue("cmi.suspend_data", "visto=1");
  api.LMSSetValue("cmi.core.lesson_status", "incomplete");
  api.LMSCommit("");
  document.getElementById("place").textContent = "lugar pagina-2";
};
document.getElementById("end").onclick = function () {
  api.LMSSetValue("cmi.core.score.raw", "90");
  api.LMSSetValue("cmi.core.lesson_status", "completed");
  api.LMSCommit("");
  api.LMSFinish("");
};
var app = location.protocol + "//localhost:" + location.port;
function tries(name, work) { try { return name + ":" + (work() ? "sí" : "no"); } catch (error) { return name + ":no"; } }
// A teacher who tries it is spared what the browser logs about these.
var got = api.LMSGetValue("cmi.core.lesson_mode") !== "normal" ? [] : [
  tries("documento", function () { return window.top.document.body; }),
  tries("galletas", function () { return document.cookie; }),
  tries("ventana", function () { return window.open("about:blank"); }),
  tries("salida", function () { window.top.location = "about:blank"; return false; }),
];
if (got.length > 0) fetch(app + "/api/health").then(function () { return "red:sí"; }, function () { return "red:no"; }).then(function (word) {
  document.getElementById("reach").textContent = got.concat(word).join(" ");
});`;

function content(page: Page): FrameLocator {
  return page.frameLocator("iframe.package-frame").frameLocator("#part");
}

async function upload(page: Page, button: string, body: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: button }).click()]);
  await chooser.setFiles({ name: "medida.zip", mimeType: "application/zip", buffer: body });
}

test("a teacher brings a SCORM package, and a learner plays it, goes on in it and completes the lesson", async ({ quietPage: page, browser, baseURL, expectAccessible }) => {
  await signIn(page, "es", TEACHER, DEMO_PASSWORD);
  const { courseId = "", slug = "" } = await call(page, "authoring.createCourse", { title: `Medir con paquetes ${Date.now()}`, language: "es" });
  await call(page, "authoring.updateCourse", { courseId, changes: { summary: "Resumen", objective: "Objetivo", description: "Texto" } });
  const { moduleId } = await call(page, "authoring.addModule", { courseId, title: "Medir", objective: "Medir bien" });
  const { lessonId = "", slug: lessonSlug = "" } = await call(page, "authoring.addLesson", { courseId, moduleId, title: "La medida", kind: "package" });
  await page.goto(`/es/instructor/${courseId}/lessons/${lessonId}`);
  await expect(page.getByText("Falta subir el paquete SCORM.")).toBeVisible();
  await upload(page, "Elegir un paquete", scormZip(scormManifest().replace('href="index.html"', 'href="https://evil.example/"')));
  await expect(page.getByText("Lo que abre está fuera del paquete, y solo reproducimos lo que el paquete contiene.")).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await upload(page, "Elegir un paquete", scormZip(scormManifest(), { "index.html": PAGE, "course.js": SCRIPT }));
  await expect(page.getByText("SCORM 1.2 · «Medir bien» · 3 archivos")).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await expect(page.getByText("Falta subir el paquete SCORM.")).toBeHidden();
  await page.getByRole("button", { name: "Probar como estudiante" }).click();
  await expect(content(page).getByText("entrada ab-initio")).toBeVisible();
  await expectAccessible(page);
  await call(page, "authoring.publish", { courseId, notes: "" });

  const theirs = await enrolBeside(page, { browser, baseURL }, courseId);
  await theirs.goto(`/es/learn/${slug}/${lessonSlug}`);
  await expect(theirs.getByText("Sin empezar")).toBeVisible();
  await theirs.getByRole("button", { name: "Empezar" }).click();
  await expect(content(theirs).getByText("lugar inicio")).toBeVisible();
  await expect(content(theirs).locator("#reach")).toHaveText("documento:no galletas:no ventana:no salida:no red:no");
  expect(theirs.url()).toContain(lessonSlug);
  await content(theirs).getByRole("button", { name: "Ir a la página 2" }).click();
  await expect(theirs.getByText("En curso")).toBeVisible();
  await expect(theirs.getByText("Tu avance está guardado.")).toBeVisible();
  await expectAccessible(theirs);

  await theirs.reload();
  await theirs.getByRole("button", { name: "Continuar donde quedaste" }).click();
  await expect(content(theirs).getByText("entrada resume")).toBeVisible();
  await expect(content(theirs).getByText("lugar pagina-2 visto=1")).toBeVisible();
  await content(theirs).getByRole("button", { name: "Terminar" }).click();
  await expect(theirs.getByText("El paquete dice que terminó. Puedes cerrarlo, o abrirlo otra vez.")).toBeVisible();
  await expect(theirs.getByText("Mejor puntaje: 90 de 100")).toBeVisible();
  await theirs.reload();
  await expect(theirs.locator("[data-package-done=true]").getByText("Completada")).toBeVisible();
  await expect(theirs.getByRole("heading", { name: /Medir con paquetes/ })).toBeVisible();
  await theirs.context().close();
});
