import { CLOTHS, COVER_TOPICS, type CoverTopic } from "./cover-cloth";
import { PATTERNS } from "./cover-patterns";
import { dice, hash, pick, rect } from "./cover-shapes";

export { COVER_TOPICS, type CoverTopic } from "./cover-cloth";

/** Where covers are used, in pixels. The URL of a cover carries one of these and nothing else. */
export const COVER_SIZES = {
  card: { w: 640, h: 400 },
  book: { w: 260, h: 390 },
  wide: { w: 1280, h: 720 },
  social: { w: 1200, h: 630 },
} as const;
export type CoverSize = keyof typeof COVER_SIZES;

export type CoverOptions = {
  /** Size in pixels; 640 x 400 unless told. */
  w?: number;
  h?: number;
  /** Draws the spine with its mark, so a row of covers reads as a series. On unless told. */
  spine?: boolean;
  /** The accessible name. Without it the image is decoration. */
  title?: string;
};

/**
 * Draws the cover of a course as an SVG document. Pure: the same input gives the same bytes on every machine, without
 * clock, chance or DOM. Each topic has its own pattern, an unknown topic takes one of the ten; the slug chooses cloth and
 * figure. At most 14 KB for the sizes of COVER_SIZES. Colours are hex, because Open Graph renderers do not read oklch.
 */
export function art(slug: string, topic: string, { w = 640, h = 400, spine = true, title = "" }: CoverOptions = {}): string {
  const roll = dice(hash(`${slug}·${topic}`));
  const family = familyOf(topic);
  const cloth = pick(CLOTHS[family], hash(`tela ${slug}`));
  const spineWidth = spine ? Math.round(Math.min(w, h * 1.6) * 0.058) : 0;
  const markY = Math.round(h * (0.12 + roll() * 0.6));
  const body = PATTERNS[family]({ x: spineWidth, y: 0, w: w - spineWidth, h }, cloth, roll);
  const naming = title ? ` role="img" aria-label="${escapeAttribute(title)}"` : ' aria-hidden="true"';
  const binding = spine
    ? rect({ x: 0, y: 0, w: spineWidth, h }, cloth.spine) +
      rect({ x: spineWidth, y: 0, w: Math.max(1, spineWidth * 0.09), h }, "rgba(0,0,0,.18)") +
      rect({ x: spineWidth * 0.34, y: markY, w: spineWidth * 0.32, h: Math.round(h * 0.1) }, cloth.mark)
    : "";
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" preserveAspectRatio="xMidYMid slice"${naming}>`;
  return `${open}${rect({ x: 0, y: 0, w, h }, cloth.ground)}${body}${binding}</svg>`;
}

/** The pattern family of a topic: its own, or one that its name hashes to. */
export function familyOf(topic: string): CoverTopic {
  return COVER_TOPICS.find((known) => known === topic) ?? pick(COVER_TOPICS, hash(topic));
}

/** Address of a generated cover. It holds only what the picture depends on, so it can be cached for ever. */
export function coverUrl(slug: string, topic: string, size: CoverSize): string {
  const { w, h } = COVER_SIZES[size];
  return `/covers/${encodeURIComponent(topic)}/${encodeURIComponent(slug)}-${w}x${h}.svg`;
}

/** A generated cover as an address that holds the picture itself: for the first thing that a page shows, which then waits for no second request. */
export function coverDataUrl(slug: string, topic: string, size: CoverSize): string {
  const svg = art(slug, topic, COVER_SIZES[size]);
  // What an address in quotes may hold as it is stays as it is: a third shorter, and it compresses better.
  const encoded = encodeURIComponent(svg).replaceAll(/%(?:2C|2F|3A|3B|3D)/g, (code) => decodeURIComponent(code));
  return `data:image/svg+xml,${encoded}`;
}

function escapeAttribute(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
