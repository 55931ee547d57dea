import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { openPackageArchive } from "../packages/open-archive";
import { toBatches } from "../packages/package-batches";

/**
 * Stores one part of a package's files, privately, under places that say nothing of their names. The same part may be
 * stored again. A package that was refused or removed meanwhile is left alone.
 */
export async function storePackageFiles(ctx: Ctx, { fileId, batch }: { fileId: string; batch: number }): Promise<{ stored: number }> {
  authorize(ctx.viewer, "system.run");
  const file = await ctx.db.courseFile.findFirst({
    where: { id: fileId, state: "checking", isPackage: true },
    select: { pathname: true, package: { select: { files: { select: { path: true, pathname: true } } } } },
  });
  if (!file?.package) return { stored: 0 };
  const places = new Map(file.package.files.map(({ path, pathname }) => [path, pathname]));
  const { files } = await openPackageArchive(ctx, file.pathname);
  const wanted = toBatches(files.map(({ path, bytes }) => ({ path, body: bytes, bytes: bytes.length })))[batch] ?? [];
  for (const { path, body } of wanted) {
    const pathname = places.get(path);
    if (pathname === undefined) throw new Error(`the package's archive changed: ${path}`);
    await ctx.vendors.files.put({ pathname, body: Buffer.from(body), contentType: "application/octet-stream", access: "private" });
  }
  return { stored: wanted.length };
}
