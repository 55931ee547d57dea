import process from "node:process";
import { exitOf, startChild, stopChildren } from "../stack/children.ts";
import { runCommand, seedVideos, serveSchool } from "../stack/serve-school.ts";

/** Brings up a whole school, runs Playwright against it, and stops it. Exits as Playwright does. */
runCommand(async () => {
  const stack = await serveSchool("production");
  await seedVideos(stack);
  const tests = startChild(["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"], stack.env, [
    "ignore",
    "inherit",
    "inherit",
  ]);
  const code = await exitOf(tests);
  await stopChildren();
  process.exit(code);
});
