import { createPrivateKey } from "node:crypto";
import type { APIResponse, BrowserContext, Page } from "@playwright/test";
import { decodeJwt, decodeProtectedHeader, SignJWT, type JWTHeaderParameters } from "jose";
import { becomeStudent, buyCourse, type Buyer, enrolFreely, signIn } from "./buyers";
import { expect, receiveMail, setting, test, UNTIL_RETRIED_MS } from "./fixtures";
import { expectPlaying, playAt, secondOf, untilReady, untilReported, videoOf } from "./player";

const SQL = "/es/learn/sql-que-no-miente";
const ROWS = `${SQL}/que-representa-cada-fila`;
const NULLS = `${SQL}/null-no-es-un-valor`;
const FREE = "precios-con-criterio";
const VERIFY = /Confirma tu correo/;

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

const NOBODY: State = { cookies: [], origins: [] };
let learner: Buyer & { state: State } = { name: "", email: "", password: "", state: NOBODY };

/** One learner for the whole file, who bought the course in this browser. */
test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  const buyer = await becomeStudent(page, "es", VERIFY);
  await buyCourse(page, "es", "sql-que-no-miente");
  learner = { ...buyer, state: await page.context().storageState() };
  await page.close();
});

test.use({
  storageState: async ({}, use) => {
    await use(learner.state);
  },
});

test("a paid video plays, shows captions when asked, and its transcript follows, finds and jumps", async ({ quietPage: page, expectAccessible, isMobile }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(ROWS);
  const video = videoOf(page);
  await untilReady(video);
  await expectAccessible(page);
  if (isMobile) await page.locator("media-play-button").tap();
  else await page.keyboard.press("k");
  await expectPlaying(video);
  expect(asked.some((path) => path.endsWith(".m3u8")), "HLS, by its playlist").toBe(true);

  const shown = () => video.evaluate((element: HTMLVideoElement) => [...element.textTracks].filter(({ kind, mode }) => kind === "captions" && mode === "showing").map(({ language }) => language));
  expect(await shown(), "no captions until they are asked for").toEqual([]);
  if (isMobile) {
    await page.locator("media-captions-menu-button").tap();
    await page.locator("media-captions-menu").getByText("English").tap();
    await expect.poll(shown).toEqual(["en"]);
  } else {
    await page.keyboard.press("c");
    await expect.poll(shown).toEqual(["es"]);
  }
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => [...element.textTracks].some((track) => track.mode === "showing" && (track.activeCues?.length ?? 0) > 0))).toBe(true);

  const spoken = page.locator(".transcript-line[aria-current]");
  await expect(spoken).toHaveCount(1);
  const first = await spoken.innerText();
  await video.evaluate((element: HTMLVideoElement) => (element.playbackRate = 2));
  await expect(spoken, "the line that is said moves on").not.toHaveText(first);

  if (isMobile) await page.getByRole("button", { name: "Buscar en la transcripción" }).tap();
  else await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Buscar en la transcripción" });
  await expect(search).toBeFocused();
  await search.fill("fila");
  await expect(page.getByText(/^\d+ coincidencias$/)).toBeVisible();
  const hits = page.locator(".transcript-line").filter({ has: page.locator("mark") });
  const from = await secondOf(video);
  const times = (await hits.locator("time").allInnerTexts()).map(clockSeconds);
  await search.press("Enter");
  const target = times.find((second) => second > from) ?? times[0] ?? -1;
  await expect.poll(() => secondOf(video), { message: `the video goes to the next place, at ${target} s` }).toBeGreaterThanOrEqual(target - 0.5);
  await search.press("Escape");
  await expect(page.locator(".transcript mark")).toHaveCount(0);

  const last = page.locator(".transcript-line").last();
  const lastSecond = clockSeconds(await last.locator("time").innerText());
  await last.click();
  await expect.poll(() => secondOf(video)).toBeGreaterThanOrEqual(lastSecond - 0.5);
  await expect(last).toHaveAttribute("aria-current", "true");
});

