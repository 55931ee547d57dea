import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/server/identity/passwords/hash-password";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { STRONG } from "@/tests/harness/identity-world";
import { setTestEnv } from "@/tests/harness/test-env";
import { CASES, type Case } from "./cases";
import { isAction, listEntries, type Entry, type Outcome } from "./entries";
import { buildScene, type Persona, type Scene } from "./scene";
import type { Relation } from "./subject";

setTestEnv();

const ENTRIES = listEntries();
const RELATIONS: Record<Case["about"], Relation[]> = { nothing: ["own"], owned: ["own", "foreign", "missing"], course: ["own", "foreign", "draft", "missing"] };
/** Who may tell a hidden thing from one that is not there. */
const SEES_ALL = ["admin"];
const SEES_DRAFT = ["admin", "instructor", "co-instructor"];

type Cells = { persona: Persona; outcomes: Map<Relation, Outcome> }[];

let database: TestDatabase;
let passwordHash: string;
let readOnly: Scene;
const tables = new Map<string, string>();

beforeAll(async () => {
  database = await startTestDatabase();
  passwordHash = await hashPassword(STRONG);
  readOnly = await buildScene(database.db, passwordHash);
});
afterAll(() => database.close());

describe("every procedure and endpoint, asked by everybody about what is theirs and what is not", () => {
  it.each(ENTRIES)("$key", async (entry) => {
    const { about, input } = requireCase(entry.key);
    expect(isAction(entry.access), `${entry.key} names an action`).toBe(true);
    // What changes something gets a school of its own, so that no entry stands on another's effects.
    const scene = entry.isWrite ? await buildScene(database.db, passwordHash) : readOnly;
    const cells = await ask(entry, scene, RELATIONS[about], input);
    tables.set(entry.key, toTable(entry, RELATIONS[about], cells));
    for (const { persona, outcomes } of cells) {
      const missing = outcomes.get("missing");
      if (about === "owned" && !SEES_ALL.includes(persona.name)) {
        expect(outcomes.get("foreign"), `${persona.name} cannot tell another's from a missing one`).toEqual(missing);
      }
      if (about === "course" && !SEES_DRAFT.includes(persona.name)) {
        expect(outcomes.get("draft"), `${persona.name} cannot tell a draft from a missing course`).toEqual(missing);
      }
      for (const { name } of outcomes.values()) expect(name).not.toMatch(/^5|INTERNAL/);
    }
  });

  it("answers as the table says", async () => {
    const text = ENTRIES.map(({ key }) => tables.get(key) ?? `${key}: not asked`).join("\n\n");
    await expect(`${text}\n`).toMatchFileSnapshot("./authorization-matrix.txt");
  });
});

function requireCase(key: string): Case {
  const found = CASES[key];
  if (!found) throw new Error(`${key} has no case in tests/security/cases.ts: say what it accepts and what it is about`);
  return found;
}

async function ask(entry: Entry, scene: Scene, relations: Relation[], input: Case["input"]): Promise<Cells> {
  const cells: Cells = [];
  for (const persona of scene.personas) {
    const outcomes = new Map<Relation, Outcome>();
    // What is not one's own is asked for first: ending one's own session would end the questions.
    for (const relation of [...relations].reverse()) {
      const subject = scene.subjectOf(persona, relation);
      outcomes.set(relation, await entry.call(scene, persona, subject, input(subject)));
    }
    cells.push({ persona, outcomes });
  }
  return cells;
}

function toTable({ key, access }: Entry, relations: Relation[], cells: Cells): string {
  const header = ["", ...(relations.length > 1 ? relations : [])];
  const rows = cells.map(({ persona, outcomes }) => [persona.name, ...relations.map((relation) => outcomes.get(relation)?.name ?? "")]);
  const widths = relations.map((_, index) => Math.max(...[header, ...rows].map((row) => row[index + 1]?.length ?? 0)));
  const line = ([first = "", ...rest]: string[]) => `  ${first.padEnd(18)}${rest.map((text, index) => text.padEnd((widths[index] ?? 0) + 2)).join("")}`.trimEnd();
  return [`${key}  (${access})`, ...(relations.length > 1 ? [line(header)] : []), ...rows.map(line)].join("\n");
}
