import { readZip, type ZipLimits } from "@/server/content-formats";
import { reasonOf } from "./bundle-report";
import type { BundleFile, BundleItem } from "./types";

/** The largest file that is taken, in bytes. */
export const MAX_UPLOAD = 50_000_000;

const LIMITS: ZipLimits = { bytes: MAX_UPLOAD, entries: 3_000, entryBytes: MAX_UPLOAD, totalBytes: 200_000_000, ratio: 100 };

/** The files of an archive within one that was given, by the same limits. Throws ImportRefused. */
export function readUploadedZip(bytes: Uint8Array): Promise<BundleFile[]> {
  return readZip(bytes, LIMITS);
}

export type Unpacked = { files: BundleFile[]; problems: BundleItem[] };

/** The files of an archive, all or none; a file that is no archive stands for itself. What is refused says why. */
export async function unpackUpload(name: string, bytes: Uint8Array): Promise<Unpacked> {
  const file = name.replaceAll(/^.*[\\/]|\p{C}/gu, "").slice(0, 200) || "file";
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { files: [{ path: file, bytes }], problems: [] };
  try {
    return { files: await readUploadedZip(bytes), problems: [] };
  } catch (error) {
    return { files: [], problems: [{ path: file, kind: "archive", status: "refused", reason: reasonOf(error) }] };
  }
}
