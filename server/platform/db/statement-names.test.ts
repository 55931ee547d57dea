import { describe, expect, it } from "vitest";
import { statementNames } from "./statement-names";

describe("names of prepared statements", () => {
  it("names what is asked often, by its text alone", () => {
    const [one, other] = [statementNames(), statementNames()];
    const ask = (name: typeof one, sql: string, times: number) => Array.from({ length: times }, () => name({ sql }));
    expect(ask(one, "SELECT 1", 2)).toEqual(["", ""]);
    const [third, fourth] = ask(one, "SELECT 1", 2);
    expect(third).toMatch(/^criterio_[\w-]{16}$/);
    expect(fourth).toBe(third);
    expect(ask(other, "SELECT 1", 3)[2]).toBe(third);
    expect(ask(one, "SELECT 2", 3)[2]).not.toBe(third);
  });

  it("keeps within the memory of a connection, and what has a name keeps it", () => {
    const name = statementNames();
    const named = (sql: string) => [name({ sql }), name({ sql }), name({ sql })][2];
    const first = named("SELECT 0");
    for (let index = 1; index < 200; index += 1) expect(named(`SELECT ${index}`)).not.toBe("");
    expect(named("SELECT 200")).toBe("");
    expect(name({ sql: "SELECT 0" })).toBe(first);
  });
});
