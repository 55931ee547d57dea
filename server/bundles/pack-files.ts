import { zipSync, type Zippable } from "fflate";
import type { BundleFile } from "./types";

/** Images and packages are packed already. */
const PACKED = /\.(?:png|jpe?g|gif|webp|zip)$/i;
/** The earliest time that an archive can say: the same files are the same archive whenever they are packed. */
const NO_TIME = new Date(1980, 0, 1);

/** Files as a zip archive below one folder: the same files give the same bytes. */
export function packFiles(folder: string, files: readonly BundleFile[]): Uint8Array {
  return pack(files, `${folder}/`);
}

/** The files of a package as its archive, the manifest at the top as the standard has it: the same files give the same bytes. */
export function packPackage(files: readonly BundleFile[]): Uint8Array {
  return pack([...files].sort((one, other) => (one.path < other.path ? -1 : 1)), "");
}

function pack(files: readonly BundleFile[], prefix: string): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes } of files) entries[prefix + path] = [bytes, { level: PACKED.test(path) ? 0 : 6, mtime: NO_TIME }];
  return zipSync(entries);
}
