import { readSource, writeBundle, type BundleFile } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import type { CourseDifference } from "../dto";
import { exportBundle } from "./export-course";

type Input = { courseId: string; name: string; files: readonly BundleFile[] };

/**
 * Which files of a course's folder say something else than the course's draft does: both are written in the same way
 * first, so that only what is said counts. What cannot be read is `refused`.
 */
export async function diffCourse(ctx: Ctx, { courseId, name, files }: Input): Promise<CourseDifference[]> {
  const ours = toMap(writeBundle(await exportBundle(ctx, courseId)));
  const { courses, items } = await readSource(name, files);
  const [given] = courses;
  const theirs = given ? toMap(writeBundle(given)) : new Map<string, string>();
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const changes = paths.flatMap((path): CourseDifference[] => {
    if (!ours.has(path)) return [{ path, change: "added", reason: null }];
    if (!theirs.has(path)) return [{ path, change: "removed", reason: null }];
    return ours.get(path) === theirs.get(path) ? [] : [{ path, change: "changed", reason: null }];
  });
  const refused = items.filter(({ status }) => status === "refused").map(({ path, reason }): CourseDifference => ({ path, change: "refused", reason }));
  return [...changes, ...refused];
}

function toMap(files: readonly BundleFile[]): Map<string, string> {
  return new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("base64")]));
}
