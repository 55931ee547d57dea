import { DomainError, notFound } from "@/lib/errors";
import { packagePartsSchema, type PackageStandard } from "@/lib/schemas/packages";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { readPackageToken } from "../package-token";

export type PackageLaunch = { standard: PackageStandard; title: string; isTracked: boolean; /** Below the launch page. */ src: string };

/** What the launch page puts into its frame, for whom a token opens it. Throws as `openPackageFile` does. */
export async function getPackageLaunch(ctx: Ctx, { token }: { token: string }): Promise<PackageLaunch> {
  authorize(ctx.viewer, "catalog.browse");
  const grant = await readPackageToken(token, ctx.clock.now());
  if (grant === null) throw new DomainError("gone", "packages.link_expired");
  const found = await ctx.db.coursePackage.findFirst({ where: { id: grant.packageId, file: { state: "ready", removedAt: null } }, select: { standard: true, parts: true } });
  const part = found && packagePartsSchema.parse(found.parts).find(({ id }) => id === grant.part);
  if (!found || !part) throw notFound();
  const src = `files/${part.path.split("/").map(encodeURIComponent).join("/")}${part.suffix}`;
  return { standard: found.standard, title: part.title, isTracked: part.isTracked, src };
}
