import QRCode from "qrcode";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { PAPER, SYMBOL } from "@/server/documents";
import type { PublicCertificate } from "../dto";
import { drawText, fittingSize, type Place, type Style } from "./draw-text";

export type CertificateWords = { t(key: string, values?: Record<string, string | number>): string; locale: Locale };

const LEFT = 84;
const TEXT_WIDTH = 540;
const QR_SIDE = 96;
const FOOT_WIDTH = 350;
const BOTTOM = 512;

const SANS = { name: "schibsted-grotesk", weight: 400, color: PAPER.muted } as const;
const STRONG = { name: "schibsted-grotesk", weight: 600, color: PAPER.ink } as const;
const SERIF = { name: "piazzolla", weight: 600, color: PAPER.ink } as const;

type Pen = { doc: PDFKit.PDFDocument; root: PDFKit.PDFStructureElement };

/**
 * Draws a certificate on one sheet, A4 across, as a tagged document: a reading order, one heading, and words for its
 * picture. `address` is the page that verifies it, which the picture opens.
 */
export function drawCertificate(doc: PDFKit.PDFDocument, certificate: PublicCertificate, address: string, words: CertificateWords): void {
  const { t } = words;
  const root = doc.struct("Document");
  doc.addStructure(root);
  const pen: Pen = { doc, root };
  decorate(doc);
  const { issuerName: issuer, holderName, courseTitle } = certificate;
  let y = write(pen, "H1", t("title"), { ...STRONG, size: 13, color: PAPER.accent }, { x: LEFT, y: 112, width: TEXT_WIDTH });
  y = write(pen, "P", t("certifies", { issuer }), { ...SANS, size: 13 }, { x: LEFT, y: y + 10, width: TEXT_WIDTH });
  const nameSize = fittingSize(doc, holderName, SERIF, TEXT_WIDTH, [40, 36, 32, 28, 24]);
  const nameTop = y + 6;
  y = write(pen, "P", holderName, { ...SERIF, size: nameSize }, { x: LEFT, y: nameTop, width: TEXT_WIDTH });
  markMargin(doc, nameTop, y);
  y = write(pen, "P", t("completed"), { ...SANS, size: 13 }, { x: LEFT, y: y + 8, width: TEXT_WIDTH });
  const titleSize = fittingSize(doc, courseTitle, SERIF, TEXT_WIDTH * 1.9, [24, 20, 17]);
  y = write(pen, "P", courseTitle, { ...SERIF, size: titleSize }, { x: LEFT, y: y + 6, width: TEXT_WIDTH });
  y += 12;
  for (const line of factsOf(certificate, words)) y = write(pen, "P", line, { ...SANS, size: 11 }, { x: LEFT, y, width: TEXT_WIDTH });
  writeFoot(pen, certificate, address, words);
  root.end();
}

function write({ doc, root }: Pen, tag: "H1" | "P", text: string, style: Style, place: Place): number {
  let below = place.y;
  root.add(
    doc.struct(tag, {}, [
      () => {
        below = drawText(doc, text, style, place);
      },
    ]),
  );
  return below;
}

function factsOf({ hours, releaseNumber, completedAt, grade }: PublicCertificate, { t, locale }: CertificateWords): string[] {
  const facts = t("facts", { hours: formatNumber(hours, locale, 1), release: releaseNumber, date: dayOf(completedAt, locale) });
  return grade === null ? [facts] : [facts, t("grade", { grade: formatNumber(grade, locale, 1) })];
}

/** Who signs and when at the left; the way to verify it at the right. */
function writeFoot(pen: Pen, certificate: PublicCertificate, address: string, { t, locale }: CertificateWords): void {
  const { issuerName, signatoryName, signatoryTitle, issuedAt, expiresAt } = certificate;
  const isSigned = signatoryName !== "";
  const dates = [t("issuedOn", { date: dayOf(issuedAt, locale) }), ...(expiresAt ? [t("validUntil", { date: dayOf(expiresAt, locale) })] : [])];
  let y = write(pen, "P", isSigned ? signatoryName : issuerName, { ...STRONG, size: 12 }, { x: LEFT, y: BOTTOM - 60, width: FOOT_WIDTH });
  if (isSigned) y = write(pen, "P", [signatoryTitle, issuerName].filter((part) => part !== "").join(", "), { ...SANS, size: 10 }, { x: LEFT, y, width: FOOT_WIDTH });
  write(pen, "P", dates.join(" · "), { ...SANS, size: 10 }, { x: LEFT, y: y + 2, width: FOOT_WIDTH });
  const right = pen.doc.page.width - 64 - QR_SIDE;
  drawQr(pen, address, { x: right, y: BOTTOM - QR_SIDE - 16 }, t("qr"));
  write(pen, "P", `${t("verify")} ${address}`, { ...SANS, size: 8.5 }, { x: 360, y: BOTTOM - 4, width: right + QR_SIDE - 360, align: "right" });
}

function drawQr({ doc, root }: Pen, address: string, { x, y }: { x: number; y: number }, alt: string): void {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
  const side = QR_SIDE / modules.size;
  root.add(
    doc.struct("Figure", { alt }, [
      () => {
        for (let row = 0; row < modules.size; row += 1) {
          for (let column = 0; column < modules.size; column += 1) if (modules.get(row, column)) doc.rect(x + column * side, y + row * side, side, side);
        }
        doc.fill(PAPER.ink);
      },
    ]),
  );
}

/** The symbol and the rule above the foot: they say nothing, so readers pass over them. */
function decorate(doc: PDFKit.PDFDocument): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc.save().translate(LEFT, 54).scale(1.2);
  doc.path(SYMBOL.letter).fill(PAPER.accent);
  doc.path(SYMBOL.mark).fill(PAPER.signal);
  doc.restore();
  doc.moveTo(LEFT, BOTTOM - 74).lineTo(LEFT + 220, BOTTOM - 74).lineWidth(0.75).stroke(PAPER.ink);
  doc.endMarkedContent();
}

/** The mark in the margin, beside the name. */
function markMargin(doc: PDFKit.PDFDocument, top: number, bottom: number): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc.rect(LEFT - 22, top + 4, 6, Math.max(12, bottom - top - 12)).fill(PAPER.signal);
  doc.endMarkedContent();
}

/** Days of a certificate are in UTC: it is the same for everybody who reads it. */
function dayOf(instant: string, locale: Locale): string {
  return formatDate(new Date(instant), locale, "UTC", "long");
}
