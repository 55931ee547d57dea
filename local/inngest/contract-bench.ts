import type { Server } from "node:http";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { Inngest, type InngestFunction } from "inngest";
import { createServer } from "inngest/node";
import { Client } from "pg";
import type { RunningService } from "../kit/service.ts";
import { start } from "./index.ts";

/** A Postgres server to test against instead of PGlite; its schema `inngest_local` is dropped. Run the files one after another. */
const GIVEN_DATABASE = process.env["INNGEST_TEST_DATABASE_URL"];

export const SIGNING_KEY = `signkey-local-${"5e".repeat(16)}`;
export const EVENT_KEY = "local-event-key";

export type Run = { run_id: string; function_id: string; status: string; output: unknown; ended_at: string | null; cron?: string };
export type Ports = { database: number; executor: number; app: number };

/** A database, an executor and an app on one machine, for contract tests of the executor with the real SDK. */
export class Bench {
  readonly ports: Ports;
  readonly inngest: Inngest;
  executor: RunningService | null = null;
  private app: Server | null = null;
  private database: { db: PGlite; socket: PGLiteSocketServer } | null = null;
  private readonly env: Record<string, string>;

  constructor(ports: Ports, env: Record<string, string> = {}) {
    this.ports = ports;
    this.env = env;
    this.inngest = new Inngest({ id: "school", isDev: false, baseUrl: this.executorUrl, eventKey: EVENT_KEY, signingKey: SIGNING_KEY, logger: silent });
  }

  get executorUrl(): string {
    return `http://127.0.0.1:${this.ports.executor}`;
  }

  get databaseUrl(): string {
    return GIVEN_DATABASE ?? `postgresql://postgres:postgres@127.0.0.1:${this.ports.database}/postgres`;
  }

  get environment(): Record<string, string> {
    return {
      INNGEST_SIGNING_KEY: SIGNING_KEY, INNGEST_EVENT_KEY: EVENT_KEY,
      INNGEST_LOCAL_BACKOFF_MS: "10", INNGEST_LOCAL_SYNC_MS: "60000", INNGEST_LOCAL_LEASE_MS: "3000", ...this.env,
    };
  }

  async startDatabase(): Promise<void> {
    if (GIVEN_DATABASE) {
      const client = new Client({ connectionString: GIVEN_DATABASE });
      await client.connect();
      await client.query("drop schema if exists inngest_local cascade");
      return client.end();
    }
    const db = await PGlite.create();
    const socket = new PGLiteSocketServer({ db, port: this.ports.database, host: "127.0.0.1", maxConnections: 10 });
    await socket.start();
    this.database = { db, socket };
  }

  async startExecutor(): Promise<RunningService> {
    this.executor = await start({
      port: this.ports.executor, dataDir: "", appUrl: `http://127.0.0.1:${this.ports.app}`, databaseUrl: this.databaseUrl, env: this.environment,
    });
    return this.executor;
  }

  async startApp(functions: InngestFunction.Like[]): Promise<void> {
    const server = createServer({ client: this.inngest, functions, servePath: "/api/inngest", serveOrigin: `http://127.0.0.1:${this.ports.app}` });
    await new Promise<void>((resolve) => server.listen(this.ports.app, "127.0.0.1", resolve));
    this.app = server;
  }

  async stopApp(): Promise<void> {
    this.app?.closeAllConnections();
    await new Promise<void>((resolve) => (this.app ? this.app.close(() => resolve()) : resolve()));
    this.app = null;
  }

  async stop(): Promise<void> {
    await this.executor?.close();
    await this.stopApp();
    await this.database?.socket.stop();
    await this.database?.db.close();
  }

  /** Asks the app to register and returns its answer. */
  async sync(): Promise<{ status: number; message: string; modified: boolean }> {
    const response = await fetch(`http://127.0.0.1:${this.ports.app}/api/inngest`, { method: "PUT" });
    return { ...((await response.json()) as { message: string; modified: boolean }), status: response.status };
  }

  async send(name: string, data: Record<string, unknown>, id?: string): Promise<string> {
    const { ids } = await this.inngest.send({ name, data, ...(id ? { id } : {}) });
    return ids[0] ?? "";
  }

  async api<T>(path: string, method = "GET"): Promise<T> {
    const response = await fetch(`${this.executorUrl}${path}`, { method, headers: { authorization: `Bearer ${SIGNING_KEY}` } });
    const text = await response.text();
    return (text ? (JSON.parse(text) as { data: T }).data : undefined) as T;
  }

  runsOf(eventId: string): Promise<Run[]> {
    return this.api<Run[]>(`/v1/events/${eventId}/runs`);
  }

  /** The runs of an event, once there are `count` and all have ended. */
  async ended(eventId: string, count = 1): Promise<Run[]> {
    return until(() => this.runsOf(eventId), (runs) => runs.length >= count && runs.every((run) => run.ended_at !== null), `the runs of ${eventId} to end`);
  }

  async idle(): Promise<{ idle: boolean; pending: number; running: number; sleeping: number }> {
    return (await fetch(`${this.executorUrl}/_local/idle`)).json() as Promise<{ idle: boolean; pending: number; running: number; sleeping: number }>;
  }

  untilIdle() {
    return until(() => this.idle(), ({ idle }) => idle, "the executor to be idle");
  }

  untilSleeping(count: number) {
    return until(() => this.idle(), ({ idle, sleeping }) => idle && sleeping === count, `${count} sleeping`);
  }

  async setFaults(faults: unknown[]): Promise<void> {
    const response = await fetch(`${this.executorUrl}/_local/faults`, { method: "PUT", body: JSON.stringify(faults), headers: { "content-type": "application/json" } });
    if (!response.ok) throw new Error(await response.text());
  }
}

const POLL_MS = 20;
const PATIENCE_MS = 60_000;

/** Asks again until the answer is good. Rejects with the last answer when that takes too long. */
export async function until<T>(ask: () => Promise<T> | T, isGood: (value: T) => boolean, what: string): Promise<T> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await ask();
    if (isGood(value)) return value;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${what}; last: ${JSON.stringify(value)?.slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const nothing = () => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
