import { foldPath } from "@/lib/domain/package-file";
import { DomainError, notFound } from "@/lib/errors";
import { readRange, type ByteRange } from "@/lib/domain/byte-range";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { readPackageToken } from "../package-token";

export type PackageFileAnswer = { contentType: string; bytes: number; range: ByteRange | null; body: ReadableStream<Uint8Array> };

/**
 * One file of the package that a token opens, to anybody who has the token: who asked for it was let in, for a sitting.
 * Found whatever its case. `range` is the request's; `"unsatisfiable"` comes back for one beyond the file. Throws
 * `packages.link_expired`, and NOT_FOUND for what is not in the package.
 */
export async function openPackageFile(ctx: Ctx, { token, path, range: asked }: { token: string; path: string; range: string | null }): Promise<PackageFileAnswer | "unsatisfiable"> {
  authorize(ctx.viewer, "catalog.browse");
  const grant = await readPackageToken(token, ctx.clock.now());
  if (grant === null) throw new DomainError("gone", "packages.link_expired");
  // The database knows no such text, and no archive that is taken has such a name.
  if (!path.isWellFormed() || path.includes("\0")) throw notFound();
  const file = await ctx.db.packageFile.findFirst({
    where: { packageId: grant.packageId, foldedPath: foldPath(path), package: { file: { state: "ready", removedAt: null } } },
    select: { contentType: true, bytes: true, pathname: true },
  });
  if (!file) throw notFound();
  const range = readRange(asked, file.bytes);
  if (range === "unsatisfiable") return range;
  const stored = await ctx.vendors.files.open(file.pathname, range ?? undefined);
  if (!stored) throw notFound();
  return { contentType: file.contentType, bytes: file.bytes, range, body: stored.body };
}
