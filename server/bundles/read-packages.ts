import { PACKAGE_NAME } from "@/lib/schemas/bundle";
import { ImportRefused, readPackage } from "@/server/content-formats";
import type { BundleReport } from "./bundle-report";
import type { BundleModule, BundlePackage } from "./types";
import { readUploadedZip } from "./unpack-upload";

const FOLDER = "media/packages/";

/**
 * The packages of a course's folder, each unpacked once to see that it can be played. One that cannot is refused, and so
 * is the archive that no lesson plays; the lessons of a refused one stay, without it.
 */
export async function readPackages(files: ReadonlyMap<string, Uint8Array>, modules: readonly BundleModule[], report: BundleReport, used: Set<string>): Promise<BundlePackage[]> {
  const named = new Set(modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.package?.file ?? [])));
  const packages: BundlePackage[] = [];
  for (const [path, bytes] of files) {
    if (!path.startsWith(FOLDER)) continue;
    used.add(path);
    const name = path.slice(FOLDER.length);
    try {
      if (!PACKAGE_NAME.test(name) || !named.has(name)) throw new ImportRefused("No lesson plays it.");
      readPackage(await readUploadedZip(bytes));
      report.imported(path, "package");
      packages.push({ name, bytes });
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error;
      report.refused(path, "package", error.message);
    }
  }
  for (const name of named) if (!files.has(FOLDER + name)) report.refused(FOLDER + name, "package", "A lesson names this package and the folder does not hold it.");
  return packages;
}
