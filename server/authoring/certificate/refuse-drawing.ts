const MOST_BYTES = 500_000;
/** What stands before the drawing itself, comments left out. */
const HEAD = /^\uFEFF?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!DOCTYPE\s+svg\b[^>[]*>)?\s*<(?:\w+:)?svg[\s>]/i;
/** A type of document that declares nothing of its own, as drawing programs write it. */
const PLAIN_DOCTYPE = /<!DOCTYPE\s+svg\b[^>[]*>/i;
/** Each reads a text once: what anybody may send must not keep the server from everybody else. */
const UNSAFE = [
  /<!/,
  /<\?(?!xml\s)/i,
  /<(?:[\w-]+:)?(?:script|foreignObject|image|feImage|iframe|object|embed|audio|video|handler|listener|set|animate\w*|a)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /(?:href|src)\s*=\s*(?!["']\s*#)/i,
  /url\(\s*(?!["']?\s*#)/i,
  /@import|javascript:|expression\(|<style[^<>]*>[^<]*\\/i,
];

/** An SVG drawing's text without its comments; null for what is none at all. */
export function drawingText(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_BYTES) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const drawn = withoutComments(text);
    return HEAD.test(drawn) ? drawn.replace(PLAIN_DOCTYPE, "") : null;
  } catch {
    return null;
  }
}

/**
 * Whether a drawing could do more than draw: run something, fetch something, or grow by its own definitions. It is turned
 * into pixels and never shown as it came; what asks for more is refused all the same, as nobody meant it for a logo.
 */
export function isUnsafeDrawing(text: string): boolean {
  // With long stretches of spaces some of the patterns would begin anew at each of them.
  const short = text.replaceAll(/\s+/g, " ");
  return UNSAFE.some((pattern) => pattern.test(short));
}

/** One that never ends stays, and is unsafe. Not by a pattern: comments that may be read as one or as many take for ever. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", at)) {
    const end = text.indexOf("-->", start + 4);
    if (end < 0) break;
    kept.push(text.slice(at, start));
    at = end + 3;
  }
  return kept.join("") + text.slice(at);
}
