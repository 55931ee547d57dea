import { createHash } from "node:crypto";
import { foldPath, packageFileType } from "@/lib/domain/package-file";
import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { RefusedFile } from "../files/refused-file";
import { settleFile } from "../files/settle-file";
import { openPackageArchive, type OpenedPackage } from "../packages/open-archive";
import { toBatches } from "../packages/package-batches";

export type CheckedPackage = { outcome: "unpacking"; batches: number } | { outcome: "refused" | "left" };

/**
 * Looks at a package that has arrived: that it is an archive that is safe to unpack, what its manifest plays, and, where a
 * virus scanner is set up, what that says. Then it is written down which files are to be stored, in how many steps; none
 * of them is served before the last one is there. A refusal is kept with its reason. Throws when the store or the
 * scanner is out of reach, to be tried again; repeating it changes nothing.
 */
export async function checkPackage(ctx: Ctx, { fileId }: { fileId: string }): Promise<CheckedPackage> {
  authorize(ctx.viewer, "system.run");
  const file = await ctx.db.courseFile.findFirst({ where: { id: fileId, state: "checking", isPackage: true }, select: { name: true, pathname: true } });
  if (!file) return { outcome: "left" };
  try {
    const opened = await openPackageArchive(ctx, file.pathname);
    const scanned = ctx.vendors.scanner && (await ctx.vendors.scanner.scan({ body: opened.body, name: file.name }));
    if (scanned?.verdict === "infected") throw new RefusedFile("virus", scanned.threat);
    return { outcome: "unpacking", batches: await writeDown(ctx, fileId, opened, scanned !== null) };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    await settleFile(ctx, fileId, { state: "refused", refusal: error.reason, refusalDetail: error.detail });
    return { outcome: "refused" };
  }
}

async function writeDown(ctx: Ctx, fileId: string, { standard, title, parts, files, body }: OpenedPackage, isScanned: boolean): Promise<number> {
  const sizes = files.map(({ bytes }) => ({ bytes: bytes.length }));
  await inTransaction(ctx, async (tx) => {
    const found = await tx.coursePackage.findUnique({ where: { fileId }, select: { id: true } });
    const sha256 = createHash("sha256").update(body).digest("hex");
    await tx.courseFile.update({ where: { id: fileId }, data: { bytes: body.byteLength, contentType: "application/zip", sha256, isScanned }, select: { id: true } });
    if (found) return;
    const id = newId("coursePackage");
    const bytes = sizes.reduce((sum, file) => sum + file.bytes, 0);
    await tx.coursePackage.create({ data: { id, fileId, standard, title, parts, bytes, fileCount: files.length, createdAt: ctx.clock.now() }, select: { id: true } });
    await tx.packageFile.createMany({
      data: files.map((file, index) => ({
        packageId: id, path: file.path, foldedPath: foldPath(file.path), contentType: packageFileType(file.path), bytes: file.bytes.length, pathname: `packages/${id}/${index + 1}.bin`,
      })),
    });
  });
  return toBatches(sizes).length;
}
