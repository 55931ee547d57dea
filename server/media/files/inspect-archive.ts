import { isProgramName } from "@/lib/domain/course-file";
import { ImportRefused, readZip, type ZipEntry } from "@/server/content-formats";
import { RefusedFile } from "./refused-file";

const LIMITS = { bytes: 500_000_000, entries: 5_000, entryBytes: 200_000_000, totalBytes: 300_000_000, ratio: 100 };
const END = Buffer.from("PK\u0005\u0006", "latin1");
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const NESTED = /\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz|zst|lz4|cab|arj|ace|iso|img)$/i;

/** Sees that an archive is safe to unpack, holds no program by name or by content, and no further archive. Throws `RefusedFile`. */
export async function inspectArchive(bytes: Uint8Array): Promise<void> {
  for (const { path } of await openArchive(bytes)) {
    if (isProgramName(path)) throw new RefusedFile("archive_program", path);
    if (NESTED.test(path)) throw new RefusedFile("archive_nested", path);
  }
}

/**
 * The files of an archive that is safe to unpack: not encrypted, nothing that leads out of its folder or links, nothing
 * that is a program by its content, nothing in front of it or behind it, and no more than it may unpack to. Throws
 * `RefusedFile`.
 */
export async function openArchive(bytes: Uint8Array): Promise<ZipEntry[]> {
  refuseSurroundings(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries = await unpack(bytes);
  const program = entries.find((entry) => isProgram(entry.bytes));
  if (program) throw new RefusedFile("archive_program", program.path);
  return entries;
}

/** An archive is read from its end: whoever reads from the beginning would see something else in what stands around it. */
function refuseSurroundings(buffer: Buffer): void {
  if (buffer.readUInt32BE(0) !== 0x504b0304) throw new RefusedFile("damaged");
  const at = buffer.lastIndexOf(END);
  if (at < 0 || at < buffer.length - END_BYTES - MOST_COMMENT || at + END_BYTES > buffer.length) throw new RefusedFile("damaged");
  if (at + END_BYTES + buffer.readUInt16LE(at + 20) !== buffer.length) throw new RefusedFile("polyglot");
  const directory = { bytes: buffer.readUInt32LE(at + 12), at: buffer.readUInt32LE(at + 16) };
  if (directory.at + directory.bytes !== at) throw new RefusedFile("polyglot");
}

async function unpack(bytes: Uint8Array): Promise<ZipEntry[]> {
  try {
    return await readZip(bytes, LIMITS);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    throw new RefusedFile(reasonOf(error.message), /"([^"]*)"/.exec(error.message)?.[1] ?? "");
  }
}

function reasonOf(message: string): "encrypted" | "archive_name" | "archive_bomb" | "damaged" {
  if (/is encrypted/i.test(message)) return "encrypted";
  if (/link or a device|cannot be a file|too long a name|twice|absolute path|relative path|invalid characters/i.test(message)) return "archive_name";
  if (/unpacks to|overlap|more than \d+ (?:bytes|entries)/i.test(message)) return "archive_bomb";
  return "damaged";
}

/** Windows, Linux and macOS, whatever the program is called. */
function isProgram(content: Uint8Array): boolean {
  if (content.length < 64) return false;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const magic = view.getUint32(0);
  if (magic === 0x7f454c46 || magic === 0xcffaedfe || magic === 0xfeedfacf || magic === 0xfeedface || magic === 0xcefaedfe) return true;
  if (view.getUint16(0) !== 0x4d5a) return false;
  const header = view.getUint32(0x3c, true);
  return header + 4 <= content.length && view.getUint32(header) === 0x50450000;
}
