import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { StartService } from "../service.ts";

const moduleSchema = z.object({ start: z.custom<StartService>((value) => typeof value === "function") });
const optionsSchema = z.object({
  port: z.number(),
  dataDir: z.string(),
  appUrl: z.string(),
  databaseUrl: z.string(),
  env: z.record(z.string(), z.string().optional()),
});

const [modulePath = "", options = ""] = process.argv.slice(2);
const { start } = moduleSchema.parse(await import(pathToFileURL(modulePath).href));
const service = await start(optionsSchema.parse(JSON.parse(options)));
process.on("disconnect", () => process.exit());
process.send?.({ url: service.url });
