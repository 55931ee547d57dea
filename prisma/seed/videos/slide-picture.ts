import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createElement as h, type CSSProperties, type ReactNode } from "react";
import satori from "satori";
import sharp from "sharp";
import { colorize } from "./code-colors.ts";
import type { Block, Focus, LessonScript } from "./lesson-script.ts";

export const pictureSize = { width: 1280, height: 720 };
const margin = 72;
const contentWidth = pictureSize.width - 2 * margin;
const columnGap = 44;

const ink = { ground: "#141b2e", raised: "#1b2440", text: "#efe8dc", muted: "#9aa3b8", line: "#3a4667", signal: "#f5a939", mark: "#4a3a1c" };
const serif = "Piazzolla";
const sans = "Schibsted Grotesk";
const mono = "JetBrains Mono";

const require = createRequire(import.meta.url);
const font = (name: string, file: string, weight: 400 | 600) => ({ name, data: readFileSync(require.resolve(file)), weight, style: "normal" as const });
const fonts = [
  font(serif, "@fontsource/piazzolla/files/piazzolla-latin-600-normal.woff", 600),
  font(serif, "@fontsource/piazzolla/files/piazzolla-latin-400-normal.woff", 400),
  font(sans, "@fontsource/schibsted-grotesk/files/schibsted-grotesk-latin-400-normal.woff", 400),
  font(sans, "@fontsource/schibsted-grotesk/files/schibsted-grotesk-latin-600-normal.woff", 600),
  font(mono, "@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff", 400),
  font(mono, "@fontsource/jetbrains-mono/files/jetbrains-mono-latin-600-normal.woff", 600),
];

/**
 * Draws one moment of a lesson as a PNG of 1280 x 720: the slide with the lines being spoken of marked in saffron.
 * The lower fifth stays free for captions. Uses only fonts that come with the project.
 */
export async function drawPicture(script: LessonScript, slideIndex: number, sentenceIndex: number): Promise<Buffer> {
  const slide = script.slides[slideIndex];
  if (!slide) throw new Error(`There is no slide ${slideIndex}`);
  const focus = slide.narration[sentenceIndex]?.focus ?? null;
  const direction = slide.layout === "split" ? "row" : "column";
  const width = slide.layout === "split" ? Math.floor((contentWidth - columnGap) / 2) : contentWidth;
  const blocks = slide.blocks.map((block, index) =>
    box({ flexDirection: "column", width }, drawBlock(block, focus?.block === index ? focus : null, { width, dimOthers: focus !== null })),
  );
  const frame = box(
    { ...pictureSize, flexDirection: "column", backgroundColor: ink.ground, paddingTop: 52, paddingLeft: margin },
    box({ alignItems: "stretch" }, box({ width: 7, backgroundColor: ink.signal, marginRight: 22 }), text(slide.title, { fontFamily: serif, fontWeight: 600, fontSize: 46, color: ink.text })),
    box({ flexDirection: direction, marginTop: 34, gap: slide.layout === "split" ? columnGap : 26 }, ...blocks),
    footer(script, slideIndex),
  );
  const svg = await satori(frame, { ...pictureSize, fonts });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer();
}

function footer(script: LessonScript, current: number): ReactNode {
  const ticks = script.slides.map((_, index) =>
    box({ width: 3, height: index === current ? 22 : 13, marginLeft: 9, backgroundColor: index <= current ? ink.signal : ink.line }),
  );
  return box(
    { position: "absolute", left: margin, width: contentWidth, bottom: 26, justifyContent: "space-between", alignItems: "flex-end" },
    text(`${script.courseTitle} · ${script.lessonTitle}`, { fontFamily: sans, fontSize: 17, color: ink.muted }),
    box({ alignItems: "flex-end" }, ...ticks),
  );
}

function drawBlock(block: Block, focus: Focus | null, { width, dimOthers }: { width: number; dimOthers: boolean }): ReactNode {
  const marked = (line: number): boolean => focus?.lines.includes(line) ?? false;
  const faded = dimOthers && !focus;
  switch (block.kind) {
    case "statement":
      return text(block.text, { fontFamily: serif, fontWeight: 400, fontSize: 36, lineHeight: 1.35, color: faded ? ink.muted : ink.text });
    case "bullets":
      return box({ flexDirection: "column", gap: 20 }, ...block.items.map((item, index) => bullet(item, marked(index), dimOthers && !marked(index))));
    case "code":
      return box({ flexDirection: "column" }, label(block.label), codePanel(block, marked, { width, faded }));
    case "table":
      return box({ flexDirection: "column" }, label(block.label), tablePanel(block, marked));
  }
}

function bullet(item: string, isMarked: boolean, isFaded: boolean): ReactNode {
  return box(
    { alignItems: "stretch" },
    box({ width: 5, marginRight: 18, backgroundColor: isMarked ? ink.signal : ink.line }),
    text(item, { fontFamily: serif, fontSize: 33, lineHeight: 1.3, color: isFaded ? ink.muted : ink.text }),
  );
}

function codePanel(block: Extract<Block, { kind: "code" }>, marked: (line: number) => boolean, { width, faded }: { width: number; faded: boolean }): ReactNode {
  const size = codeSize(block.lines, width);
  const lines = block.lines.map((line, index) => {
    const pieces = colorize(line, block.language).map((token) => text(token.text, { color: token.color, whiteSpace: "pre" }));
    const ground = marked(index) ? ink.mark : "transparent";
    const edge = marked(index) ? ink.signal : "transparent";
    return box({ height: Math.round(size * 1.5), alignItems: "center", backgroundColor: ground, borderLeft: `4px solid ${edge}`, paddingLeft: 18 }, ...pieces);
  });
  return box(
    { flexDirection: "column", padding: "14px 0", backgroundColor: ink.raised, borderRadius: 4, fontFamily: mono, fontSize: size, opacity: faded ? 0.55 : 1 },
    ...lines,
  );
}

/** The largest size, up to 30, at which the longest line fits the width and all lines fit the height. */
function codeSize(lines: readonly string[], width: number): number {
  const longest = Math.max(...lines.map((line) => line.length));
  const characterWidth = 0.6;
  return Math.floor(Math.min(30, (width - 48) / (longest * characterWidth), 420 / (lines.length * 1.5)));
}

function tablePanel(block: Extract<Block, { kind: "table" }>, marked: (line: number) => boolean): ReactNode {
  const cell = (value: string, style: CSSProperties): ReactNode => box({ flex: 1, padding: "8px 14px", ...style }, ...colorize(value, "text").map((token) => text(token.text, { whiteSpace: "pre" })));
  const head = box({ borderBottom: `2px solid ${ink.muted}` }, ...block.columns.map((name) => cell(name, { color: ink.muted, fontFamily: sans, fontSize: 22 })));
  const rows = block.rows.map((row, index) => {
    const on = marked(index);
    const style = { color: on ? ink.ground : ink.text, fontFamily: mono, fontWeight: on ? 600 : 400, fontSize: 25 };
    return box({ borderBottom: `1px solid ${ink.line}`, backgroundColor: on ? ink.signal : "transparent" }, ...row.map((value) => cell(value, style)));
  });
  return box({ flexDirection: "column" }, head, ...rows);
}

function label(value: string | undefined): ReactNode {
  return value === undefined ? null : text(value, { fontFamily: sans, fontSize: 21, color: ink.muted, marginBottom: 8 });
}

function box(style: CSSProperties, ...children: ReactNode[]): ReactNode {
  return h("div", { style: { display: "flex", ...style } }, ...children);
}

function text(value: string, style: CSSProperties): ReactNode {
  return h("div", { style }, value);
}
