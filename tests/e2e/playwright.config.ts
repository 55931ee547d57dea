import { defineConfig } from "@playwright/test";

/**
 * Runs against a school that is already up: the stack's addresses come from the environment (see scripts/test.ts).
 * Chromium is the machine's own; nothing is downloaded.
 */
const executablePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";
const baseURL = process.env.APP_URL ?? "http://localhost:3000";

const launchOptions = {
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
  ],
};

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 400_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["./show-page.ts"], ...(process.env.E2E_REPORT ? [["json", { outputFile: process.env.E2E_REPORT }] as const] : [])],
  outputDir: "../../test-results",
  use: { baseURL, launchOptions, actionTimeout: 20_000, navigationTimeout: 45_000, screenshot: "only-on-failure", trace: "retain-on-failure" },
  projects: [
    { name: "laptop", use: { viewport: { width: 1280, height: 800 } } },
    // A whole course is made on a laptop; each of its pages is seen on a phone by the other tests.
    { name: "phone", testIgnore: "studio-whole-course.spec.ts", use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
});
