import { z } from "zod";
import { start } from "../index.ts";

/** Runs the emulator as a process of its own, so that a test can kill it. Prints a line when it is ready. */
const environment = z.object({ TEST_PORT: z.coerce.number(), TEST_DATA_DIR: z.string(), TEST_APP_URL: z.string() }).parse(process.env);
await start({ port: environment.TEST_PORT, dataDir: environment.TEST_DATA_DIR, appUrl: environment.TEST_APP_URL, databaseUrl: "", env: process.env });
process.stdout.write("ready\n");
