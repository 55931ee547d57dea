import { chromium, type Browser } from "@playwright/test";
import { findChromium } from "../../scripts/quality/find-chromium.ts";
import { SetupProblem } from "../../scripts/stack/cloud.ts";

/** How long nothing may arrive before a page counts as loaded: players and islands load after the page does. */
const QUIET_MS = 2_000;
const MOST_MS = 30_000;

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** How the machine's Chromium is started; rejects when there is none. */
export async function chromiumOptions(): Promise<{ executablePath: string; args: string[] }> {
  const executablePath = await findChromium();
  if (!executablePath) throw new SetupProblem("Chromium is missing: install it, or set CHROME_PATH to a Chromium or Chrome.");
  return { executablePath, args: [...ARGS] };
}

/** Bytes of script that a first visit to each page transfers, compressed as sent, without any interaction. */
export async function measureScriptBytes(pages: readonly { name: string; url: string; cookie?: string }[]): Promise<Record<string, number>> {
  const browser = await chromium.launch(await chromiumOptions());
  try {
    const bytes: Record<string, number> = {};
    for (const { name, url, cookie } of pages) bytes[name] = await scriptBytesOf(browser, url, cookie);
    return bytes;
  } finally {
    await browser.close();
  }
}

async function scriptBytesOf(browser: Browser, url: string, cookie: string | undefined): Promise<number> {
  const context = await browser.newContext();
  if (cookie) {
    const [name = "", ...value] = cookie.split("=");
    await context.addCookies([{ name, value: value.join("="), url }]);
  }
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const scripts = new Set<string>();
  let total = 0;
  let lastAt = Date.now();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    lastAt = Date.now();
    if (scripts.has(requestId)) total += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "load" });
  const deadline = Date.now() + MOST_MS;
  while (Date.now() - lastAt < QUIET_MS && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 8));
  await context.close();
  return total;
}
