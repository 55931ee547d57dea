import QRCode from "qrcode";
import { PAPER, SYMBOL } from "@/server/documents";
import type { PublicCertificate } from "../dto";
import { textOf, type CertificateText } from "./certificate-text";
import type { CertificateWords } from "./document-words";
import { line, lookOf, type Look } from "./looks";
import type { Box, Sheet, SheetMark } from "./sheet";
import { fittingSize, missingLetters, setText, type Block, type Measurer, type Style } from "./typeset";

export type PictureSize = { width: number; height: number };
export type LayOutInput = { certificate: PublicCertificate; words: CertificateWords; /** The page that verifies it. */ address: string; pictures: ReadonlyMap<string, PictureSize>; measure: Measurer };

type Scene = LayOutInput & { look: Look; text: CertificateText; scale: number };
type Laid = { marks: SheetMark[]; height: number };

const SANS = { name: "schibsted-grotesk", weight: 400, color: PAPER.muted } as const;
const STRONG = { name: "schibsted-grotesk", weight: 600, color: PAPER.ink } as const;
const SERIF = { name: "piazzolla", weight: 600, color: PAPER.ink } as const;

const SMALLER = 0.95;
const GAP = 18;
/** Below this phones do not read it. */
const QR_SIDE = 84;
const SIGNATURE_HEIGHT = 42;
const LOGO = { width: 190, height: 62 };
const MOST_TEXT_WIDTH = 590;

/**
 * Lays a certificate out on one sheet. Whatever is said stands inside of it and nothing on anything else: what is too much
 * at its own size is set smaller, all of it alike.
 */
export function layOut(input: LayOutInput): Sheet {
  const look = lookOf(input.certificate.design);
  const text = textOf(input.certificate, input.words);
  const { area, width, height } = look;
  let scene: Scene = { ...input, look, text, scale: 1 };
  let [body, foot] = [layBody(scene), layFoot(scene)];
  while (body.height + foot.height + GAP > area.height) {
    scene = { ...scene, scale: scene.scale * SMALLER };
    [body, foot] = [layBody(scene), layFoot(scene)];
  }
  const free = area.height - body.height - foot.height - GAP;
  const down = look.align === "center" ? free / 2 : Math.min(free / 3, 28);
  const marks = [...look.ground, ...moved(body.marks, area.y + down), ...moved(foot.marks, area.y + area.height - foot.height)];
  return { width, height, language: input.words.locale, title: input.words.t("subject", { course: input.certificate.courseTitle }), scale: scene.scale, missing: missingOf(scene, marks), marks };
}

/** What is said from the logo to the last line, from zero downwards. */
function layBody(scene: Scene): Laid {
  const { look, text, scale, measure } = scene;
  const column = { x: look.area.x + (look.align === "center" ? Math.max(0, (look.area.width - MOST_TEXT_WIDTH) / 2) : 0), width: Math.min(look.area.width, MOST_TEXT_WIDTH) };
  const head = layHead(scene);
  const marks = [...head.marks];
  let y = head.height;
  const put = (part: string, said: string, style: Style, gap: number, tag: Block["tag"] = "P"): Box | null => {
    if (said === "") return null;
    const laid = setText(measure, { part, tag, text: said, style: { ...style, size: style.size * scale }, align: look.align }, { ...column, y: y + gap * scale });
    marks.push(laid);
    y = laid.box.y + laid.box.height;
    return laid.box;
  };
  const fitting = (said: string, style: Omit<Style, "size">, width: number, sizes: readonly [number, ...number[]]): number => fittingSize(measure, said, style, width / scale, sizes);
  put("title", text.title, look.title, 14, "H1");
  put("intro", text.intro, { ...SANS, size: 13 }, 10);
  const name = put("name", text.name, { ...SERIF, size: fitting(text.name, SERIF, column.width, [40, 36, 32, 28, 24]) }, 6);
  if (name) marks.push(...look.mark(name));
  put("body", text.body, { ...SANS, size: 13 }, look.align === "center" ? 16 : 8);
  put("course", text.course, { ...SERIF, size: fitting(text.course, SERIF, column.width * 1.9, [24, 20, 17]) }, 6);
  for (const [index, fact] of text.facts.entries()) put(`fact-${index}`, fact, { ...SANS, size: 11 }, index === 0 ? 10 : 3);
  return { marks, height: y };
}

/** The logo, or the school's symbol, which says nothing. */
function layHead({ certificate, look, pictures, scale }: Scene): Laid {
  const { logo } = certificate.design;
  const [most, left] = [{ width: LOGO.width * scale, height: LOGO.height * scale }, (width: number) => look.area.x + (look.align === "center" ? (look.area.width - width) / 2 : 0)];
  if (logo) {
    const box = within(sizeOf(pictures, logo.picture), most);
    return { marks: [{ kind: "picture", part: "logo", picture: logo.picture, alt: logo.alt, box: { x: left(box.width), y: 0, ...box } }], height: box.height };
  }
  const side = 38 * scale;
  const at = { x: left(side), y: 0, zoom: side / 32 };
  return { marks: [symbol(SYMBOL.letter, certificate.design.accent, at), symbol(SYMBOL.mark, PAPER.signal, at)], height: side };
}

