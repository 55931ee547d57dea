import type { Cloth, CoverTopic } from "./cover-cloth";
import { cloudWeave, codeQuilt, designArcs, mediaFans, securityMaze } from "./cover-tiles";
import { below, circle, frame, hash, path, pick, px, rect, type Dice, type Rect } from "./cover-shapes";

/** Draws a pattern into `area`: the part of the cover right of the spine, `y` 0. */
export type Pattern = (area: Rect, cloth: Cloth, roll: Dice) => string;

/** One family a topic, so a shelf reads by subject from across the room. */
export const PATTERNS: Readonly<Record<CoverTopic, Pattern>> = {
  web: webFrames,
  data: dataField,
  design: designArcs,
  business: businessTerraces,
  languages: languageVoices,
  ai: aiSlats,
  security: securityMaze,
  cloud: cloudWeave,
  code: codeQuilt,
  media: mediaFans,
};

/** Frames within frames: a page cut into columns and panels. */
function webFrames(area: Rect, cloth: Cloth, roll: Dice): string {
  const { h } = area;
  const margin = h * 0.085;
  const gap = h * 0.022;
  const cells: Rect[] = [];
  splitPage({ x: area.x + margin, y: margin, w: area.w - 2 * margin, h: h - 2 * margin }, 4, h * 0.17, roll, cells);
  const sparkAt = below(roll, cells.length);
  return cells
    .map((cell, index) => {
      const panel = { x: cell.x + gap / 2, y: cell.y + gap / 2, w: cell.w - gap, h: cell.h - gap };
      const kind = roll();
      return webPanel(panel, h * 0.014, index === sparkAt ? "spark" : kind, cloth);
    })
    .join("");
}

function splitPage(cell: Rect, depth: number, smallest: number, roll: Dice, into: Rect[]): void {
  const wide = cell.w > cell.h * (0.85 + roll() * 0.4);
  if (depth === 0 || Math.min(cell.w, cell.h) < smallest) {
    into.push(cell);
    return;
  }
  const share = pick([1 / 3, 0.5, 2 / 3, 0.382], below(roll, 4));
  const first = wide ? { ...cell, w: cell.w * share } : { ...cell, h: cell.h * share };
  const rest = wide
    ? { ...cell, x: cell.x + cell.w * share, w: cell.w * (1 - share) }
    : { ...cell, y: cell.y + cell.h * share, h: cell.h * (1 - share) };
  splitPage(first, depth - 1, smallest, roll, into);
  splitPage(rest, depth - 1, smallest, roll, into);
}

function webPanel(panel: Rect, line: number, kind: number | "spark", cloth: Cloth): string {
  if (kind === "spark") return rect(panel, cloth.spark);
  if (kind < 0.4) return rect(panel, cloth.body);
  if (kind < 0.58) return rect(panel, cloth.second);
  if (kind >= 0.8) return frame(panel, line, cloth.body);
  const count = Math.max(2, Math.floor(panel.h / (line * 3.2)));
  const step = panel.h / count;
  return Array.from({ length: count }, (_, row) => {
    const y = panel.y + row * step + (step - line) / 2;
    return rect({ x: panel.x, y, w: row === count - 1 ? panel.w * 0.6 : panel.w, h: line }, cloth.body);
  }).join("");
}

/** More points than this would pass the 14 KB that a cover may weigh; tall covers get a coarser field. */
const MOST_POINTS = 330;

/** A field of points whose size is a function of place: a reading of something measured. */
function dataField(area: Rect, cloth: Cloth, roll: Dice): string {
  const fine = Math.min(area.w, area.h) / (11 + below(roll, 4));
  const wanted = Math.max(fine, Math.sqrt((area.w * area.h) / MOST_POINTS));
  const size = area.w / Math.max(4, Math.round(area.w / wanted));
  const columns = Math.round(area.w / size) - 1;
  const rows = Math.max(4, Math.floor(area.h / size) - 1);
  const [waveX, waveY, phase, twist] = [0.5 + roll() * 1.1, 0.4 + roll() * 0.9, roll() * 6.28, roll() * 2 - 1];
  const top = (area.h - rows * size) / 2;
  const marked = Math.floor(columns * (0.25 + roll() * 0.5));
  const byFill = new Map<string, string>();
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const [u, v] = [(i / columns) * 6.28, (j / rows) * 6.28];
      const level = (Math.sin(u * waveX + phase + v * twist * 0.5) + Math.cos(v * waveY + u * twist * 0.6)) / 4 + 0.5;
      const radius = size * (0.07 + 0.41 * level * level);
      const fill = i === marked ? cloth.spark : level > 0.72 ? cloth.second : cloth.body;
      const point = `<circle cx="${px(area.x + (i + 1) * size)}" cy="${px(top + (j + 0.5) * size)}" r="${px(radius)}"/>`;
      byFill.set(fill, (byFill.get(fill) ?? "") + point);
    }
  }
  return [...byFill].map(([fill, points]) => `<g fill="${fill}">${points}</g>`).join("");
}

