import PDFDocument from "pdfkit";
import { createTranslator } from "next-intl";
import { escapeXml } from "@/lib/html/escape-xml";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { PublicCertificate } from "../dto";
import { drawCertificate } from "./draw-certificate";

/**
 * The PDF of a certificate in its own language: tagged, with title and language, as PDF/UA-1 asks (ISO 14289-1), and the
 * same bytes each time. `origin` is the school's, without a slash at the end.
 */
export async function renderCertificate(certificate: PublicCertificate, origin: string): Promise<Buffer> {
  const locale = toLocale(certificate.language);
  const { certificates } = await loadMessages(locale);
  const translate = createTranslator({
    locale,
    messages: { certificates } as { certificates: { document: { [key: string]: string } } },
    namespace: "certificates.document",
    onError: (error) => {
      throw error;
    },
  });
  const t = (key: string, values?: Record<string, string | number>): string => translate(key, values);
  const options: PDFKit.PDFDocumentOptions = {
    size: "A4", layout: "landscape", margin: 0, font: "", lang: locale, displayTitle: true, tagged: true, pdfVersion: "1.7",
    info: { Title: t("subject", { course: certificate.courseTitle }), Author: certificate.issuerName, CreationDate: new Date(certificate.issuedAt) },
  };
  // The package's types do not know this subset yet.
  const doc = withSoundMetadata(new PDFDocument(Object.assign(options, { subset: "PDF/UA" })));
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => doc.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", resolve).on("error", reject));
  drawCertificate(doc, certificate, origin + localePath(locale, `/certificates/${certificate.code}`), { t, locale });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
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
