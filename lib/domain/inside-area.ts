/**
 * Whether a point lies in an area or on its edge. Coordinates as HTML image maps and QTI write them: `rect` x1 y1 x2 y2,
 * `circle` x y radius, `ellipse` x y radius-x radius-y, `poly` x y of each corner.
 */
export function isInsideArea(shape: "rect" | "circle" | "ellipse" | "poly", coords: readonly number[], x: number, y: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = coords;
  switch (shape) {
    case "rect":
      return x >= Math.min(a, c) && x <= Math.max(a, c) && y >= Math.min(b, d) && y <= Math.max(b, d);
    case "circle":
      return (x - a) ** 2 + (y - b) ** 2 <= c ** 2;
    case "ellipse":
      return ((x - a) * d) ** 2 + ((y - b) * c) ** 2 <= (c * d) ** 2;
    case "poly":
      return isInsidePolygon(coords, x, y);
  }
}

function isInsidePolygon(coords: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let index = 0; index + 1 < coords.length; index += 2) {
    const [x1 = 0, y1 = 0] = coords.slice(index, index + 2);
    const [x2 = coords[0] ?? 0, y2 = coords[1] ?? 0] = coords.slice(index + 2, index + 4);
    const cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    if (cross === 0 && Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2)) return true;
    if (y1 > y !== y2 > y && cross > 0 === y2 > y1) inside = !inside;
  }
  return inside;
}
