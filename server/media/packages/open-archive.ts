import { readPackage, RefusedPackage, type ReadPackage } from "@/server/content-formats";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { openArchive } from "../files/inspect-archive";
import { RefusedFile } from "../files/refused-file";

/** Of an archive without entries. */
const LEAST_BYTES = 22;

export type OpenedPackage = ReadPackage & { body: Buffer };

/**
 * A package out of the file store, with all of its files in memory, in the order of their paths. Throws `RefusedFile`
 * for an archive that is not safe to unpack and for a package that could not be played.
 */
export async function openPackageArchive({ vendors }: Ctx, pathname: string): Promise<OpenedPackage> {
  const stored = await vendors.files.read(pathname);
  if (!stored) throw new RefusedFile("not_arrived");
  const { body } = stored;
  if (body.byteLength === 0) throw new RefusedFile("empty");
  if (body.byteLength > env().FILE_MAX_BYTES) throw new RefusedFile("too_large");
  if (body.byteLength < LEAST_BYTES || body[0] !== 0x50 || body[1] !== 0x4b) throw new RefusedFile("package_no_archive");
  const entries = await openArchive(body);
  try {
    const read = readPackage(entries);
    return { ...read, body, files: [...read.files].sort((one, other) => (one.path < other.path ? -1 : 1)) };
  } catch (error) {
    if (error instanceof RefusedPackage) throw new RefusedFile(error.code, error.detail);
    throw error;
  }
}
