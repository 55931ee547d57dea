import { expect, test } from "./fixtures";

const PAGES = ["", "/courses", "/courses?topic=data", "/courses?q=indices", "/courses/sql-que-no-miente", "/instructors/nayra-quispe", "/paths", "/paths/vivir-de-lo-que-haces-en-la-web", "/legal/refunds"];

for (const locale of ["es", "en", "pt-BR"]) {
  test(`public pages in ${locale} are accessible, quiet and hold no cookie`, async ({ quietPage: page, expectAccessible, context }) => {
    for (const path of PAGES) {
      const response = await page.goto(`/${locale}${path}`);
      expect(response?.status(), path).toBe(200);
      expect(response?.headers()["set-cookie"], path).toBeUndefined();
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page.locator("h1")).toHaveCount(1);
      await expectAccessible(page);
    }
    expect(await context.cookies()).toEqual([]);
  });
}

test("the catalogue works without script", async ({ browser, baseURL, isMobile }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto("/es");
  await page.getByRole("searchbox", { name: "Buscar cursos" }).fill("indices");
  await page.getByRole("button", { name: "Buscar" }).click();
  await expect(page).toHaveURL(/\/es\/courses\?q=indices/);
  await page.getByRole("link", { name: /SQL que no miente/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("SQL que no miente");
  await expect(page.getByRole("link", { name: /Comprar por/ }).first()).toHaveAttribute("href", "/es/checkout/sql-que-no-miente");
  if (!isMobile) await expect(page.getByText("Nayra Quispe").first()).toBeVisible();
  await context.close();
});

test("suggestions appear while one types and follow the keyboard", async ({ page }) => {
  await page.goto("/en");
  const field = page.getByRole("combobox", { name: "Search courses" });
  await field.fill("typescrpt");
  const option = page.getByRole("option", { name: /TypeScript with rigour/ });
  await expect(option).toBeVisible();
  // It is the first, although other courses carry the word as a tag.
  await field.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/en\/courses\/typescript-with-rigour/);
});

test("an address without a locale goes to the reader's language", async ({ request }) => {
  const ask = (language: string) => request.get("/courses", { headers: { "accept-language": language }, maxRedirects: 0 });
  expect((await ask("pt-BR,pt;q=0.9")).headers()["location"]).toMatch(/\/pt-BR\/courses$/);
  expect((await ask("en-US,en;q=0.9")).headers()["location"]).toMatch(/\/en\/courses$/);
  expect((await ask("de")).headers()["location"]).toMatch(/\/es\/courses$/);
});

test("what is not there says so in the reader's language, with 404", async ({ page }) => {
  const response = await page.goto("/pt-BR/courses/nao-existe");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esta página não está aqui");
});

test("a course tells search engines what it is", async ({ request }) => {
  const html = await (await request.get("/en/courses/sql-que-no-miente")).text();
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((match) => JSON.parse(match[1] ?? ""));
  const graph: { "@type": string; offers?: { price: string; priceCurrency: string }; hasCourseInstance?: unknown }[] = blocks.flatMap((block) => block["@graph"] ?? [block]);
  const course = graph.find((node) => node["@type"] === "Course");
  expect(course?.offers).toMatchObject({ price: "49.00", priceCurrency: "USD" });
  expect(course?.hasCourseInstance).toBeTruthy();
  expect(graph.some((node) => node["@type"] === "BreadcrumbList")).toBe(true);
  expect(html).toMatch(/<link rel="canonical" href="[^"]*\/en\/courses\/sql-que-no-miente"/);
  for (const language of ["es", "en", "pt-BR", "x-default"]) expect(html).toContain(`hrefLang="${language}"`);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap).toContain("/pt-BR/courses/sql-que-no-miente");
  const image = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? "";
  expect((await request.get(image)).headers()["content-type"]).toBe("image/png");
});