test("keys steer, a note keeps its second, and another browser goes on from the same place", async ({ page, browser, isMobile }) => {
  await page.goto(ROWS);
  const video = videoOf(page);
  await untilReady(video);
  await playAt(video, 40, 1);
  await expectPlaying(video);
  if (!isMobile) {
    await page.keyboard.press(">");
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(1.25);
    await page.keyboard.press("<");
    const before = await secondOf(video);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => secondOf(video)).toBeLessThan(before);
    await page.keyboard.press("m");
    expect(await video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Atajos de teclado" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await untilReported(page, () => video.evaluate((element: HTMLVideoElement) => element.pause()));
  const place = await secondOf(video);

  if (isMobile) await page.getByRole("tab", { name: "Notas" }).tap();
  else await page.keyboard.press("n");
  const field = page.getByRole("textbox", { name: "Nota nueva" });
  if (isMobile) await field.tap();
  await expect(field).toBeFocused();
  const text = `La fila es un pedido (${isMobile ? "teléfono" : "portátil"})`;
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  const note = page.getByRole("listitem").filter({ hasText: text });
  await expect(note).toBeVisible();
  await expect(note.getByRole("button", { name: /^Ir a/ })).toHaveText(new RegExp(clockText(place)));

  const other = await browser.newContext({ storageState: NOBODY });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, "es", learner.email, learner.password);
  await elsewhere.goto("/es/dashboard");
  const goOn = elsewhere.getByRole("link", { name: `Continuar en ${clockText(place)}` });
  await expect(goOn).toHaveAttribute("href", ROWS);
  await goOn.click();
  const resumed = videoOf(elsewhere);
  await untilReady(resumed);
  await expect.poll(() => secondOf(resumed)).toBeGreaterThan(place - 1.5);
  expect(await secondOf(resumed)).toBeLessThan(place + 1.5);
  if (isMobile) await elsewhere.getByRole("tab", { name: "Notas" }).tap();
  await elsewhere.getByRole("listitem").filter({ hasText: text }).getByRole("button", { name: /^Ir a/ }).click();
  await expectPlaying(resumed);
  await other.close();
});

test("jumping to the end completes nothing; watching does, without a reload", async ({ page, isMobile }) => {
  await page.goto(NULLS);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const video = videoOf(page);
  await untilReady(video);
  const length = await video.evaluate((element: HTMLVideoElement) => element.duration);
  const seeked = await untilReported(page, () => playAt(video, length - 2, 1));
  expect(seeked.isCompleted).toBe(false);
  await expect(page.getByText(/Se completa al 90/)).toBeVisible();
  const entry = page.locator("#outline .lesson-row[aria-current]");
  await expect(entry).toContainText("Video, estás aquí");

  await playAt(video, 0, 8);
  await expect(page.getByText(/^Completa\. Viste/)).toBeVisible({ timeout: UNTIL_RETRIED_MS });
  await expect(entry).toContainText("Video, completa");
  await expect(page.locator("body[data-same-page]"), "the page was not loaded again").toHaveCount(1);
  if (!isMobile) await expect(page.getByText(/^1 completa, quedan/)).toBeVisible();
  await page.getByRole("link", { name: "Seguir: «Nulos y conteos»" }).filter({ visible: true }).click();
  await page.waitForURL(/\/nulos-y-conteos$/);
});

