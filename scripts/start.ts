import { runCommand, seedVideos, serveSchool } from "./stack/serve-school.ts";
import { summary } from "./stack/summary.ts";

const startedAt = Date.now();

runCommand(async () => {
  const stack = await serveSchool("production");
  process.stdout.write(summary(stack, (Date.now() - startedAt) / 1_000));
  await seedVideos(stack);
});
