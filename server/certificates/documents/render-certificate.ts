import PDFDocument from "pdfkit";
import sharp from "sharp";
import { escapeXml } from "@/lib/html/escape-xml";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { PublicCertificate } from "../dto";
import { documentWords } from "./document-words";
import { drawSheet } from "./draw-sheet";
import { layOut } from "./lay-out";
import { lookOf } from "./looks";
import type { Sheet } from "./sheet";
import { measurerOf } from "./typeset";

/** A logo or a signature, as it is kept. */
export type KeptPicture = { sha256: string; bytes: Uint8Array; width: number; height: number };

/**
 * The PDF of a certificate in its own language: tagged, with title and language, as PDF/UA-1 asks (ISO 14289-1), and the
 * same bytes each time. `origin` is the school's, without a slash at the end; `pictures` are those of its design.
 */
export async function renderCertificate(certificate: PublicCertificate, origin: string, pictures: readonly KeptPicture[] = []): Promise<Buffer> {
  const { width, height } = lookOf(certificate.design);
  const words = await documentWords(certificate.language);
  const options: PDFKit.PDFDocumentOptions = {
    size: [width, height], margin: 0, font: "", lang: words.locale, displayTitle: true, tagged: true, pdfVersion: "1.7",
    info: { Title: words.t("subject", { course: certificate.courseTitle }), Author: certificate.issuerName, CreationDate: new Date(certificate.issuedAt) },
  };
  // Transparency is drawn in a turn of its own, whose end nobody knows: on white paper there is none.
  const opaque = new Map(await Promise.all(pictures.map(async ({ sha256, bytes }) => [sha256, await sharp(bytes).flatten({ background: "#ffffff" }).png().toBuffer()] as const)));
  // The package's types do not know this subset yet.
  const doc = withSoundMetadata(new PDFDocument(Object.assign(options, { subset: "PDF/UA" })));
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => doc.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", resolve).on("error", reject));
  drawSheet(doc, layOut({ certificate, words, address: addressOf(certificate, origin, words.locale), pictures: sizesOf(pictures), measure: measurerOf(doc) }), opaque);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The same sheet as data, for a page that shows it before it is a document. */
export async function sheetOf(certificate: PublicCertificate, origin: string, pictures: readonly Omit<KeptPicture, "bytes">[]): Promise<Sheet> {
  const words = await documentWords(certificate.language);
  const measure = measurerOf(new PDFDocument({ autoFirstPage: false, font: "" }));
  return layOut({ certificate, words, address: addressOf(certificate, origin, words.locale), pictures: sizesOf(pictures), measure });
}

function addressOf({ code }: PublicCertificate, origin: string, locale: Locale): string {
  return origin + localePath(locale, `/certificates/${code}`);
}

function sizesOf(pictures: readonly Omit<KeptPicture, "bytes">[]): ReadonlyMap<string, { width: number; height: number }> {
  return new Map(pictures.map(({ sha256, width, height }) => [sha256, { width, height }]));
}

/** A document whose metadata, which is XML, takes its title and its author as text: the package writes them as they are. */
function withSoundMetadata(doc: PDFKit.PDFDocument): PDFKit.PDFDocument {
  const write: unknown = Reflect.get(doc, "endMetadata");
  if (typeof write !== "function") throw new Error("pdfkit writes its metadata in another way");
  const writeSound = (): void => {
    // What is not for XML, the dictionary of the document, has been written by then.
    Object.assign(doc.info, { Title: escapeXml(doc.info.Title ?? ""), Author: escapeXml(doc.info.Author ?? "") });
    write.call(doc);
  };
  return Object.assign(doc, { endMetadata: writeSound });
}
