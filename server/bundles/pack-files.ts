import { zipSync, type Zippable } from "fflate";
import type { BundleFile } from "./types";

/** Images are packed already. */
const PACKED = /\.(?:png|jpe?g|gif|webp)$/i;
/** The earliest time that an archive can say: the same files are the same archive whenever they are packed. */
const NO_TIME = new Date(1980, 0, 1);

/** Files as a zip archive below one folder: the same files give the same bytes. */
export function packFiles(folder: string, files: readonly BundleFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes } of files) entries[`${folder}/${path}`] = [bytes, { level: PACKED.test(path) ? 0 : 6, mtime: NO_TIME }];
  return zipSync(entries);
}
