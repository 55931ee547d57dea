import type { ZipEntry } from "@/server/content-formats";
import { RefusedFile } from "./refused-file";

export type DocumentFamily = "office" | "open_document" | "epub";

/** The part without which an Office document is none, by the type that it is handed out as. */
const MAIN_PARTS: readonly { of: string; part: RegExp }[] = [
  { of: "wordprocessingml", part: /^word\/document\.xml$/i },
  { of: "spreadsheetml", part: /^xl\/workbook\.xml$/i },
  { of: "presentationml", part: /^ppt\/presentation\.xml$/i },
];
const OFFICE_MACROS = /vbaproject\.bin$|vbadata\.xml$|macrosheets\//i;
const OFFICE_OBJECTS = /\/activex\/|\/embeddings\/.*\.bin$|oleobject\d*\.bin$/i;
const OPEN_MACROS = /^(?:basic|scripts)\//i;
/** A relation that fetches a template, a frame or an object from elsewhere when the document is opened. */
const FETCHES = /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External["'])(?=[^>]*\/(?:attachedTemplate|frame|oleObject|externalLink|subDocument)["'])/i;

/**
 * Sees that a document holds what its type needs and nothing that runs: no macros, no embedded programs, nothing that is
 * fetched from elsewhere as it opens. Throws `RefusedFile`.
 */
export function inspectDocument(family: DocumentFamily, contentType: string, entries: readonly ZipEntry[]): void {
  if (family === "office") return inspectOffice(contentType, entries);
  const [first] = entries;
  if (first?.path !== "mimetype" || textOf(first).trim() !== contentType) throw new RefusedFile("other_content");
  if (family === "open_document") refuseAny(entries, OPEN_MACROS, "macros");
  if (family === "open_document" && !entries.some(({ path }) => path === "content.xml")) throw new RefusedFile("other_content");
  if (family === "epub" && !entries.some(({ path }) => path === "META-INF/container.xml")) throw new RefusedFile("other_content");
}

function inspectOffice(contentType: string, entries: readonly ZipEntry[]): void {
  const types = entries.find(({ path }) => path === "[Content_Types].xml");
  const main = MAIN_PARTS.find(({ of }) => contentType.includes(of));
  if (!types || !main || !entries.some(({ path }) => main.part.test(path))) throw new RefusedFile("other_content");
  if (/macroEnabled|vnd\.ms-office\.vbaProject/i.test(textOf(types))) throw new RefusedFile("macros");
  refuseAny(entries, OFFICE_MACROS, "macros");
  refuseAny(entries, OFFICE_OBJECTS, "active_content");
  for (const entry of entries) if (/\.rels$/i.test(entry.path) && FETCHES.test(textOf(entry))) throw new RefusedFile("active_content", entry.path);
}

function refuseAny(entries: readonly ZipEntry[], pattern: RegExp, reason: "macros" | "active_content"): void {
  const found = entries.find(({ path }) => pattern.test(path));
  if (found) throw new RefusedFile(reason, found.path);
}

function textOf({ bytes }: ZipEntry): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
