const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** What an HTML text says, without its marks, scripts and styles: for lists, never to be shown as HTML. Linear in its length. */
export function toPlainText(html: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    const end = open === -1 ? -1 : html.indexOf(">", open);
    if (end === -1) break;
    const isTag = /[a-z/!?]/.test(lower[open + 1] ?? "");
    parts.push(html.slice(at, isTag ? open : open + 1), isTag ? " " : "");
    at = isTag ? afterHidden(lower, open, end + 1) : open + 1;
  }
  parts.push(html.slice(at));
  return decodeEntities(parts.join(""));
}

/** Behind a tag, or behind all that a script or style holds. */
function afterHidden(lower: string, open: number, end: number): number {
  const name = ["script", "style"].find((hidden) => lower.startsWith(hidden, open + 1));
  if (name === undefined) return end;
  const close = lower.indexOf(`</${name}`, end);
  const last = close === -1 ? -1 : lower.indexOf(">", close);
  return last === -1 ? lower.length : last + 1;
}

/** The text with HTML's references read: by number, and the commonest names. */
export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,8}));/gi, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code <= 0x10_ffff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : "\uFFFD";
  });
}
