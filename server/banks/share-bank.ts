import { can } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { authorizeBank } from "./authorize-bank";

/**
 * Lets in who may read a bank to use it in a course, which they edit. When it is the owner, the course's other editors may
 * read it from then on, and draw from it there. Throws NOT_FOUND for a bank that the viewer may not know of.
 */
export async function shareBank(ctx: Ctx, tx: Tx, { courseId, bankId }: { courseId: string; bankId: string }): Promise<void> {
  const facts = await authorizeBank({ viewer: ctx.viewer, db: tx }, "bank.read", bankId);
  if (!can(ctx.viewer, "bank.manage", facts)) return;
  await tx.courseBank.createMany({ data: { courseId, bankId, createdAt: ctx.clock.now() }, skipDuplicates: true });
}

/** The banks that their owners use in a course. */
export async function sharedBanks(db: Reader, courseId: string): Promise<ReadonlySet<string>> {
  const rows = await db.courseBank.findMany({ where: { courseId }, select: { bankId: true } });
  return new Set(rows.map(({ bankId }) => bankId));
}

/** Ends the use of a teacher's own banks in a course, which keeps the pools that it has: with their rights there, nobody else's to their banks stay. */
export async function unshareBanks(tx: Tx, { courseId, instructorId }: { courseId: string; instructorId: string }): Promise<void> {
  await tx.courseBank.deleteMany({ where: { courseId, bank: { owner: { instructor: { id: instructorId } } } } });
}
