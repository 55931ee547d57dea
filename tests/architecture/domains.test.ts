import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { MountedProcedure } from "@/tests/harness/list-procedures";
import { setTestEnv } from "@/tests/harness/test-env";
import { foldersIn, isTest, readSources, ROOT } from "./harness/source-files";

const NOT_DOMAINS = ["platform", "access", "vendors", "trpc", "auth", "rest"];
const domains = foldersIn("server").filter((name) => !NOT_DOMAINS.includes(name));

beforeAll(() => setTestEnv());

describe.each(domains)("the domain %s", (domain) => {
  it("has a door", () => {
    expect(existsSync(path.join(ROOT, "server", domain, "index.ts"))).toBe(true);
  });

  it("names its use cases after the verb that each file exports", () => {
    const files = readSources([`server/${domain}`], /\/use-cases\/[^/]+\.tsx?$/).filter((file) => !isTest(file));
    expect(files.flatMap(misnamed)).toEqual([]);
  });
});

describe("procedures", () => {
  it("name the action that their use case checks", async () => {
    const { ACTIONS } = await import("@/server/access");
    const procedures = await mountedProcedures();
    expect(procedures.length).toBeGreaterThan(5);
    const nameless = procedures.filter(({ meta }) => !(meta && typeof meta === "object" && "access" in meta && typeof meta.access === "string" && meta.access in ACTIONS));
    expect(nameless.map(({ name }) => name)).toEqual([]);
  });

  it("check what they are given", async () => {
    const loose = (await mountedProcedures()).filter(({ inputs }) => inputs.some((parser) => !isStrict(parser)));
    expect(loose.map(({ name }) => name), "an object that is not strict lets unknown fields pass").toEqual([]);
  });

  it("of a domain are mounted under its name", async () => {
    const mounted = new Set((await mountedProcedures()).map(({ name }) => name.split(".")[0]));
    const withRouter = domains.filter((domain) => existsSync(path.join(ROOT, "server", domain, "router.ts")));
    expect([...mounted].sort()).toEqual(withRouter);
  });
});

describe("REST endpoints", () => {
  it("name the action that their use case checks, each under a name and an address of its own", async () => {
    const { ENDPOINTS } = await import("@/server/rest/registry");
    const { ACTIONS } = await import("@/server/access");
    expect(ENDPOINTS.filter(({ access }) => !(access in ACTIONS)).map(({ operationId }) => operationId)).toEqual([]);
    expect(new Set(ENDPOINTS.map(({ operationId }) => operationId)).size).toBe(ENDPOINTS.length);
    expect(new Set(ENDPOINTS.map(({ method, path: address }) => `${method} ${address}`)).size).toBe(ENDPOINTS.length);
  });
});

/** After `setTestEnv`: the router reads the environment when it is loaded. */
async function mountedProcedures(): Promise<MountedProcedure[]> {
  return (await import("@/tests/harness/list-procedures")).listProcedures();
}

/** A file is one use case under its own name, or variants of one verb (`request-link`: requestMagicLink, …). */
function misnamed({ path: file, text }: { path: string; text: string }): string[] {
  const name = path.basename(file).replace(/\.tsx?$/, "");
  const functions = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, found = ""]) => found);
  const [verb = "", ...noun] = name.split("-");
  if (noun.length === 0) return [`${file}: a verb and what it is done to`];
  const camel = verb + noun.map((part) => (part[0]?.toUpperCase() ?? "") + part.slice(1)).join("");
  if (functions.includes(camel) || (functions.length > 0 && functions.every((found) => found.startsWith(verb)))) return [];
  return [`${file}: exports ${functions.join(", ") || "no function"}, not ${camel}`];
}

function isStrict(parser: unknown): boolean {
  const def = parser && typeof parser === "object" && "_zod" in parser ? (parser._zod as { def: ZodDef }).def : null;
  return def === null || strictDef(def);
}

type ZodDef = { type: string; catchall?: { _zod: { def: ZodDef } }; innerType?: { _zod: { def: ZodDef } }; options?: { _zod: { def: ZodDef } }[]; in?: { _zod: { def: ZodDef } } };

function strictDef(def: ZodDef): boolean {
  if (def.type === "object") return def.catchall?._zod.def.type === "never";
  if (def.type === "union") return (def.options ?? []).every((option) => strictDef(option._zod.def));
  if (def.type === "pipe" && def.in) return strictDef(def.in._zod.def);
  return def.innerType ? strictDef(def.innerType._zod.def) : true;
}
