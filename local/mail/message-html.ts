import type { Mail } from "./mailbox.ts";

export type MailLink = { text: string; url: string };

/**
 * The mail's own HTML for the sandboxed frame: `cid:` images point at the stored attachments, and links
 * open in a new tab.
 */
export function framedHtml(mail: Mail): string {
  const html = (mail.html ?? "").replace(/\bcid:([^"'\s)>]+)/gi, (whole, contentId: string) => {
    const found = mail.attachments.find((attachment) => attachment.contentId === contentId);
    return found ? `/inbox/${mail.id}/attachments/${found.position}` : whole;
  });
  return `<base target="_blank">${html}`;
}

/** Addresses in the mail that a person could follow, in order, each once. */
export function extractLinks(mail: Mail): MailLink[] {
  const links = new Map<string, string>();
  for (const [, url, inner] of (mail.html ?? "").matchAll(/<a\b[^>]*?\bhref\s*=\s*["']([^"']+)["'][^>]*>([\s\S]*?)<\/a>/gi)) {
    const address = decodeEntities(url ?? "");
    if (/^(https?|mailto):/i.test(address) && !links.has(address)) links.set(address, toText(inner ?? ""));
  }
  for (const [url] of (mail.text ?? "").matchAll(/https?:\/\/[^\s<>"')\]]+/g)) {
    if (!links.has(url)) links.set(url, "");
  }
  return [...links].map(([url, text]) => ({ url, text }));
}

function toText(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim();
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (whole, code: string) => fromCodePoint(Number.parseInt(code, 16), whole))
    .replace(/&#(\d{1,7});/g, (whole, code: string) => fromCodePoint(Number(code), whole))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&");
}

function fromCodePoint(code: number, fallback: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : fallback;
}
