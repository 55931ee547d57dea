import { unpackUpload } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import type { CourseImported } from "../dto";
import { importCourse } from "./import-course";

type Input = { name: string; bytes: Uint8Array; update: boolean; dryRun: boolean };

/** `importCourse` from one file: an archive, or a file of questions. An archive that is damaged or hostile is refused whole. */
export async function importUpload(ctx: Ctx, { name, bytes, update, dryRun }: Input): Promise<CourseImported> {
  return importCourse(ctx, { name, ...(await unpackUpload(name, bytes)), update, dryRun });
}
