import type { Cloth } from "./cover-cloth";
import { below, circle, frame, path, pick, px, rect, squareGrid, type Dice, type Rect } from "./cover-shapes";

/** Quarter circles on a square grid: drawing with one rule. */
export function designArcs(area: Rect, cloth: Cloth, roll: Dice): string {
  const { columns, size, rows, top } = squareGrid(area, area.h / (3 + below(roll, 2)));
  const sparkAt = below(roll, columns * rows);
  return cells(columns, rows, (i, j) => {
    const [x, y] = [area.x + i * size, top + j * size];
    const corner = below(roll, 4);
    const kind = roll();
    const fill = i * rows + j === sparkAt ? cloth.spark : kind < 0.62 ? cloth.body : cloth.second;
    if (kind < 0.12) return circle(x + size / 2, y + size / 2, size / 2, fill);
    if (kind < 0.2) return "";
    return wedge({ x, y, w: size, h: size }, corner, kind > 0.5 ? size / 2 : 0, fill);
  });
}

/** A quarter disc in one corner of a cell, with a quarter hole of radius `hole`. */
function wedge(cell: Rect, corner: number, hole: number, fill: string): string {
  const radius = cell.w;
  const toRight = corner === 0 || corner === 3;
  const toBottom = corner < 2;
  const [cx, cy] = [toRight ? cell.x : cell.x + radius, toBottom ? cell.y : cell.y + radius];
  const [sx, sy] = [toRight ? 1 : -1, toBottom ? 1 : -1];
  const sweep = sx * sy > 0 ? 1 : 0;
  const back = hole ? `A${px(hole)} ${px(hole)} 0 0 ${1 - sweep} ${px(cx + sx * hole)} ${px(cy)}` : "";
  const outer = `A${px(radius)} ${px(radius)} 0 0 ${sweep} ${px(cx)} ${px(cy + sy * radius)}`;
  const d = `M${px(cx + sx * hole)} ${px(cy)}L${px(cx + sx * radius)} ${px(cy)}${outer}L${px(cx)} ${px(cy + sy * hole)}${back}Z`;
  return `<path d="${d}" fill="${fill}" stroke="${fill}" stroke-width=".6"/>`;
}

/** Nested squares with one opening each: a way in exists, and it is chosen. */
export function securityMaze(area: Rect, cloth: Cloth, roll: Dice): string {
  const { columns, size, rows, top } = squareGrid(area, area.h / 2.02);
  const sparkAt = below(roll, columns * rows);
  const rings = 4;
  const wall = size / (rings * 4 + 2);
  return cells(columns, rows, (i, j) => {
    const [x, y] = [area.x + i * size, top + j * size];
    const walls = Array.from({ length: rings }, (_, ring) => {
      const inset = wall + ring * wall * 2;
      const square = { x: x + inset, y: y + inset, w: size - 2 * inset, h: size - 2 * inset };
      return frame(square, wall, ring % 2 ? cloth.second : cloth.body) + rect(opening(square, wall, below(roll, 4)), cloth.ground);
    }).join("");
    const core = size - 2 * (wall + rings * wall * 2);
    if (core <= 0) return walls;
    const center = { x: x + (size - core) / 2, y: y + (size - core) / 2, w: core, h: core };
    return walls + rect(center, i * rows + j === sparkAt ? cloth.spark : cloth.body);
  });
}

function opening(square: Rect, wall: number, side: number): Rect {
  const gap = wall * 1.6;
  const along = (square.w - gap) / 2;
  const [right, bottom] = [square.x + square.w, square.y + square.h];
  return pick(
    [
      { x: square.x + along, y: square.y - 0.5, w: gap, h: wall + 1 },
      { x: right - wall - 0.5, y: square.y + along, w: wall + 1, h: gap },
      { x: square.x + along, y: bottom - wall - 0.5, w: gap, h: wall + 1 },
      { x: square.x - 0.5, y: square.y + along, w: wall + 1, h: gap },
    ],
    side,
  );
}

