import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { setTestEnv } from "@/tests/harness/test-env";
import { isTest, readSources } from "./harness/source-files";

const EVENT = /["'`]([a-z]+\/[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)["'`]/g;
const optionsSchema = z.looseObject({
  id: z.string(),
  triggers: z.array(z.looseObject({ event: z.string().optional(), cron: z.string().optional() })),
});

beforeAll(() => setTestEnv());

describe("domain events", () => {
  it("each have a consumer, and each consumer an event", async () => {
    const announced = announcedEvents();
    const consumed = new Set((await loadFunctions()).flatMap(({ triggers }) => triggers.flatMap(({ event }) => event ?? [])));
    expect(announced.size).toBeGreaterThan(10);
    expect([...announced].filter((name) => !consumed.has(name)).sort(), "announced, and nobody listens").toEqual([]);
    expect([...consumed].filter((name) => !announced.has(name)).sort(), "listened to, and never announced").toEqual([]);
  });

  it("are facts: the name's verb is in the past", () => {
    expect([...announcedEvents()].filter((name) => !/(ed|sent|paid|made|read|opened|ready|begun)$/.test(name))).toEqual([]);
  });

  it("are named under their domain", () => {
    const foreign = domainFiles("events").flatMap(({ path, text }) => {
      const domain = path.split("/")[1] ?? "";
      return [...text.matchAll(EVENT)].flatMap(([, name = ""]) => (name.startsWith(`${domain}/`) || path.startsWith("server/authoring/") ? [] : [`${path}: ${name}`]));
    });
    expect(foreign).toEqual([]);
  });
});

describe("durable functions", () => {
  it("are all registered, each under an id of its own", async () => {
    const registered = (await loadFunctions()).map(({ id }) => id);
    const written = readSources(["inngest/functions"])
      .filter((file) => !isTest(file))
      .flatMap(({ text }) => [...text.matchAll(/createFunction\(\s*\{\s*id: "([\w-]+)"/g)].map(([, id = ""]) => id));
    expect(written.length).toBeGreaterThan(5);
    expect(registered.toSorted()).toEqual(written.toSorted());
    expect(new Set(registered).size).toBe(registered.length);
  });
});

/** Names of the events that domains write, wherever they are written: the name is a constant or stands at the place. */
function announcedEvents(): Set<string> {
  return new Set(domainFiles("").flatMap(({ text }) => [...text.matchAll(EVENT)].map(([, name = ""]) => name)));
}

function domainFiles(ending: string) {
  const domains = /^server\/(?!(?:platform|access|vendors|trpc|auth|rest)\/)/;
  return readSources(["server"]).filter((file) => domains.test(file.path) && !isTest(file) && new RegExp(`${ending}\\.tsx?$`).test(file.path));
}

async function loadFunctions(): Promise<z.infer<typeof optionsSchema>[]> {
  const { functions } = await import("@/inngest");
  return functions.map((one) => optionsSchema.parse(one.opts));
}
