// Runs as a process of its own, started by draw-apart.ts: an SVG drawing comes in, its pixels go out as a PNG, and nothing else is allowed.
import { buffer } from "node:stream/consumers";
import process from "node:process";
import sharp from "sharp";

/** What too many pixels end it with. */
const TOO_LARGE = 3;
const POINTS_AN_INCH = 72;
const MOST_DENSITY = 2_400;
const [side = 0, mostPixels = 0] = process.argv.slice(2).map(Number);

const drawing = await buffer(process.stdin);
const open = (density: number, limitInputPixels: number | false) => sharp(drawing, { limitInputPixels, failOn: "error", density, pages: 1 });
const { width, height } = await open(POINTS_AN_INCH, false).metadata();
if (width * height > mostPixels) process.exit(TOO_LARGE);
const density = Math.min(MOST_DENSITY, Math.max(1, (POINTS_AN_INCH * side) / Math.max(width, height)));
process.stdout.write(await open(density, mostPixels).resize({ width: side, height: side, fit: "inside", withoutEnlargement: true }).toColourspace("srgb").ensureAlpha().png({ compressionLevel: 9 }).toBuffer());
