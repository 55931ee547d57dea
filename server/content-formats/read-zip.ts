import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { ImportRefused } from "./import-report";

export type ZipLimits = {
  /** Of the archive itself. */
  bytes: number;
  entries: number;
  entryBytes: number;
  totalBytes: number;
  /** Times that an entry above a megabyte may be larger than it is packed. */
  ratio: number;
};

export type ZipEntry = { path: string; bytes: Uint8Array };

export const PACKAGE_LIMITS: ZipLimits = { bytes: 200_000_000, entries: 5_000, entryBytes: 100_000_000, totalBytes: 500_000_000, ratio: 100 };

const MAX_PATH = 500;
const MAX_DEPTH = 30;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const FOLDER = 0o040000;

/**
 * The files of a zip archive, all in memory: nothing is written anywhere. Refused, with the reason, are archives that are
 * damaged, encrypted, too large or unpack to too much (by what is really unpacked, whatever they declare), and entries
 * whose name is absolute, leads out of the archive, cannot be a file's name on every system or comes twice, and links.
 * Either the whole archive is read or none of it.
 */
export async function readZip(bytes: Uint8Array, limits: ZipLimits = PACKAGE_LIMITS): Promise<ZipEntry[]> {
  if (bytes.length > limits.bytes) throw new ImportRefused(`The archive has more than ${limits.bytes} bytes.`);
  const zip = await open(bytes);
  if (zip.entryCount > limits.entries) throw new ImportRefused(`The archive has more than ${limits.entries} entries.`);
  const listed = await list(zip, limits);
  const overlapping = listed.reduce((sum, entry) => sum + entry.compressedSize, 0) > bytes.length;
  if (overlapping) throw new ImportRefused("The archive's entries overlap.");
  const read: ZipEntry[] = [];
  let total = 0;
  for (const entry of listed) {
    if (entry.fileName.endsWith("/")) continue;
    const content = await unpack(zip, entry, Math.min(limits.entryBytes, limits.totalBytes - total));
    total += content.length;
    read.push({ path: entry.fileName, bytes: content });
  }
  return read;
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { autoClose: false, lazyEntries: true, strictFileNames: true, validateEntrySizes: true, decodeStrings: true });
  } catch (error) {
    throw damaged(error);
  }
}

async function list(zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, limits);
      const name = entry.fileName.normalize("NFC").toLowerCase().replace(/\/$/, "");
      if (names.has(name)) throw new ImportRefused(`The archive holds "${shown(entry)}" twice.`);
      names.add(name);
      entries.push(entry);
    }
  } catch (error) {
    throw damaged(error);
  }
  return entries;
}

function checkEntry(entry: Entry, { entryBytes, ratio }: ZipLimits): void {
  const { fileName, uncompressedSize, compressedSize, externalFileAttributes, versionMadeBy } = entry;
  const parts = fileName.replace(/\/$/, "").split("/");
  const name = shown(entry);
  if (fileName.length > MAX_PATH || parts.length > MAX_DEPTH) throw new ImportRefused(`The archive's "${name}" has too long a name.`);
  if (/[\\:*?"<>|\p{Cc}\uFFFD]/u.test(fileName) || parts.some((part) => part === "" || part === "." || part === ".." || /[. ]$/.test(part))) throw new ImportRefused(`The archive's "${name}" has a name that cannot be a file's everywhere.`);
  const type = versionMadeBy >>> 8 === UNIX ? (externalFileAttributes >>> 16) & FILE_TYPE : 0;
  if (type !== 0 && type !== REGULAR_FILE && type !== FOLDER) throw new ImportRefused(`The archive's "${name}" is a link or a device, not a file.`);
  if (entry.isEncrypted()) throw new ImportRefused(`The archive's "${name}" is encrypted.`);
  if (!entry.canDecodeFileData()) throw new ImportRefused(`The archive's "${name}" is packed in a way that is not supported.`);
  if (uncompressedSize > entryBytes) throw new ImportRefused(`The archive's "${name}" unpacks to more than ${entryBytes} bytes.`);
  if (uncompressedSize > 1_000_000 && uncompressedSize > compressedSize * ratio) throw new ImportRefused(`The archive's "${name}" unpacks to more than ${ratio} times its size.`);
}

async function unpack(zip: ZipFile, entry: Entry, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) continue;
      length += chunk.length;
      if (length > limit) throw new ImportRefused(`The archive unpacks to too much at "${shown(entry)}".`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw damaged(error);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function shown({ fileName }: Entry): string {
  return fileName.replaceAll(/\p{C}/gu, "?").slice(0, 120);
}

function damaged(error: unknown): ImportRefused {
  if (error instanceof ImportRefused) return error;
  return new ImportRefused(`The archive is damaged or hostile: ${error instanceof Error ? error.message.slice(0, 200) : "it cannot be read"}.`);
}
