/**
 * Whether a browser sent this from a page of ours. Browsers tell by `Sec-Fetch-Site`; older ones by `Origin`. What has
 * neither is not a browser, and carries no cookie that somebody else could misuse.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return URL.canParse(origin) && new URL(origin).host === host;
}
