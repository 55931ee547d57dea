/** The pen of the cover patterns: numbers and SVG shapes at a tenth of a pixel, and the seeded dice. */

export type Rect = { x: number; y: number; w: number; h: number };
export type Dice = () => number;

export const px = (value: number): string => String(Math.round(value * 10) / 10);

export function rect({ x, y, w, h }: Rect, fill: string): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(w)}" height="${px(h)}" fill="${fill}"/>`;
}

export function frame({ x, y, w, h }: Rect, width: number, stroke: string): string {
  const inset = { x: px(x + width / 2), y: px(y + width / 2), w: px(w - width), h: px(h - width) };
  return `<rect x="${inset.x}" y="${inset.y}" width="${inset.w}" height="${inset.h}" fill="none" stroke="${stroke}" stroke-width="${px(width)}"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${fill}"/>`;
}

export function path(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`;
}

/** Square cells that divide a width evenly, each near the wanted size; at least two columns. */
export function squareGrid(area: Rect, wanted: number): { columns: number; size: number; rows: number; top: number } {
  const columns = Math.max(2, Math.round(area.w / wanted));
  const size = area.w / columns;
  const rows = Math.ceil(area.h / size);
  return { columns, size, rows, top: (area.h - rows * size) / 2 };
}

/** FNV-1a with a final mix: 32 bits, the same on every machine. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** mulberry32: numbers in [0, 1) that depend on the seed alone. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (roll: Dice, limit: number): number => Math.floor(roll() * limit);

/** The item at an index that wraps around; the list must not be empty. */
export function pick<T>(items: readonly [T, ...T[]], index: number): T {
  return items[index % items.length] ?? items[0];
}
