import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readSchema } from "@/scripts/database/schema-engine.ts";
import { readSources, readText, ROOT } from "./harness/source-files";

const EVERYTHING = ["app", "components", "emails", "inngest", "lib", "local", "prisma", "scripts", "server", "tests"];
const SELF = "tests/architecture/tree.test.ts";
/** Texts of the demo courses speak of code; they are not code. */
const sources = readSources(EVERYTHING, /\.(tsx?|mjs|cjs)$/).filter(({ path: file }) => file !== SELF && !file.startsWith("prisma/seed/content/courses/"));

describe("names", () => {
  it("say what a file is for", () => {
    const vague = sources.filter(({ path: file }) => /(^|[/-])(utils?|helpers?|misc|managers?|common-?functions?)([-./]|$)/.test(file));
    expect(vague.map(({ path: file }) => file)).toEqual([]);
  });

  it("are kebab-case", () => {
    const other = sources.filter(({ path: file }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|int\.test|contract\.test|spec|config|d))*\.\w+$/.test(path.basename(file)));
    expect(other.map(({ path: file }) => file)).toEqual([]);
  });
});

describe("sources", () => {
  it.each([
    ["casts that switch the checker off", /\bas any\b|@ts-(?:ignore|nocheck|expect-error)/],
    ["work left for later", /\b(?:TODO|FIXME|XXX|HACK)\b/],
    ["rules switched off", /eslint-disable/],
    ["tests that run alone or not at all", /\b(?:describe|it|test)\.(?:only|todo|fixme)\b|\b(?:describe|it|test)\.skip\(/],
    ["debugger statements", /^\s*debugger;/m],
  ])("hold no %s", (_what, pattern) => {
    expect(sources.filter(({ text }) => pattern.test(text)).map(({ path: file }) => file)).toEqual([]);
  });

  it("use raw SQL only with bound parameters", () => {
    const unsafe = sources.filter(({ path: file, text }) => /^(app|server|inngest|lib)\//.test(file) && /\$(?:queryRawUnsafe|executeRawUnsafe)|Prisma\.raw\(/.test(text));
    expect(unsafe.map(({ path: file }) => file)).toEqual([]);
  });
});

describe("the database", () => {
  it("has a migration for every change of the schema", () => {
    const migrated: unknown = JSON.parse(readText("prisma/migrations/schema-at-head.json"));
    expect(readSchema(path.join(ROOT, "prisma/schema")), "run npm run db:migrate -- <name>").toEqual(migrated);
  });
});

describe("the environment", () => {
  const documented = [...readText(".env.example").matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = ""]) => name);
  const read = [...readText("server/platform/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = ""]) => name);

  it("is documented: every variable that the application reads", () => {
    expect(read.length).toBeGreaterThan(20);
    expect(read.filter((name) => !documented.includes(name))).toEqual([]);
    expect(new Set(documented).size, "each once").toBe(documented.length);
  });

  it("documents nothing that nothing reads", () => {
    const code = [...sources, ...readSources(["next.config.ts", "prisma.config.ts", "vitest.config.ts"].map(() => "scripts"))];
    const vendors = ["@vercel/blob", "next-auth"].map((name) => packageText(name)).join("\n");
    const known = (name: string) => read.includes(name) || code.some(({ text }) => text.includes(name)) || vendors.includes(name);
    expect(documented.filter((name) => !known(name))).toEqual([]);
  });
});

describe("the stack", () => {
  /** Below these versions stand published vulnerabilities that concern this application. */
  const FLOORS: Readonly<Record<string, string>> = {
    next: "16.3.8",
    "next-auth": "4.24.15",
    nodemailer: "7.0.7",
    "@trpc/server": "11.8.0",
    react: "19.2.4",
  };
  const lock: { packages: Record<string, { version?: string; resolved?: string }> } = JSON.parse(readText("package-lock.json"));

  it.each(Object.entries(FLOORS))("has %s at %s or newer", (name, floor) => {
    const versions = Object.entries(lock.packages).filter(([place]) => place.endsWith(`node_modules/${name}`)).map(([, { version = "" }]) => version);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => isOlder(version, floor))).toEqual([]);
  });

  it("has one version of each package that must not be there twice", () => {
    for (const name of ["react", "react-dom", "next", "@trpc/server", "@prisma/client", "stripe", "inngest"]) {
      const places = Object.keys(lock.packages).filter((place) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`));
      expect(new Set(places.map((place) => lock.packages[place]?.version)).size, `${name}: ${places.join(", ")}`).toBe(1);
    }
  });

  it("installs from whichever registry npm is set to", () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it("is pinned", () => {
    const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(readText("package.json"));
    expect(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });
});

function isOlder(version: string, floor: string): boolean {
  const [ours, theirs] = [version, floor].map((text) => text.split("-")[0]?.split(".").map(Number) ?? []);
  for (const [index, least] of (theirs ?? []).entries()) {
    const part = ours?.[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** The sources of a package that reads variables by itself. */
function packageText(name: string): string {
  return readSources([`node_modules/${name}`], /\.(c?js|mjs)$/).map(({ path: file }) => readFileSync(path.join(ROOT, file), "utf8")).join("\n");
}
