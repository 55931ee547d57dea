import { createHash } from "node:crypto";
import { newId } from "@/lib/ids";
import { SYLLABUS_PATH, type BundleItem, type BundleSyllabus } from "@/server/bundles";
import { lookAtFileNow, RefusedFile } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { nameSyllabus, type StoredSyllabus } from "../syllabus/name-syllabus";
import { setSyllabus } from "../syllabus/set-syllabus";

/** A syllabus that the file store keeps, one that the course has already by its id, or none. */
export type KeptSyllabus = { fresh: StoredSyllabus } | { fileId: string } | null;

/**
 * Looks into the syllabus of a folder and puts it into the file store, before the transaction that names it. The one
 * that the course has already, byte for byte, is kept. One that is no sound PDF is left out, and `items` then says so.
 * `isDryRun` stores nothing.
 */
export async function storeSyllabus(ctx: Ctx, courseId: string | null, syllabus: BundleSyllabus | null, { isDryRun, items }: { isDryRun: boolean; items: BundleItem[] }): Promise<KeptSyllabus> {
  if (!syllabus) return null;
  const sha256 = createHash("sha256").update(syllabus.bytes).digest("hex");
  const same = courseId === null ? null : await ctx.db.courseFile.findFirst({ where: { sha256, removedAt: null, syllabusOf: { some: { id: courseId } } }, select: { id: true } });
  if (same) return { fileId: same.id };
  try {
    const found = await lookAtFileNow(ctx, { name: SYLLABUS_PATH, body: syllabus.bytes });
    const fileId = newId("file");
    const pathname = `courses/syllabus/${fileId}.pdf.bin`;
    if (!isDryRun) await ctx.vendors.files.put({ pathname, body: Buffer.from(syllabus.bytes), contentType: "application/octet-stream", access: "private" });
    return { fresh: { fileId, name: SYLLABUS_PATH, pathname, ...found } };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    const at = items.findIndex(({ path }) => path === SYLLABUS_PATH);
    items.splice(at, 1, { path: SYLLABUS_PATH, kind: "syllabus", status: "refused", reason: `It is no sound PDF: ${error.reason}.` });
    return null;
  }
}

/** Gives a course what was kept; a folder that is the whole course and has none takes it off. */
export async function giveSyllabus(ctx: Ctx, tx: Tx, courseId: string, kept: KeptSyllabus, { isWhole }: { isWhole: boolean }): Promise<void> {
  if (kept && "fresh" in kept) {
    await nameSyllabus(ctx, tx, courseId, { ...kept.fresh, state: "ready" });
    await setSyllabus(ctx, tx, courseId, kept.fresh.fileId);
  }
  if (!kept && isWhole) await setSyllabus(ctx, tx, courseId, null);
}
