import type { Page } from "@playwright/test";

/** Loads a page whose script does not arrive until the answer is called, as over a slow line. */
export async function holdScript(page: Page, address: string): Promise<() => void> {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  return arrive;
}