/** Terraces: columns that climb, each with its own ledge. */
function businessTerraces(area: Rect, cloth: Cloth, roll: Dice): string {
  const count = 6 + below(roll, 4);
  const width = area.w / count;
  const rising = roll() < 0.75;
  const bend = 0.7 + roll() * 0.9;
  const sparkAt = 1 + below(roll, count - 2);
  return Array.from({ length: count }, (_, index) => {
    const share = rising ? (index + 1) / count : 1 - index / count;
    const height = area.h * (0.14 + 0.7 * share ** bend);
    const [x, y] = [area.x + index * width, area.h - height];
    const [column, ledge] = index % 2 ? [cloth.body, cloth.second] : [cloth.second, cloth.body];
    const triangle = `M${px(x)} ${px(y)}L${px(x + width)} ${px(y)}L${px(x + width)} ${px(y + width)}Z`;
    return rect({ x, y, w: width + 0.5, h: height }, column) + path(triangle, index === sparkAt ? cloth.spark : ledge);
  }).join("");
}

/** Voices: rows of concentric circles that overlap like speech. */
function languageVoices(area: Rect, cloth: Cloth, roll: Dice): string {
  const columns = 2 + below(roll, 2);
  const size = area.w / columns;
  const radius = size / 2;
  const rings = 3 + below(roll, 2);
  roll();
  const rows = Math.ceil(area.h / (radius * 0.72)) + 2;
  const sparkColumn = below(roll, columns);
  const sparkRow = 1 + below(roll, 2);
  const out: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = -1; column <= columns; column++) {
      const x = area.x + (column + 0.5 + (row % 2 ? 0.5 : 0)) * size;
      const y = (row + 0.3) * radius * 0.72;
      if (x + radius <= area.x || x - radius >= area.x + area.w || y - radius >= area.h) continue;
      for (let ring = 0; ring < rings; ring++) {
        const isSpark = column === sparkColumn && row === sparkRow && ring === rings - 1;
        const plain = ring % 2 ? cloth.ground : ring === 0 ? cloth.body : cloth.second;
        out.push(circle(x, y, radius * (1 - ring / rings), isSpark ? cloth.spark : plain));
      }
    }
  }
  return out.join("");
}

/** Rings seen through slats: the same figure, shifted strip by strip. */
function aiSlats(area: Rect, cloth: Cloth, roll: Dice): string {
  const { h } = area;
  const count = 7 + below(roll, 5);
  const width = area.w / count;
  const [cx, cy] = [area.x + area.w * (0.42 + roll() * 0.16), h * (0.45 + roll() * 0.1)];
  const rings = 5 + below(roll, 2);
  const reach = h * (0.1 + roll() * 0.12);
  const pace = 0.6 + roll() * 1.2;
  const phase = roll() * 6.28;
  const id = `k${hash([area.x, area.w, h, cx, cy, count, phase].join()).toString(36)}`;
  return Array.from({ length: count }, (_, slat) => {
    const shift = (Math.round(Math.sin(slat * pace + phase) * 2) / 2) * reach;
    const figure = Array.from({ length: rings }, (_ring, ring) => {
      const fill = ring === rings - 1 ? cloth.spark : ring % 2 ? cloth.ground : ring % 4 === 0 ? cloth.body : cloth.second;
      return circle(cx, cy + shift, h * 0.46 * (1 - ring / rings), fill);
    }).join("");
    const strip = `<rect x="${Math.round(area.x + slat * width)}" y="0" width="${Math.ceil(width) + 1}" height="${px(h)}"/>`;
    const ground = rect({ x: area.x, y: 0, w: area.w, h }, cloth.ground);
    return `<clipPath id="${id}${slat}">${strip}</clipPath><g clip-path="url(#${id}${slat})">${ground}${figure}</g>`;
  }).join("");
}

