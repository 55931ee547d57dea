import process from "node:process";
import { runChild } from "./stack/children.ts";
import { generateClient } from "./stack/prepare.ts";
import { runCommand } from "./stack/serve-school.ts";

/** What a deployment runs: the database client, the types, the production build. Needs the environment, no service. */
runCommand(async () => {
  await generateClient();
  await runChild("tsc", ["node_modules/typescript/bin/tsc", "--noEmit", "--project", "."], {}, ["ignore", "inherit", "inherit"]);
  await runChild("next build", ["node_modules/next/dist/bin/next", "build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }, ["ignore", "inherit", "inherit"]);
  process.exit(0);
});
