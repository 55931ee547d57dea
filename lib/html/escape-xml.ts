const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text as the content of an XML 1.0 element. The replacement character stands where XML has no place for a character. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD").replaceAll(/[&<>]/g, (letter) => ESCAPES[letter] ?? letter);
}
