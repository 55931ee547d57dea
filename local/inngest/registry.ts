import { createHash } from "node:crypto";
import { z } from "zod";
import { nextSlot } from "./cron.ts";
import type { Database, Query } from "./database.ts";
import { functionConfigSchema, toFunctionSpec, type FunctionSpec } from "./function-config.ts";
import { holds } from "./expressions.ts";
import type { StoredEvent } from "./stored-event.ts";

const registrationSchema = z.object({
  url: z.url(),
  appName: z.string().min(1),
  sdk: z.string().min(1),
  framework: z.string().optional(),
  functions: z.array(z.unknown()),
});

/** What the app's registration led to. */
export type Registered = { isModified: boolean };

/** A registration that cannot be accepted; the message is for the developer. */
export class RegistrationError extends Error {
  override name = "RegistrationError";
}

/** The functions that apps have registered, kept in memory and in the database. */
export class Registry {
  private functions = new Map<string, FunctionSpec>();
  private checksums = new Map<string, string>();
  private readonly database: Database;
  /** Whether an app has registered in this life of the executor: before that, a function that is not known may still come. */
  isCurrent = false;

  constructor(database: Database) {
    this.database = database;
  }

  /** Reads what earlier lives of the executor stored. Functions that no longer parse are left out until the app registers again. */
  async load(): Promise<void> {
    const rows = await this.database.read<{ app_id: string; config: string }>("select app_id, config from inngest_local.functions where is_active");
    for (const row of rows) {
      const parsed = functionConfigSchema.safeParse(JSON.parse(row.config));
      if (parsed.success) this.functions.set(parsed.data.id, toFunctionSpec(row.app_id, parsed.data));
    }
  }

  /** Takes over the functions of one app, replacing those it had. Throws `RegistrationError` and keeps the old ones when anything is wrong. */
  async register(body: unknown, now: Date): Promise<Registered> {
    const parsed = registrationSchema.safeParse(body);
    if (!parsed.success) throw new RegistrationError(z.prettifyError(parsed.error));
    const { appName: appId, functions } = parsed.data;
    const checksum = createHash("sha256").update(JSON.stringify(functions)).digest("hex");
    if (this.checksums.get(appId) === checksum) return { isModified: false };
    const specs = functions.map((config) => toFunctionSpec(appId, parseFunction(config)));
    const [known] = await this.database.read<{ checksum: string }>("select checksum from inngest_local.apps where id = $1", [appId]);
    await this.database.transaction((query) => store(query, { ...parsed.data, checksum, specs, now }));
    for (const [id, spec] of this.functions) if (spec.appId === appId) this.functions.delete(id);
    for (const spec of specs) this.functions.set(spec.id, spec);
    this.checksums.set(appId, checksum);
    this.isCurrent = true;
    return { isModified: known?.checksum !== checksum };
  }

  find(id: string): FunctionSpec | undefined {
    return this.functions.get(id);
  }

  list(): FunctionSpec[] {
    return [...this.functions.values()];
  }

  /** The functions that an event starts. A function with several matching triggers is started once. */
  startedBy(event: StoredEvent): FunctionSpec[] {
    return this.list().filter((spec) => spec.config.triggers.some((trigger) =>
      isNamed(trigger.event, event.name) && holds(trigger.expression, { event: event.payload })));
  }

  /** Whether some function may be started by events of this name. */
  hasTrigger(eventName: string): boolean {
    return this.list().some((spec) => spec.config.triggers.some((trigger) => isNamed(trigger.event, eventName)));
  }
}

/** Trigger names may end with `*`: `billing/*` is started by every event below it. */
function isNamed(pattern: string | null | undefined, name: string): boolean {
  if (!pattern) return false;
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

function parseFunction(config: unknown) {
  const parsed = functionConfigSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  const id = z.object({ id: z.string() }).safeParse(config);
  throw new RegistrationError(`Function "${id.success ? id.data.id : "without an id"}" cannot be registered.\n${z.prettifyError(parsed.error)}`);
}

type AppRows = { appName: string; url: string; sdk: string; checksum: string; specs: FunctionSpec[]; now: Date };

async function store(query: Query, app: AppRows): Promise<void> {
  await query(
    `insert into inngest_local.apps (id, url, sdk, checksum, synced_at) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set url = excluded.url, sdk = excluded.sdk, checksum = excluded.checksum, synced_at = excluded.synced_at`,
    [app.appName, app.url, app.sdk, app.checksum, app.now],
  );
  await query("update inngest_local.functions set is_active = false where app_id = $1", [app.appName]);
  await query(
    `insert into inngest_local.functions (id, app_id, config, is_active)
     select id, $1, config, true from unnest($2::text[], $3::text[]) as given (id, config)
     on conflict (id) do update set app_id = excluded.app_id, config = excluded.config, is_active = true`,
    [app.appName, app.specs.map((spec) => spec.id), app.specs.map((spec) => JSON.stringify(spec.config))],
  );
  await storeCrons(query, app);
}

async function storeCrons(query: Query, app: AppRows): Promise<void> {
  const crons = app.specs.flatMap((spec) => spec.config.triggers.flatMap((trigger) => {
    const nextAt = trigger.cron ? nextSlot(trigger.cron, app.now) : null;
    return nextAt ? [{ key: JSON.stringify([spec.id, trigger.cron]), functionId: spec.id, nextAt }] : [];
  }));
  await query(
    `delete from inngest_local.crons c using inngest_local.functions f
     where f.id = c.function_id and f.app_id = $1 and c.key <> all ($2::text[])`,
    [app.appName, crons.map((cron) => cron.key)],
  );
  // A schedule that stays keeps its next slot, so that registering again neither skips nor repeats one.
  await query(
    `insert into inngest_local.crons (key, function_id, next_at)
     select * from unnest($1::text[], $2::text[], $3::timestamptz[]) on conflict (key) do nothing`,
    [crons.map((cron) => cron.key), crons.map((cron) => cron.functionId), crons.map((cron) => cron.nextAt)],
  );
}
