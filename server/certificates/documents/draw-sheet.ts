import { PAPER } from "@/server/documents";
import { isShaped } from "./script-runs";
import type { Box, Sheet, SheetMark, SheetText } from "./sheet";
import { settingOf, takeFont } from "./typeset";

type Pen = { doc: PDFKit.PDFDocument; root: PDFKit.PDFStructureElement; pictures: ReadonlyMap<string, Buffer> };

/**
 * Draws a sheet as a tagged page: its reading order, one heading, and words for each picture; what says nothing is
 * marked so. `pictures` are PNG without transparency, which take no turn of their own when they are written.
 */
export function drawSheet(doc: PDFKit.PDFDocument, { marks }: Sheet, pictures: ReadonlyMap<string, Buffer>): void {
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const mark of marks) draw({ doc, root, pictures }, mark);
  root.end();
}

function draw(pen: Pen, mark: SheetMark): void {
  const { doc } = pen;
  switch (mark.kind) {
    case "text":
      return tag(pen, mark.tag, spoken(mark), () => drawText(doc, mark));
    case "shape":
      doc.markContent("Artifact", { type: "Layout" });
      drawPath(doc, mark.d, mark.at ?? { x: 0, y: 0, zoom: 1 }, mark);
      doc.endMarkedContent();
      return;
    case "qr":
      return tag(pen, "Figure", figure(mark), () => drawPath(doc, mark.d, { ...mark.box, zoom: 1 }, { fill: PAPER.ink, stroke: null }));
    case "picture": {
      const bytes = pen.pictures.get(mark.picture);
      if (!bytes) throw new Error(`a certificate's picture is missing: ${mark.picture}`);
      return tag(pen, "Figure", figure(mark), () => void doc.image(bytes, mark.box.x, mark.box.y, { width: mark.box.width, height: mark.box.height }));
    }
  }
}

/** Letters that stand in another order or form than they are said in: a reader takes the words from here. */
function spoken({ lines, text }: SheetText): { actual?: string } {
  return lines.some(({ runs }) => runs.some(({ subset }) => isShaped(subset))) ? { actual: text } : {};
}

function figure({ alt, box }: { alt: string; box: Box }): { alt: string } {
  return Object.assign({ alt }, { bbox: [box.x, box.y, box.x + box.width, box.y + box.height] });
}

function tag({ doc, root }: Pen, name: string, options: { alt?: string; actual?: string }, work: () => void): void {
  root.add(doc.struct(name, options, [work]));
}

function drawText(doc: PDFKit.PDFDocument, { lines, font, size, color }: SheetText): void {
  for (const { y, runs } of lines) {
    for (const { text, subset, x } of runs) takeFont(doc, font, subset).fontSize(size).fillColor(color).text(text, x, y, { lineBreak: false, baseline: "alphabetic", ...settingOf(subset) });
  }
}

function drawPath(doc: PDFKit.PDFDocument, d: string, { x, y, zoom }: { x: number; y: number; zoom: number }, { fill, stroke }: { fill: string | null; stroke: { color: string; width: number } | null }): void {
  doc.save().translate(x, y).scale(zoom).path(d);
  if (fill !== null) doc.fill(fill);
  if (stroke) doc.lineWidth(stroke.width).stroke(stroke.color);
  doc.restore();
}
