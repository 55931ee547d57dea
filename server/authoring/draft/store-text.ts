import type { Ctx } from "@/server/platform/ctx";
import { DAY_MS, after } from "@/lib/time";
import type { Tx } from "@/server/platform/db/tx";
import type { LessonText } from "../dto";
import { textOf, writeRevision, type StoredRevision } from "./lesson-revision";

/** Saves of one author are one revision for this long: a history of every few seconds says nothing. */
const COALESCE_MS = 10 * 60_000;
/** How many earlier states of a revision are kept as ground for merging, and for how long. */
const KEPT_EDITIONS = 100;

/**
 * Stores a lesson's text: in the newest revision while that is the author's own, recent, part of no release and what no
 * translation was made from, else as the next one. What is saved over is kept as an edition for a day, so that whoever began from it can be merged.
 */
export async function storeText(ctx: Ctx, tx: Tx, newest: StoredRevision, text: LessonText, saveKey: string): Promise<{ stored: StoredRevision; isNew: boolean }> {
  const now = ctx.clock.now();
  await tx.lessonEdition.deleteMany({ where: { revision: { lessonId: newest.lessonId }, savedAt: { lt: after(now, -DAY_MS) } } });
  if (!(await canTakeIn(ctx, tx, newest, now))) return { stored: await writeRevision(ctx, tx, newest, { ...newest, ...text, saveKey }), isNew: true };
  const { id, edition } = newest;
  await tx.lessonEdition.create({
    data: { revisionId: id, edition, saveKey: newest.saveKey, savedAt: newest.savedAt, ...textOf(newest) },
    select: { edition: true },
  });
  await tx.lessonEdition.deleteMany({ where: { revisionId: id, edition: { lte: edition - KEPT_EDITIONS } } });
  await tx.lessonRevision.update({ where: { id }, data: { ...text, saveKey, savedAt: now, edition: edition + 1 }, select: { id: true } });
  return { stored: { ...newest, ...text, saveKey, savedAt: now, edition: edition + 1 }, isNew: false };
}

async function canTakeIn({ viewer }: Ctx, tx: Tx, { id, createdById, createdAt }: StoredRevision, now: Date): Promise<boolean> {
  if (viewer.kind !== "user" || createdById !== viewer.userId || now.getTime() - createdAt.getTime() > COALESCE_MS) return false;
  const held = { where: { id, OR: [{ released: { some: {} } }, { translatedAs: { some: {} } }] }, select: { id: true } };
  return (await tx.lessonRevision.findFirst(held)) === null;
}
