import type { CertificateDesign } from "@/lib/schemas/certificate-design";
import { PAPER } from "@/server/documents";
import type { Box, SheetMark } from "./sheet";
import type { Align, Style } from "./typeset";

type Design = Pick<CertificateDesign, "layout" | "orientation" | "paper" | "accent">;
type Shape = Extract<SheetMark, { kind: "shape" }>;

/** How one layout looks on one paper. `area` is where everything that says something stands. */
export type Look = {
  width: number;
  height: number;
  area: Box;
  align: Align;
  title: Style;
  ground: Shape[];
  /** What stands beside or below the name. */
  mark: (name: Box) => Shape[];
};

/** In points, upright. */
const PAPERS = { a4: [595.28, 841.89], letter: [612, 792] } as const;
const QUIET = { name: "schibsted-grotesk", weight: 600 } as const;
const SERIF = { name: "piazzolla", weight: 600 } as const;

export function lookOf({ layout, orientation, paper, accent }: Design): Look {
  const [short, long] = PAPERS[paper];
  const [width, height] = orientation === "landscape" ? [long, short] : [short, long];
  const isWide = orientation === "landscape";
  const page = { width, height };
  const inside = (left: number, top: number, right: number, bottom: number): Box => ({ x: left, y: top, width: width - left - right, height: height - top - bottom });
  switch (layout) {
    case "margin":
      return {
        ...page, align: "left", area: inside(isWide ? 84 : 68, 54, 64, 44), title: { ...QUIET, size: 13, color: accent }, ground: [],
        mark: ({ x, y, height: tall }) => [fill(rect(x - 22, y + 4, 6, Math.max(8, tall - 8)), PAPER.signal)],
      };
    case "frame":
      return {
        ...page, align: "center", area: inside(70, 60, 70, 56), title: { ...SERIF, size: 30, color: accent },
        ground: [line(rect(26, 26, width - 52, height - 52), accent, 2.5), line(rect(34, 34, width - 68, height - 68), accent, 0.6), ...corners(width, height).map((d) => fill(d, accent))],
        mark: ruleBelow(accent),
      };
    case "band":
      return {
        ...page, align: "left", area: inside(isWide ? 132 : 96, 56, 56, 46), title: { ...SERIF, size: 26, color: accent },
        ground: [fill(rect(0, 0, isWide ? 78 : 52, height), accent), fill(rect(isWide ? 78 : 52, 0, 5, height), PAPER.signal)],
        mark: () => [],
      };
    case "diploma":
      return {
        ...page, align: "center", area: inside(76, 66, 76, 52), title: { ...SERIF, size: 34, color: PAPER.ink },
        ground: [fill(rect(0, 0, width, 14), accent), fill(rect(0, 14, width, 3), PAPER.signal), fill(rect(0, height - 8, width, 8), accent), line(`M48 44H${width - 48}M48 ${height - 34}H${width - 48}`, PAPER.line, 0.8)],
        mark: ruleBelow(PAPER.signal),
      };
  }
}

function ruleBelow(color: string): Look["mark"] {
  return ({ x, y, width, height }) => {
    const [middle, base] = [x + width / 2, y + height + 3];
    return [line(`M${middle - 90} ${base}H${middle - 8}M${middle + 8} ${base}H${middle + 90}`, color, 0.8), fill(`M${middle} ${base - 3.5}L${middle + 3.5} ${base}L${middle} ${base + 3.5}L${middle - 3.5} ${base}Z`, color)];
  };
}

function corners(width: number, height: number): string[] {
  return [[22, 22], [width - 34, 22], [22, height - 34], [width - 34, height - 34]].map(([x = 0, y = 0]) => rect(x, y, 12, 12));
}

function rect(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}Z`;
}

function fill(d: string, color: string): Shape {
  return { kind: "shape", d, fill: color, stroke: null };
}

export function line(d: string, color: string, width: number): Shape {
  return { kind: "shape", d, fill: null, stroke: { color, width } };
}
