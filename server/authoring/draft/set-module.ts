import { OutlineConflict } from "@/lib/domain/outline";
import { newId } from "@/lib/ids";
import type { ModuleChanges } from "@/lib/schemas/authoring-outline";
import type { Tx } from "@/server/platform/db/tx";

/** Changes what is given of a module and answers what it was. */
export async function setModule(tx: Tx, courseId: string, moduleId: string, changes: ModuleChanges): Promise<ModuleChanges> {
  const { sessions, startsOn, endsOn, opensOn, ...plain } = withOneOpening(changes);
  const before = await loadModuleFields(tx, courseId, moduleId);
  if (!before) throw new OutlineConflict(`${moduleId} is not there`);
  await tx.module.update({
    where: { id: moduleId },
    data: {
      ...plain,
      ...(startsOn !== undefined && { startsOn: toDate(startsOn) }),
      ...(endsOn !== undefined && { endsOn: toDate(endsOn) }),
      ...(opensOn !== undefined && { opensOn: toDate(opensOn) }),
      ...(sessions && { sessionCount: sessions.length }),
    },
    select: { id: true },
  });
  if (sessions) {
    await tx.moduleSession.deleteMany({ where: { moduleId } });
    await tx.moduleSession.createMany({ data: sessions.map(({ heldOn, ...session }) => ({ ...session, heldOn: new Date(heldOn), id: newId("moduleSession"), moduleId })) });
  }
  const given = new Set(Object.entries({ ...plain, sessions, startsOn, endsOn, opensOn }).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  return Object.fromEntries(Object.entries(before).filter(([name]) => given.has(name)));
}

/** Every field of a module that is in the outline. */
export async function loadModuleFields(tx: Tx, courseId: string, moduleId: string): Promise<Required<ModuleChanges> | null> {
  const row = await tx.module.findFirst({
    where: { id: moduleId, courseId, deletedAt: null },
    select: {
      title: true, objective: true, hours: true, week: true, startsOn: true, endsOn: true, opensOn: true, opensAfterDays: true, topics: true,
      sessions: { orderBy: [{ heldOn: "asc" }, { id: "asc" }], select: { heldOn: true, name: true, hours: true } },
    },
  });
  if (!row) return null;
  return {
    ...row,
    hours: Number(row.hours),
    startsOn: toDay(row.startsOn),
    endsOn: toDay(row.endsOn),
    opensOn: toDay(row.opensOn),
    sessions: row.sessions.map((session) => ({ heldOn: session.heldOn.toISOString().slice(0, 10), name: session.name, hours: Number(session.hours) })),
  };
}

/** A module opens in one way: who sets one leaves the other. */
function withOneOpening(changes: ModuleChanges): ModuleChanges {
  const { opensOn = null, opensAfterDays = null } = changes;
  return { ...(opensOn !== null && { opensAfterDays: null }), ...(opensAfterDays !== null && { opensOn: null }), ...changes };
}

function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(day);
}

export function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

/** Writes a module that is not in the outline yet: the step that shows it gives it its number. */
export async function setNewModule(
  tx: Tx,
  { id, courseId, number }: { id: string; courseId: string; number: number },
  { title, objective = "", hours = 0, week = null, startsOn = null, endsOn = null, opensOn = null, opensAfterDays = null, topics = [], sessions = [] }: ModuleChanges & { title: string },
  now: Date,
): Promise<void> {
  await tx.module.create({
    data: {
      id, courseId, number, title, objective, hours, week, startsOn: toDate(startsOn), endsOn: toDate(endsOn), opensOn: toDate(opensOn), opensAfterDays, topics, sessionCount: sessions.length, createdAt: now, deletedAt: now,
      sessions: { create: sessions.map(({ heldOn, ...session }) => ({ ...session, heldOn: new Date(heldOn), id: newId("moduleSession") })) },
    },
    select: { id: true },
  });
}
