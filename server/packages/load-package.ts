import { DomainError, notFound } from "@/lib/errors";
import { packageContentSchema, packagePartsSchema, type PackagePart, type PackageStandard } from "@/lib/schemas/packages";
import type { Reader } from "@/server/platform/db/tx";

export type LoadedPackage = { packageId: string; standard: PackageStandard; part: PackagePart };

type Played = { kind: string; content: unknown; file: { state: string; removedAt: Date | null; package: { id: string; standard: PackageStandard; parts: unknown } | null } | null };

const PLAYED = {
  kind: true, content: true, file: { select: { state: true, removedAt: true, package: { select: { id: true, standard: true, parts: true } } } },
} as const;

/**
 * The package that a revision plays, and which part of it: the one that was chosen, else the first, as after another
 * version was uploaded. Throws NOT_FOUND for a lesson of another kind and `packages.not_ready` where none is unpacked.
 */
export async function loadPackage(db: Reader, revisionId: string): Promise<LoadedPackage> {
  const revision = await db.lessonRevision.findUnique({ where: { id: revisionId }, select: PLAYED });
  return toPackage(revision);
}

/** The same of a lesson's draft. */
export async function loadDraftPackage(db: Reader, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<LoadedPackage> {
  const revision = await db.lessonRevision.findFirst({ where: { lessonId, lesson: { courseId, deletedAt: null } }, orderBy: { number: "desc" }, select: PLAYED });
  return toPackage(revision);
}

function toPackage(revision: Played | null): LoadedPackage {
  if (revision?.kind !== "package") throw notFound();
  const { content, file } = revision;
  if (!file?.package || file.state !== "ready" || file.removedAt !== null) throw new DomainError("conflict", "packages.not_ready");
  const parts = packagePartsSchema.parse(file.package.parts);
  const chosen = packageContentSchema.safeParse(content).data?.part;
  const part = parts.find(({ id }) => id === chosen) ?? parts[0];
  if (!part) throw new Error(`package ${file.package.id} has no parts`);
  return { packageId: file.package.id, standard: file.package.standard, part };
}
