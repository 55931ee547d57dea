import { beforeAll, describe, expect, it } from "vitest";
import { setTestEnv } from "@/tests/harness/test-env";

beforeAll(() => setTestEnv());

describe("every way in", () => {
  it("names an action that a rule decides, and is written down in the security cases", async () => {
    const [{ listEntries, isAction }, { CASES }] = [await import("@/tests/security/entries"), await import("@/tests/security/cases")];
    const entries = listEntries();
    expect(entries.length).toBeGreaterThan(50);
    expect(entries.filter(({ access }) => !isAction(access)).map(({ key }) => key)).toEqual([]);
    expect(entries.filter(({ key }) => !Object.hasOwn(CASES, key)).map(({ key }) => key)).toEqual([]);
    // Importing every domain takes longer than the usual limit on a busy machine.
  }, 60_000);
});
