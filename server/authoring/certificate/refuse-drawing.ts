const MOST_BYTES = 500_000;
const HEAD = /^\uFEFF?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+svg\b[^>[]*>)?\s*(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?svg[\s>]/i;
/** A type of document that declares nothing of its own, as drawing programs write it. */
const PLAIN_DOCTYPE = /<!DOCTYPE\s+svg\b[^>[]*>/i;
const UNSAFE = [
  /<!/,
  /<\?(?!xml\s)/i,
  /<(?:[\w-]+:)?(?:script|foreignObject|image|feImage|iframe|object|embed|audio|video|handler|listener|set|animate\w*|a)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /(?:href|src)\s*=\s*(?!["']\s*#)/i,
  /url\(\s*(?!["']?\s*#)/i,
  /@import|javascript:|expression\(|<style[^>]*>[^<]*\\/i,
];

/** An SVG drawing's text without its comments; null for what is none at all. */
export function drawingText(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_BYTES) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return HEAD.test(text) ? text.replace(PLAIN_DOCTYPE, "").replaceAll(/<!--[\s\S]*?-->/g, "") : null;
  } catch {
    return null;
  }
}

/**
 * Whether a drawing could do more than draw: run something, fetch something, or grow by its own definitions. It is turned
 * into pixels and never shown as it came; what asks for more is refused all the same, as nobody meant it for a logo.
 */
export function isUnsafeDrawing(text: string): boolean {
  return UNSAFE.some((pattern) => pattern.test(text));
}
