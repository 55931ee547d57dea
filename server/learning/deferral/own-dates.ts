import { z } from "zod";
import { after, DAY_MS } from "@/lib/time";
import type { Tx } from "@/server/platform/db/tx";

/** A date that is a learner's own: the end of a grant, a due date that a teacher gave them. */
type OwnDate = { kind: "grant" | "work"; id: string };
export type MovedDate = OwnDate & { from: string; to: string };

/** What a deferral moved, as it is stored. Instants are ISO 8601 in UTC. */
export const movedSchema = z.array(z.object({ kind: z.enum(["grant", "work"]), id: z.string(), from: z.string(), to: z.string() }));

/** Moves a learner's own dates: those of the course are turned into theirs when they are read. */
export async function moveOwnDates(tx: Tx, enrollmentId: string, days: number): Promise<MovedDate[]> {
  const grants = await tx.grant.findMany({ where: { enrollmentId, revokedAt: null, endsAt: { not: null } }, select: { id: true, endsAt: true } });
  const works = await tx.assignmentWork.findMany({ where: { enrollmentId, extendedTo: { not: null } }, select: { id: true, extendedTo: true } });
  const dates = [...grants.map(({ id, endsAt }) => ({ kind: "grant" as const, id, at: endsAt })), ...works.map(({ id, extendedTo }) => ({ kind: "work" as const, id, at: extendedTo }))];
  const moved = dates.flatMap(({ at, ...date }) => (at ? [{ ...date, from: at.toISOString(), to: after(at, days * DAY_MS).toISOString() }] : []));
  for (const { from, to, ...date } of moved) await setOwnDate(tx, date, { from, to });
  return moved;
}

/** Sets a date unless somebody has set it since. */
export async function setOwnDate(tx: Tx, { kind, id }: OwnDate, { from, to }: { from: string; to: string }): Promise<void> {
  if (kind === "grant") await tx.grant.updateMany({ where: { id, endsAt: new Date(from) }, data: { endsAt: new Date(to) } });
  else await tx.assignmentWork.updateMany({ where: { id, extendedTo: new Date(from) }, data: { extendedTo: new Date(to) } });
}
