import { extensionOf, FILE_TYPES, refuseFileName, type FileFamily } from "@/lib/domain/course-file";
import { fileTypeFromBuffer } from "file-type";
import { inspectArchive, openArchive } from "./inspect-archive";
import { inspectDocument, type DocumentFamily } from "./inspect-document";
import { inspectPdf } from "./inspect-pdf";
import { inspectText } from "./inspect-text";
import { refusePolyglot } from "./refuse-polyglot";
import { RefusedFile } from "./refused-file";

type Given = { name: string; bytes: Uint8Array };

/** Other names under which a type is recognised. */
const SAME: Readonly<Record<string, string>> = {
  "audio/mp4": "audio/x-m4a",
  "video/mp4": "video/mp4",
  "audio/wave": "audio/wav",
  "audio/x-flac": "audio/flac",
  "audio/ogg; codecs=opus": "audio/ogg",
  "audio/opus": "audio/ogg",
  "application/ogg": "audio/ogg",
  "image/apng": "image/png",
  "video/x-matroska": "video/webm",
  "audio/webm": "video/webm",
};

const PROGRAM_TYPES = /x-msdownload|x-elf|x-mach-binary|java-vm|java-archive|wasm|x-apple-diskimage|x-iso9660|x-deb|x-rpm|x-ms-shortcut|x-ms-regedit|shockwave|vnd\.android|chrome-extension|x-msi/;
const HEAD_BYTES = 4_096;

/**
 * What a file is, by its content: the type under which it is handed out. Throws `RefusedFile` for what is not what its
 * name promises, what could run, what hides something and what nobody could look into. The name is checked again, so
 * that what was let in by an older rule is not kept by it.
 */
export async function inspectFile({ name, bytes }: Given): Promise<string> {
  const refusal = refuseFileName(name);
  if (refusal) throw new RefusedFile(refusal, name);
  const promised = FILE_TYPES[extensionOf(name)];
  if (!promised) throw new RefusedFile("type_unknown", name);
  if (bytes.length === 0) throw new RefusedFile("empty");
  const found = await recognise(bytes);
  refuseDisguise(bytes, found, promised.family);
  await lookInside(promised.family, { bytes, found, contentType: promised.contentType, extension: extensionOf(name) });
  return promised.contentType;
}

async function recognise(bytes: Uint8Array): Promise<string | null> {
  try {
    const found = await fileTypeFromBuffer(bytes);
    return found ? (SAME[found.mime] ?? found.mime) : null;
  } catch {
    // A file that ends in the middle of what it began is none that it knows.
    return null;
  }
}

/** Programs and web pages are named as what they are, whatever they are called. */
function refuseDisguise(bytes: Uint8Array, found: string | null, family: FileFamily): void {
  if (found !== null && PROGRAM_TYPES.test(found)) throw new RefusedFile("executable", found);
  const [first, second] = bytes;
  if (family !== "text" && first === 0x4d && second === 0x5a) throw new RefusedFile("executable", "MZ");
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "").replaceAll("\0", "").trimStart();
  if (/^(?:<!doctype|<html|<head|<body|<script|<svg|<iframe|<object|<\?xml|<!--)/i.test(head)) throw new RefusedFile("web_page");
  if (/^(?:#!|<\?php|<\?=|<%)/i.test(head)) throw new RefusedFile("executable", head.slice(0, 20));
  if (found === "application/x-cfb") throw new RefusedFile("old_office");
}

type Inside = { bytes: Uint8Array; found: string | null; contentType: string; extension: string };

async function lookInside(family: FileFamily, { bytes, found, contentType, extension }: Inside): Promise<void> {
  switch (family) {
    case "text":
      if (found !== null && !found.startsWith("text/") && found !== contentType) throw new RefusedFile("other_content", found);
      return inspectText(bytes, extension);
    case "pdf":
      if (found !== contentType) throw new RefusedFile("other_content", found ?? "");
      return inspectPdf(bytes);
    case "archive":
      if (found !== contentType) throw new RefusedFile("other_content", found ?? "");
      return inspectArchive(bytes);
    case "office":
    case "open_document":
    case "epub":
      return lookInsideDocument(family, bytes, contentType);
    case "picture":
    case "sound":
    case "film":
      if (found !== contentType) throw new RefusedFile("other_content", found ?? "");
      return refusePolyglot(bytes);
  }
}

/** A document is an archive that says of itself what it is: the archive is looked at first, then what it says. */
async function lookInsideDocument(family: DocumentFamily, bytes: Uint8Array, contentType: string): Promise<void> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new RefusedFile("other_content");
  inspectDocument(family, contentType, await openArchive(bytes));
}
