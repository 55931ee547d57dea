/** What an extension promises, and how its promise is checked: see server/media/files. */
export type FileFamily = "pdf" | "office" | "open_document" | "epub" | "archive" | "picture" | "sound" | "film" | "text";

type FileType = { family: FileFamily; contentType: string };

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument";
const text = (contentType = "text/plain"): FileType => ({ family: "text", contentType });

/** Everything that a lesson may hand out, by extension. What is not here is not taken. */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  pdf: { family: "pdf", contentType: "application/pdf" },
  docx: { family: "office", contentType: `${OFFICE}.wordprocessingml.document` },
  xlsx: { family: "office", contentType: `${OFFICE}.spreadsheetml.sheet` },
  pptx: { family: "office", contentType: `${OFFICE}.presentationml.presentation` },
  odt: { family: "open_document", contentType: `${OPEN_DOCUMENT}.text` },
  ods: { family: "open_document", contentType: `${OPEN_DOCUMENT}.spreadsheet` },
  odp: { family: "open_document", contentType: `${OPEN_DOCUMENT}.presentation` },
  epub: { family: "epub", contentType: "application/epub+zip" },
  zip: { family: "archive", contentType: "application/zip" },
  png: { family: "picture", contentType: "image/png" },
  jpg: { family: "picture", contentType: "image/jpeg" },
  jpeg: { family: "picture", contentType: "image/jpeg" },
  gif: { family: "picture", contentType: "image/gif" },
  webp: { family: "picture", contentType: "image/webp" },
  avif: { family: "picture", contentType: "image/avif" },
  mp3: { family: "sound", contentType: "audio/mpeg" },
  m4a: { family: "sound", contentType: "audio/x-m4a" },
  ogg: { family: "sound", contentType: "audio/ogg" },
  wav: { family: "sound", contentType: "audio/wav" },
  flac: { family: "sound", contentType: "audio/flac" },
  mp4: { family: "film", contentType: "video/mp4" },
  webm: { family: "film", contentType: "video/webm" },
  txt: text(),
  md: text("text/markdown"),
  csv: text("text/csv"),
  tsv: text("text/tab-separated-values"),
  json: text("application/json"),
  ipynb: text("application/json"),
  yaml: text("application/yaml"),
  yml: text("application/yaml"),
  tex: text(),
  bib: text(),
  srt: text(),
  vtt: text("text/vtt"),
  sql: text(),
  py: text(),
  r: text(),
  c: text(),
  h: text(),
  cpp: text(),
  java: text(),
  go: text(),
  rs: text(),
  ts: text(),
  css: text(),
};

/** Why a file is not taken. Each has its words in `course-files.refusal`. */
export const FILE_REFUSALS = [
  "empty", "too_large", "name_empty", "name_too_long", "name_characters", "name_direction", "name_reserved", "name_extension",
  "type_unknown", "executable", "web_page", "macros", "old_office", "double_extension", "other_content", "not_text", "polyglot", "encrypted",
  "damaged", "archive_name", "archive_nested", "archive_bomb", "archive_program", "active_content", "formula", "virus", "not_scanned", "not_arrived", "syllabus_no_pdf",
  "package_no_archive", "package_manifest_missing", "package_manifest_broken", "package_not_scorm", "package_nothing_to_launch", "package_file_missing", "package_external",
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

const MOST_BYTES_OF_NAME = 200;
const DEVICES = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const PROGRAMS = new Set(
  "exe dll scr com pif cpl msi msp msix appx bat cmd ps1 psm1 vb vbs vbe js jse mjs cjs wsf wsh wsc hta lnk url scf reg inf chm hlp jar class jnlp app dmg pkg deb rpm run bin elf sh bash zsh ksh csh command apk ipa gadget sys drv ocx php php3 php4 php5 php7 phps pht phpt phtml phar asp aspx asa asax ascx ashx asmx cer cfm cgi pl jsp jspx jspf war swf htaccess htpasswd config soap inc shtml wasm iso img vhd vhdx xll ade adp mde".split(" "),
);
const WEB_PAGES = new Set("html htm xhtml xht xml xsl xslt svg svgz mht mhtml rdf rss atom htc".split(" "));
const WITH_MACROS = new Set("docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm".split(" "));
const OLD_OFFICE = new Set("doc dot xls xlt ppt pps pot rtf mdb accdb pub vsd".split(" "));

/** A file's extension in lower case, without its dot; empty when it has none. */
export function extensionOf(name: string): string {
  return /[^.]\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Whether a name is that of a program or a script, on whichever system. */
export function isProgramName(name: string): boolean {
  return PROGRAMS.has(extensionOf(name));
}

/**
 * Why a file is not taken, by its name and its size alone; null when it may be sent. What it holds is looked at when it
 * has arrived: nothing in a name is believed.
 */
export function refuseFile({ name, bytes, maxBytes }: { name: string; bytes: number; maxBytes: number }): FileRefusal | null {
  if (bytes === 0) return "empty";
  if (bytes > maxBytes) return "too_large";
  return refuseFileName(name);
}

/** The same for a course's syllabus, which is a PDF. */
export function refuseSyllabus(given: { name: string; bytes: number; maxBytes: number }): FileRefusal | null {
  return refuseFile(given) ?? (extensionOf(given.name) === "pdf" ? null : "syllabus_no_pdf");
}

/** Why a name is not taken: it must be a name, safely, on each system that a learner may have, and promise a known type. */
export function refuseFileName(name: string): FileRefusal | null {
  const parts = name.toLowerCase().split(".");
  if (name.trim() === "") return "name_empty";
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name)) return "name_direction";
  if (!name.isWellFormed() || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd/\\:*?"<>|]|%[0-9a-f]{2}/iu.test(name)) return "name_characters";
  if (new TextEncoder().encode(name).length > MOST_BYTES_OF_NAME) return "name_too_long";
  if (DEVICES.test(name)) return "name_reserved";
  if (/^[\s.]|[\s.]$/u.test(name)) return "name_characters";
  const extension = extensionOf(name);
  if (extension === "") return "name_extension";
  return refuseExtension(extension) ?? (parts.slice(1, -1).some(isDangerous) ? "double_extension" : null);
}

function refuseExtension(extension: string): FileRefusal | null {
  if (Object.hasOwn(FILE_TYPES, extension)) return null;
  if (PROGRAMS.has(extension)) return "executable";
  if (WEB_PAGES.has(extension)) return "web_page";
  if (WITH_MACROS.has(extension)) return "macros";
  return OLD_OFFICE.has(extension) ? "old_office" : "type_unknown";
}

/** A file such as `app.min.js.txt` says what it is twice, and one of them is a lie to somebody. */
function isDangerous(part: string): boolean {
  return part.split(/[;,\s]+/).some((word) => PROGRAMS.has(word) || WEB_PAGES.has(word) || WITH_MACROS.has(word)) && !/\s/.test(part.trim());
}
