import type { Ctx } from "@/server/platform/ctx";
import { authorizeStudents } from "../authorize-students";
import { findPeople } from "../roster/find-people";
import { readRoster, type RosterColumn } from "../roster/read-roster";

/** What would become of a line: `malformed` names the column, `doubled` the line that says it first. */
export type RosterRow = {
  line: number;
  email: string;
  name: string;
  until: string | null;
  state: "will_enrol" | "already" | "unknown" | "malformed" | "doubled";
  column: RosterColumn | null;
  firstLine: number | null;
};

/**
 * Reads a list of people and says, line by line, what enrolling them would do. Changes nothing. Throws what
 * `readRoster` throws.
 */
export async function checkRoster(ctx: Ctx, { courseId, text }: { courseId: string; text: string }): Promise<{ rows: RosterRow[] }> {
  const { timeZone } = await authorizeStudents(ctx, courseId);
  const now = ctx.clock.now();
  const lines = readRoster(text, { timeZone, now });
  const people = await findPeople(ctx.db, { courseId, now, emails: lines.flatMap(({ email, fault }) => (fault === "email" ? [] : [email])) });
  const first = new Map<string, number>();
  const rows = lines.map(({ fault, ...row }): RosterRow => {
    const said = { ...row, column: fault, firstLine: first.get(row.email) ?? null };
    if (fault !== null) return { ...said, firstLine: null, state: "malformed" };
    if (said.firstLine !== null) return { ...said, state: "doubled" };
    first.set(row.email, row.line);
    const person = people.get(row.email);
    return { ...said, state: person ? (person.hasAccess ? "already" : "will_enrol") : "unknown" };
  });
  return { rows };
}
