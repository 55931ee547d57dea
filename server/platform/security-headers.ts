// By its path: the framework reads this file for its own configuration, where our aliases are not known.
import { EMBED_ORIGINS } from "../../lib/markdown/embeds/providers";
import type { Env } from "./env";

type VendorOrigins = { media: string; images: string; uploads: string };

/** Where the blob store's client sends files to, unless an emulator is configured. */
const BLOB_UPLOADS = "https://vercel.com https://*.blob.vercel-storage.com";

const FRAMES = EMBED_ORIGINS.join(" ");

/** Asked for with each signed-in page; the environment stays as it is while the process lives. */
const known = new WeakMap<Env, VendorOrigins>();

function vendorOrigins(env: Env): VendorOrigins {
  const origins = known.get(env) ?? readVendorOrigins(env);
  known.set(env, origins);
  return origins;
}

/** Hosts that media, images and forms may reach besides our own, from the vendors' configured addresses. */
function readVendorOrigins(env: Env): VendorOrigins {
  const stream = new URL(env.MUX_STREAM_URL).origin;
  const image = new URL(env.MUX_IMAGE_URL).origin;
  // Mux serves playlists from its stream host and segments and uploads from regional subdomains of mux.com.
  const mux = stream.endsWith(".mux.com") ? "https://*.mux.com https://*.production.mux.com" : stream;
  const uploads = stream.endsWith(".mux.com") ? "https://*.mux.com https://storage.googleapis.com" : stream;
  const files = env.NEXT_PUBLIC_VERCEL_BLOB_API_URL === undefined ? BLOB_UPLOADS : new URL(env.NEXT_PUBLIC_VERCEL_BLOB_API_URL).origin;
  return { media: mux, images: `${image} ${fileHost(env)}`, uploads: `${uploads} ${files}` };
}

/** Where the store serves public files from, such as images of texts: set, or by the store's name, which is in the token. */
function fileHost({ BLOB_PUBLIC_URL: address, BLOB_READ_WRITE_TOKEN: token }: Env): string {
  if (address !== undefined) return new URL(address).origin;
  const store = /^vercel_blob_rw_([A-Za-z0-9]+)_/.exec(token)?.[1] ?? "*";
  return `https://${store.toLowerCase()}.public.blob.vercel-storage.com`;
}

/** Whether our pages show the image at an address of a text: one of ours, or of the stores that the policy names. */
export function mayShowImage(env: Env, address: string): boolean {
  const url = URL.parse(address, env.APP_URL);
  if (url === null || url.protocol === "data:") return true;
  const hosts = [new URL(env.APP_URL).origin, ...vendorOrigins(env).images.split(" ")];
  return hosts.some((host) => (host.includes("*.") ? url.protocol === "https:" && url.hostname.endsWith(host.slice(host.indexOf("*.") + 1)) : url.origin === host));
}

/**
 * The content security policy. With a nonce (signed-in pages) no inline script runs without it. Without one (static
 * pages, see docs/adr) inline scripts of our own HTML run, because Next's prerendered pages carry their data in them;
 * inline handlers, foreign origins, plugins and framing stay forbidden.
 */
export function contentSecurityPolicy(env: Env, nonce: string | null): string {
  const { media, images, uploads } = vendorOrigins(env);
  const script = nonce ? `'self' 'nonce-${nonce}'` : "'self' 'unsafe-inline'";
  return [
    "default-src 'self'",
    `script-src ${script}`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${images}`,
    "font-src 'self'",
    `media-src 'self' blob: ${media}`,
    `connect-src 'self' blob: ${media} ${images} ${uploads}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    // Of all frames only those of texts' embeds and, where somebody is signed in, a package's on its own origin.
    `frame-src ${FRAMES}${nonce === null || env.PACKAGE_ORIGIN === undefined ? "" : ` ${env.PACKAGE_ORIGIN}`}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Headers that every answer carries, pages and API alike. */
export function commonHeaders(env: Env): { key: string; value: string }[] {
  const isHttps = env.APP_URL.startsWith("https://");
  return [
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "X-Frame-Options", value: "DENY" },
    { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
    { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), interest-cohort=()" },
    { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
    ...(isHttps ? [{ key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains; preload" }] : []),
  ];
}
