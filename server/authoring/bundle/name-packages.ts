import { packageContentSchema } from "@/lib/schemas/packages";
import { toSlug } from "@/lib/slug";
import type { CourseBundle } from "@/server/bundles";

type StoredFile = { id: string; name: string; pathname: string; state: string; isPackage: boolean; removedAt: Date | null };
type LessonRow = { slug: string; revisions: { kind: string; content: unknown; file: StoredFile | null }[] };

/** A package's archive under its name in a folder, and where the file store keeps it. */
export type StoredPackage = { fileId: string; name: string; pathname: string };
type Played = { file: string; part?: string };

/** The packages that a draft's lessons play, each under one name made of its file's, and what each lesson says of its own. */
export function namePackages(lessons: readonly LessonRow[]): { packages: StoredPackage[]; fileOf: ReadonlyMap<string, Played> } {
  const packages: StoredPackage[] = [];
  const fileOf = new Map<string, Played>();
  for (const { slug, revisions } of lessons) {
    const [newest] = revisions;
    const file = newest?.file;
    if (newest?.kind !== "package" || !file?.isPackage || file.removedAt !== null || file.state === "refused" || file.state === "arriving") continue;
    const known = packages.find(({ fileId }) => fileId === file.id) ?? addPackage(packages, file);
    const part = packageContentSchema.safeParse(newest.content).data?.part ?? null;
    fileOf.set(slug, { file: known.name, ...(part !== null && { part }) });
  }
  return { packages, fileOf };
}

function addPackage(packages: StoredPackage[], { id: fileId, name, pathname }: StoredFile): StoredPackage {
  const stem = toSlug(name.replace(/\.zip$/i, "")).slice(0, 60).replace(/-+$/, "") || "package";
  let free = `${stem}.zip`;
  for (let number = 2; packages.some((other) => other.name === free); number += 1) free = `${stem}-${number}.zip`;
  const added = { fileId, name: free, pathname };
  packages.push(added);
  return added;
}

/** A course whose lessons say which package they play. */
export function withPackages(bundle: CourseBundle, fileOf: ReadonlyMap<string, Played>): CourseBundle {
  if (fileOf.size === 0) return bundle;
  const modules = bundle.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => {
      const played = fileOf.get(lesson.slug);
      return played ? { ...lesson, package: played } : lesson;
    }),
  }));
  return { ...bundle, modules };
}
