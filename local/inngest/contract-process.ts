import { start } from "./index.ts";

/** Runs the executor as a process of its own, for tests that kill it. */
const { PORT, APP_URL, DATABASE_URL } = process.env;
await start({ port: Number(PORT), dataDir: "", appUrl: APP_URL ?? "", databaseUrl: DATABASE_URL ?? "", env: process.env });
process.send?.("ready");