/** A weave: bands that pass over and under. */
export function cloudWeave(area: Rect, cloth: Cloth, roll: Dice): string {
  const { columns, size, rows, top } = squareGrid(area, area.h / (5 + below(roll, 2)));
  const band = size * (0.52 + roll() * 0.14);
  const margin = (size - band) / 2;
  const sparkAt = below(roll, columns);
  const period = below(roll, 2) + 2;
  const weft = Array.from({ length: rows }, (_, row) => rect({ x: area.x, y: top + row * size + margin, w: area.w, h: band }, cloth.second));
  const warp = cells(columns, rows, (i, j) => {
    const over = (i + j * (period - 1)) % period !== 0;
    const [x, y] = [area.x + i * size + margin, top + j * size];
    const fill = i === sparkAt ? cloth.spark : cloth.body;
    if (over) return rect({ x, y: y - 0.3, w: band, h: size + 0.6 }, fill);
    const above = rect({ x, y: y - 0.3, w: band, h: margin * 0.7 }, fill);
    return above + rect({ x, y: y + size - margin * 0.7, w: band, h: margin * 0.7 + 0.3 }, fill);
  });
  return weft.join("") + warp;
}

/** Half-square triangles: a quilt from a single move. */
export function codeQuilt(area: Rect, cloth: Cloth, roll: Dice): string {
  const { columns, size, rows, top } = squareGrid(area, area.h / (4 + below(roll, 2)));
  const turns = Array.from({ length: 4 }, () => below(roll, 4));
  const mirrored = roll() < 0.6;
  const sparkAt = below(roll, columns * rows);
  const stride = roll() < 0.5 ? 1 : 2;
  return cells(columns, rows, (i, j) => {
    const turn = turns[(i % 2) * 2 + (j % 2)] ?? 0;
    const facing = mirrored && i >= columns / 2 ? pick([1, 0, 3, 2], turn) : turn;
    const plain = (i + j * stride) % 3 === 0 ? cloth.second : cloth.body;
    return path(halfSquare(area.x + i * size, top + j * size, size + 0.4, facing), i * rows + j === sparkAt ? cloth.spark : plain);
  });
}

function halfSquare(x: number, y: number, edge: number, facing: number): string {
  return pick(
    [
      `M${px(x)} ${px(y)}h${px(edge)}L${px(x)} ${px(y + edge)}Z`,
      `M${px(x)} ${px(y)}h${px(edge)}v${px(edge)}Z`,
      `M${px(x + edge)} ${px(y)}v${px(edge)}h${px(-edge)}Z`,
      `M${px(x)} ${px(y)}L${px(x + edge)} ${px(y + edge)}h${px(-edge)}Z`,
    ],
    facing,
  );
}

/** Fans: light that opens from a corner. */
export function mediaFans(area: Rect, cloth: Cloth, roll: Dice): string {
  const fromLeft = roll() < 0.5;
  const fromTop = roll() < 0.5;
  const [x, y] = [fromLeft ? area.x : area.x + area.w, fromTop ? 0 : area.h];
  const [sx, sy] = [fromLeft ? 1 : -1, fromTop ? 1 : -1];
  const count = 9 + below(roll, 5);
  const reach = Math.hypot(area.w, area.h) * 1.02;
  const sparkAt = 2 + below(roll, count - 4);
  const tip = (angle: number) => `${px(x + sx * Math.cos(angle) * reach)} ${px(y + sy * Math.sin(angle) * reach)}`;
  const rays = Array.from({ length: count }, (_, index) => {
    if (index % 2 && index !== sparkAt) return "";
    const [from, to] = [((index / count) * Math.PI) / 2, (((index + 1) / count) * Math.PI) / 2];
    const plain = index % 4 ? cloth.second : cloth.body;
    return path(`M${px(x)} ${px(y)}L${tip(from)}L${tip(to)}Z`, index === sparkAt ? cloth.spark : plain);
  });
  const lamp = area.h * (0.26 + roll() * 0.14);
  return rays.join("") + circle(x, y, lamp * 1.28, cloth.ground) + circle(x, y, lamp, cloth.second);
}

function cells(columns: number, rows: number, draw: (column: number, row: number) => string): string {
  let out = "";
  for (let i = 0; i < columns; i++) for (let j = 0; j < rows; j++) out += draw(i, j);
  return out;
}