/** Who signs, when, and how to verify it, from zero downwards. */
function layFoot(scene: Scene): Laid {
  const { look, text, words, address, measure, scale } = scene;
  const { area, align } = look;
  const signatures = laySignatures(scene, area.width - QR_SIDE - 24);
  const top = Math.max(signatures.height, QR_SIDE);
  const marks = moved(signatures.marks, top - signatures.height);
  let y = top + 8 * scale;
  for (const [part, said, size] of [["dates", text.dates, 10], ["verify", `${words.t("verify")} ${address}`, 8.5]] as const) {
    if (said === "") continue;
    const laid = setText(measure, { part, tag: "P", text: said, style: { ...SANS, size: size * scale }, align }, { x: area.x, y, width: area.width });
    marks.push(laid);
    y = laid.box.y + laid.box.height + 2 * scale;
  }
  const box = { x: area.x + area.width - QR_SIDE, y: top - QR_SIDE, width: QR_SIDE, height: QR_SIDE };
  marks.push({ kind: "qr", part: "qr", d: qrPath(address, QR_SIDE), alt: words.t("qr"), box });
  return { marks, height: y };
}

function laySignatures({ text: { signatures }, pictures, look, measure, scale }: Scene, width: number): Laid {
  const gap = 18;
  const count = Math.max(1, signatures.length);
  const each = Math.min(230, (width - gap * (count - 1)) / count);
  const tall = signatures.some(({ picture }) => picture !== null) ? SIGNATURE_HEIGHT * Math.min(1, scale * 1.1) : 0;
  const marks: SheetMark[] = [];
  let height = 0;
  for (const [index, { name, role, picture, alt }] of signatures.entries()) {
    const x = look.area.x + index * (each + gap);
    if (picture !== null) {
      const box = within(sizeOf(pictures, picture), { width: each, height: tall });
      marks.push({ kind: "picture", part: `signature-${index}`, picture, alt, box: { x, y: tall - box.height, ...box } });
    }
    marks.push(line(`M${x} ${tall + 3}h${each}`, PAPER.ink, 0.75));
    let y = tall + 6;
    for (const [part, said, style] of [["signer", name, { ...STRONG, size: 11 * scale }], ["role", role, { ...SANS, size: 9.5 * scale }]] as const) {
      if (said === "") continue;
      const laid = setText(measure, { part: `${part}-${index}`, tag: "P", text: said, style, align: "left" }, { x, y, width: each });
      marks.push(laid);
      y = laid.box.y + laid.box.height;
    }
    height = Math.max(height, y);
  }
  return { marks, height };
}

/** A certificate never loses a picture without a word. */
function sizeOf(pictures: LayOutInput["pictures"], picture: string): PictureSize {
  const size = pictures.get(picture);
  if (!size) throw new Error(`a certificate's picture is missing: ${picture}`);
  return size;
}

function within({ width, height }: PictureSize, most: PictureSize): PictureSize {
  const zoom = Math.min(most.width / width, most.height / height);
  return { width: width * zoom, height: height * zoom };
}

function symbol(d: string, color: string, { x, y, zoom }: { x: number; y: number; zoom: number }): SheetMark {
  return { kind: "shape", d, fill: color, stroke: null, at: { x, y, zoom } };
}

function qrPath(address: string, width: number): string {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
  const side = width / modules.size;
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) if (modules.get(row, column)) squares.push(`M${round(column * side)} ${round(row * side)}h${round(side)}v${round(side)}h${round(-side)}Z`);
  }
  return squares.join("");
}

function moved(marks: readonly SheetMark[], down: number): SheetMark[] {
  return marks.map((mark): SheetMark => {
    switch (mark.kind) {
      case "shape":
        return { ...mark, at: { x: mark.at?.x ?? 0, y: (mark.at?.y ?? 0) + down, zoom: mark.at?.zoom ?? 1 } };
      case "text":
        return { ...mark, box: lower(mark.box, down), lines: mark.lines.map(({ y, runs }) => ({ y: y + down, runs })) };
      case "picture":
        return { ...mark, box: lower(mark.box, down) };
      case "qr":
        return { ...mark, box: lower(mark.box, down) };
    }
  });
}

function lower(box: Box, down: number): Box {
  return { ...box, y: box.y + down };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function missingOf({ measure }: Scene, marks: readonly SheetMark[]): string[] {
  return [...new Set(marks.flatMap((mark) => (mark.kind === "text" ? missingLetters(measure, mark.text, mark.font) : [])))].slice(0, 40);
}
