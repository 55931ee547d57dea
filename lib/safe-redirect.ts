import { isLocale } from "./i18n/locales";

const BASE = "https://same-origin.invalid";
const MAX_LENGTH = 2_000;
const DOWNLOADS = ["account", "receipts"];
const ALLOWED = /^\/[\w\-.~!$&'()*+,;=:@%/?#]*$/;

/**
 * The path to go to after signing in and the like, when it is one of ours; else the fallback. Ours starts with a locale
 * (a page), with `/api/account/` or with `/api/receipts/` (a download asked for before signing in). Anything that a browser could read as
 * another origin, however it is encoded, gives the fallback.
 */
export function safeRedirect(target: unknown, fallback: string): string {
  if (typeof target !== "string" || target.length > MAX_LENGTH || !ALLOWED.test(target)) return fallback;
  const path = fullyDecoded(target);
  // Browsers drop control characters and read backslashes as slashes: no path of ours has either.
  if (path === null || path.startsWith("//") || hasTrickCharacter(path)) return fallback;
  const url = parse(target);
  if (!url || !isOurs(url.pathname) || !isOurs(path)) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The part before the query decides; it must be ours as written and as decoded. */
function isOurs(path: string): boolean {
  const [first, second] = path.split(/[?#]/)[0]?.split("/").slice(1) ?? [];
  return isLocale(first) || (first === "api" && second !== undefined && DOWNLOADS.includes(second));
}

function parse(target: string): URL | null {
  try {
    const url = new URL(target, BASE);
    return url.origin === BASE ? url : null;
  } catch {
    return null;
  }
}

/** Decoded until nothing changes; null when an escape is malformed or the nesting does not end. */
function fullyDecoded(text: string): string | null {
  let current = text;
  for (let round = 0; round < 5; round += 1) {
    let next: string;
    try {
      next = decodeURIComponent(current);
    } catch {
      return null;
    }
    if (next === current) return current;
    current = next;
  }
  return null;
}

function hasTrickCharacter(text: string): boolean {
  return /[\\<>"\p{C}\p{Zl}\p{Zp}]|[^\P{Zs} ]/u.test(text);
}
