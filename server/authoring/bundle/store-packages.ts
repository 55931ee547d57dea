import { createHash } from "node:crypto";
import { newId } from "@/lib/ids";
import type { BundlePackage } from "@/server/bundles";
import { markArrived } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";

export type KeptPackage = { fileId: string; name: string; sha256: string; pathname: string; bytes: number; isNew: boolean };

/**
 * Puts the archives of packages into the file store, privately, before the transaction that names them. One that the
 * course has already, byte for byte, is not stored again. `isDryRun` stores nothing.
 */
export async function storePackages(ctx: Ctx, courseId: string | null, packages: readonly BundlePackage[], isDryRun: boolean): Promise<KeptPackage[]> {
  const kept: KeptPackage[] = [];
  for (const { name, bytes } of packages) {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const where = { courseId: courseId ?? "", sha256, isPackage: true, removedAt: null, state: { in: ["checking" as const, "ready" as const] } };
    const same = courseId === null ? null : await ctx.db.courseFile.findFirst({ where, orderBy: { id: "desc" }, select: { id: true, pathname: true } });
    const fileId = same?.id ?? newId("file");
    const pathname = same?.pathname ?? `packages/${fileId}.zip.bin`;
    if (!same && !isDryRun) await ctx.vendors.files.put({ pathname, body: Buffer.from(bytes), contentType: "application/octet-stream", access: "private" });
    kept.push({ fileId, name, sha256, pathname, bytes: bytes.length, isNew: !same });
  }
  return kept;
}

/** Names the archives that are new to a course: they are unpacked once this is committed. */
export async function namePackageFiles(ctx: Ctx, tx: Tx, courseId: string, packages: readonly KeptPackage[]): Promise<void> {
  const uploadedById = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  for (const { fileId, name, sha256, pathname, bytes, isNew } of packages) {
    if (!isNew) continue;
    await tx.courseFile.create({
      data: { id: fileId, courseId, number: 1, name, bytes, sha256, pathname, isPackage: true, uploadedById, createdAt: ctx.clock.now() },
      select: { id: true },
    });
    await markArrived(ctx, tx, fileId);
  }
}

/** Counts new archives among the uploads of the first lesson that plays each. */
export async function giveToLessons(tx: Tx, courseId: string, packages: readonly KeptPackage[]): Promise<void> {
  for (const { fileId, isNew } of packages) {
    if (!isNew) continue;
    const first = await tx.lessonRevision.findFirst({ where: { fileId, lesson: { courseId } }, orderBy: { id: "asc" }, select: { lessonId: true } });
    if (!first) continue;
    const { _max } = await tx.courseFile.aggregate({ where: { lessonId: first.lessonId }, _max: { number: true } });
    await tx.courseFile.update({ where: { id: fileId }, data: { lessonId: first.lessonId, number: (_max.number ?? 0) + 1 }, select: { id: true } });
  }
}
