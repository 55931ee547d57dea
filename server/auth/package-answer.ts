import { DomainError } from "@/lib/errors";
import { markup } from "@/lib/html/markup";
import { env } from "@/server/platform/env";
import { ERROR_MAP } from "@/server/platform/error-map";

type Launch = { standard: "scorm12" | "scorm2004"; title: string; isTracked: boolean; src: string };
type File = { contentType: string; bytes: number; range: { start: number; end: number } | null; body: ReadableStream<Uint8Array> };

/** Only the application and the package itself may frame what is here, and nothing here reaches another origin. */
const framing = (): string => `frame-ancestors 'self' ${new URL(env().APP_URL).origin}; form-action 'self'`;
const COMMON = { "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "x-robots-tag": "noindex" };
/** A version of a package never changes, and its address ends with the sitting. */
const KEPT = "private, max-age=14400, immutable";

/** What is not there, and every address on a host that it is not meant for. */
export function nothingHere(): Response {
  return new Response("Not found", { status: 404, headers: { ...COMMON, "content-type": "text/plain", "cache-control": "no-store", "content-security-policy": "default-src 'none'; frame-ancestors 'none'" } });
}

/** A refusal of a package's address, as a page of one line: it shows inside of the lesson's frame. */
export function packageRefusal(error: unknown): Response {
  if (!(error instanceof DomainError)) throw error;
  const { status } = ERROR_MAP[error.kind];
  return new Response(error.code, { status, headers: { ...COMMON, "content-type": "text/plain", "cache-control": "no-store", "content-security-policy": `default-src 'none'; ${framing()}` } });
}

/**
 * A package's file for its own frame. It may run its scripts, as packages are made to, and load what the package holds;
 * another origin it can neither ask nor show.
 */
export function packageFile({ contentType, bytes, range, body }: File): Response {
  const length = range ? range.end - range.start + 1 : bytes;
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...COMMON,
      "content-type": contentType,
      "content-length": String(length),
      "accept-ranges": "bytes",
      ...(range && { "content-range": `bytes ${range.start}-${range.end}/${bytes}` }),
      "cache-control": KEPT,
      "content-security-policy": `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; ${framing()}`,
    },
  });
}

/** The page around the one value in it: what the script is to know, as JSON in an attribute. */
const PAGE = {
  start: '<!doctype html><html><head><meta charset="utf-8"><title>SCORM</title>',
  end: '<link rel="icon" href="data:,"><style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}body{overflow:hidden}</style></head><body><iframe id="part" title="SCORM" allow="fullscreen; autoplay"></iframe></body></html>',
  scripts: (standard: Launch["standard"]): string => `<script src="/packages/runtime/${standard}.js" defer></script><script src="/package-player.js" defer></script>`,
};

/** The page that holds the standard's API where a package looks for it, in the frame above its own. */
export function packageLaunch({ standard, title, isTracked, src }: Launch): Response {
  const settings = JSON.stringify({ standard, isTracked, title, src, app: new URL(env().APP_URL).origin });
  const page = `${PAGE.start}${markup`<meta name="settings" content="${settings}">`.inner.__html}${PAGE.scripts(standard)}${PAGE.end}`;
  return new Response(page, {
    headers: {
      ...COMMON,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "private, no-store",
      "content-security-policy": `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; ${framing()}`,
    },
  });
}

/** The runtime's script, the same for every package. */
export function packageRuntime(script: string): Response {
  return new Response(script, { headers: { ...COMMON, "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=3600" } });
}