test("articles are marked as read up to the last, which completes the course and mails it", async ({ page, expectAccessible }) => {
  await enrolFreely(page, FREE);
  await page.goto(`/es/learn/${FREE}`);
  await expectAccessible(page);
  for (let read = 1; read < 7; read += 1) {
    const from = page.url();
    await page.getByRole("button", { name: "Marcar como leída y seguir" }).click();
    await page.waitForURL((url) => url.href !== from);
    await expect(page.locator("#outline .lesson-row", { hasText: "Lectura, completa" })).toHaveCount(read);
  }
  await expect(page.getByText("Lección 7 de 7")).toBeVisible();
  const text = page.locator("main .prose");
  const before = await text.innerHTML();
  const words = (await text.locator("p").first().innerText()).slice(0, 40);
  const sent = await (await page.request.get(page.url())).text();
  expect(sent.split(words).length - 1, `how often the page is sent with «${words}»`).toBe(1);
  await page.getByRole("button", { name: "Marcar como leída", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Terminaste «Precios con criterio»" })).toBeVisible();
  expect(await text.innerHTML(), "the page was asked for once more, and its text stays").toBe(before);
  await expectAccessible(page);
  const mail = await receiveMail(learner.email, /^Terminaste Precios con criterio$/);
  expect(mail.text).toContain(`/es/learn/${FREE}`);
  await page.getByRole("link", { name: "Ir a mi aprendizaje" }).click();
  await expect(page.getByRole("heading", { name: "Terminados" })).toBeVisible();
  const finished = page.getByRole("listitem").filter({ hasText: "Precios con criterio" });
  await expect(finished.getByRole("img", { name: "7 de 7 lecciones" })).toBeVisible();
  await expect(finished.getByText(/^Terminado el/)).toBeVisible();
});

test("a paid lesson is a closed door without a grant, for its page and for its video", async ({ browser, expectAccessible }) => {
  const visitor = await browser.newContext({ storageState: NOBODY });
  const page = await visitor.newPage();
  await page.goto(ROWS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Entra para abrir esta lección");
  await expect(videoOf(page)).toHaveCount(0);
  expect((await askPlayback(page, "que-representa-cada-fila")).status()).toBe(401);

  await becomeStudent(page, "es", VERIFY);
  await page.goto(ROWS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esta lección es parte del curso");
  await expect(page.getByRole("main").getByRole("link", { name: /^Inscribirme por/ })).toHaveAttribute("href", "/es/checkout/sql-que-no-miente");
  await expectAccessible(page);
  expect((await askPlayback(page, "que-representa-cada-fila")).status()).toBe(403);
  await visitor.close();
});

test("the signed addresses of a paid video open to nobody without their whole, unexpired token", async ({ page, playwright }) => {
  const hls = new URL(await hlsOf(page, "que-representa-cada-fila"));
  const other = new URL(await hlsOf(page, "null-no-es-un-valor"));
  const outside = await playwright.request.newContext();
  const status = async (token: string | null) => (await outside.get(`${hls.origin}${hls.pathname}${token === null ? "" : `?token=${token}`}`)).status();
  const token = hls.searchParams.get("token") ?? "";
  expect(await status(token)).toBe(200);
  expect(await status(null)).toBe(403);
  expect(await status(`${token.slice(0, -8)}AAAAAAAA`), "another signature").toBe(403);
  expect(await status(other.searchParams.get("token")), "the token of another video").toBe(403);
  expect(await status(await expired(token)), "our own signature, over").toBe(403);

  const master = await (await outside.get(hls.href)).text();
  const rendition = new URL(firstAddress(master), hls);
  const segment = new URL(firstAddress(await (await outside.get(rendition.href)).text()), rendition);
  expect((await outside.get(segment.href)).status()).toBe(200);
  expect((await outside.get(`${segment.origin}${segment.pathname}`)).status()).toBe(403);
  const longer = new URL(segment);
  longer.searchParams.set("exp", String(Number(segment.searchParams.get("exp")) + 3_600));
  expect((await outside.get(longer.href)).status(), "a later end, by hand").toBe(403);
  await outside.dispose();
});

test("a free lesson plays for a visitor without an account", async ({ browser }) => {
  const visitor = await browser.newContext({ storageState: NOBODY });
  const page = await visitor.newPage();
  await page.goto("/es/courses/sql-que-no-miente");
  await page.locator('a[href$="/preview/por-que-mi-consulta-es-lenta"]').filter({ visible: true }).first().click();
  await page.getByRole("button", { name: /^Reproducir la muestra/ }).click();
  const video = videoOf(page);
  await untilReady(video);
  await expectPlaying(video);
  expect(await visitor.cookies()).toEqual([]);
  await visitor.close();
});

function askPlayback(page: Page, lessonSlug: string): Promise<APIResponse> {
  const input = JSON.stringify({ json: { courseSlug: "sql-que-no-miente", lessonSlug } });
  return page.request.get(`/api/trpc/learning.playback?input=${encodeURIComponent(input)}`);
}

async function hlsOf(page: Page, lessonSlug: string): Promise<string> {
  const body: { result: { data: { json: { hls: string } } } } = await (await askPlayback(page, lessonSlug)).json();
  return body.result.data.json.hls;
}

/** The same token as the school would have signed it three hours ago. */
async function expired(token: string): Promise<string> {
  const key = createPrivateKey(Buffer.from(setting("MUX_SIGNING_PRIVATE_KEY"), "base64"));
  const claims = decodeJwt(token);
  return new SignJWT({ ...claims, exp: (claims.exp ?? 0) - 3 * 3_600 }).setProtectedHeader(decodeProtectedHeader(token) as JWTHeaderParameters).sign(key);
}

function firstAddress(playlist: string): string {
  return playlist.split("\n").find((line) => line !== "" && !line.startsWith("#")) ?? "";
}

function clockSeconds(text: string): number {
  return text
    .trim()
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
