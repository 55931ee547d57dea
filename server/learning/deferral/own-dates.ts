import { z } from "zod";
import { after, DAY_MS } from "@/lib/time";
import type { Tx } from "@/server/platform/db/tx";

const KINDS = ["grant", "work", "quiz_opens", "quiz_closes"] as const;

/** A date that is a learner's own: the end of a grant, a due date or the window of a quiz that a teacher gave them. */
type OwnDate = { kind: (typeof KINDS)[number]; id: string };
export type MovedDate = OwnDate & { from: string; to: string };

/** What a deferral moved, as it is stored. Instants are ISO 8601 in UTC. */
export const movedSchema = z.array(z.object({ kind: z.enum(KINDS), id: z.string(), from: z.string(), to: z.string() }));

/** Moves a learner's own dates: those of the course are turned into theirs when they are read. */
export async function moveOwnDates(tx: Tx, enrollmentId: string, days: number): Promise<MovedDate[]> {
  const grants = await tx.grant.findMany({ where: { enrollmentId, revokedAt: null, endsAt: { not: null } }, select: { id: true, endsAt: true } });
  const works = await tx.assignmentWork.findMany({ where: { enrollmentId, extendedTo: { not: null } }, select: { id: true, extendedTo: true } });
  const exceptions = await tx.quizException.findMany({ where: { enrollmentId }, select: { id: true, opensAt: true, closesAt: true } });
  const dates = [
    ...grants.map(({ id, endsAt }) => ({ kind: "grant" as const, id, at: endsAt })),
    ...works.map(({ id, extendedTo }) => ({ kind: "work" as const, id, at: extendedTo })),
    ...exceptions.flatMap(({ id, opensAt, closesAt }) => [{ kind: "quiz_opens" as const, id, at: opensAt }, { kind: "quiz_closes" as const, id, at: closesAt }]),
  ];
  const moved = dates.flatMap(({ at, ...date }) => (at ? [{ ...date, from: at.toISOString(), to: after(at, days * DAY_MS).toISOString() }] : []));
  for (const { from, to, ...date } of moved) await setOwnDate(tx, date, { from, to });
  return moved;
}

/** Sets a date unless somebody has set it since. */
export async function setOwnDate(tx: Tx, { kind, id }: OwnDate, { from, to }: { from: string; to: string }): Promise<void> {
  if (kind === "grant") await tx.grant.updateMany({ where: { id, endsAt: new Date(from) }, data: { endsAt: new Date(to) } });
  else if (kind === "work") await tx.assignmentWork.updateMany({ where: { id, extendedTo: new Date(from) }, data: { extendedTo: new Date(to) } });
  else if (kind === "quiz_opens") await tx.quizException.updateMany({ where: { id, opensAt: new Date(from) }, data: { opensAt: new Date(to) } });
  else await tx.quizException.updateMany({ where: { id, closesAt: new Date(from) }, data: { closesAt: new Date(to) } });
}
