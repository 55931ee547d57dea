/** A place of the web whose content may stand in a text, by its own page for frames. */
type Provider = {
  /** What readers know it by. */
  name: string;
  /** Where its frames come from: the only origin of it that our policy lets in. */
  origin: string;
  /** A film is as wide as it is said to be; anything else wants height. */
  shape: "film" | "page";
  /** Whether an address's host is its own. */
  host: RegExp;
  /** The path and query of the frame for what the address leads to; null for an address that shows nothing by itself. */
  frame: (address: URL) => string | null;
};

const YOUTUBE_ID = /^[\w-]{11}$/;

/**
 * Whose content may be embedded. Each only by a frame address that we build from the identifiers in the author's
 * address, so that no other page of that host can be opened in ours. YouTube by its host that keeps no cookie before
 * something is played, Vimeo with `dnt`, which does the same.
 */
const PROVIDERS = [
  { name: "YouTube", origin: "https://www.youtube-nocookie.com", shape: "film", host: /^(?:(?:www\.|m\.|music\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com|youtu\.be)$/, frame: youtube },
  { name: "Vimeo", origin: "https://player.vimeo.com", shape: "film", host: /^(?:(?:www\.|player\.)?vimeo\.com)$/, frame: vimeo },
  { name: "Loom", origin: "https://www.loom.com", shape: "film", host: /^(?:www\.)?loom\.com$/, frame: (address) => byPath(address, /^\/(?:share|embed)\/([\da-f]{32})\/?$/, (id) => `/embed/${id}?autoplay=1`) },
  { name: "CodePen", origin: "https://codepen.io", shape: "page", host: /^codepen\.io$/, frame: (address) => byPath(address, /^\/([\w-]{1,60})\/(?:pen|full|details|embed)\/([A-Za-z\d]{5,40})\/?$/, (user, id) => `/${user}/embed/${id}?default-tab=result`) },
  { name: "CodeSandbox", origin: "https://codesandbox.io", shape: "page", host: /^codesandbox\.io$/, frame: (address) => byPath(address, /^\/(?:s|embed|p\/sandbox)\/([\w-]{4,120})\/?$/, (id) => `/embed/${id}`) },
  { name: "StackBlitz", origin: "https://stackblitz.com", shape: "page", host: /^stackblitz\.com$/, frame: (address) => byPath(address, /^\/edit\/([\w-]{2,120})\/?$/, (id) => `/edit/${id}?embed=1`) },
  { name: "Figma", origin: "https://www.figma.com", shape: "page", host: /^(?:www\.)?figma\.com$/, frame: (address) => byPath(address, /^\/(file|design|proto|board)\/([A-Za-z\d]{10,60})(?:\/|$)/, (kind, key) => `/embed?embed_host=criterio&url=${encodeURIComponent(`https://www.figma.com/${kind}/${key}`)}`) },
  { name: "GeoGebra", origin: "https://www.geogebra.org", shape: "page", host: /^(?:www\.)?geogebra\.org$/, frame: (address) => byPath(address, /^\/(?:m|material\/(?:show|iframe)\/id)\/([A-Za-z\d]{4,20})(?:\/|$)/, (id) => `/material/iframe/id/${id}`) },
  { name: "Desmos", origin: "https://www.desmos.com", shape: "page", host: /^(?:www\.)?desmos\.com$/, frame: (address) => byPath(address, /^\/(calculator|geometry|3d)\/([a-z\d]{6,20})\/?$/, (kind, id) => `/${kind}/${id}?embed`) },
  { name: "Google", origin: "https://docs.google.com", shape: "page", host: /^docs\.google\.com$/, frame: google },
] as const satisfies readonly Provider[];

/** The origins that frames of texts may come from, for the content security policy. */
export const EMBED_ORIGINS: readonly string[] = PROVIDERS.map(({ origin }) => origin);
/** By name, for whoever has to choose an address. */
export const EMBED_NAMES: readonly string[] = PROVIDERS.map(({ name }) => name);

export type EmbedTarget = { name: string; shape: "film" | "page"; frame: string };

/** What an address shows inside of a text; null for one that is of nobody we know, or leads to no single thing. */
export function embedTarget(address: string): EmbedTarget | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.port !== "") return null;
  const provider = PROVIDERS.find(({ host }) => host.test(url.hostname));
  const frame = provider?.frame(url) ?? null;
  return provider && frame !== null ? { name: provider.name, shape: provider.shape, frame: `${provider.origin}${frame}` } : null;
}

/** By https://developers.google.com/youtube/player_parameters. */
function youtube({ hostname, pathname, searchParams }: URL): string | null {
  const [first = "", second = ""] = pathname.split("/").slice(1);
  const list = searchParams.get("list") ?? "";
  if (/^[\w-]{12,50}$/.test(list) && (first === "playlist" || second === "videoseries")) return `/embed/videoseries?list=${list}`;
  const id = hostname === "youtu.be" ? first : first === "watch" ? (searchParams.get("v") ?? "") : ["embed", "shorts", "live", "v"].includes(first) ? second : "";
  if (!YOUTUBE_ID.test(id)) return null;
  const start = secondsOf(searchParams.get("t") ?? searchParams.get("start") ?? "");
  return `/embed/${id}?autoplay=1&rel=0${start > 0 ? `&start=${start}` : ""}`;
}

/** By https://help.vimeo.com/hc/en-us/articles/12426260232977; an unlisted film has a key beside its number. */
function vimeo({ pathname, searchParams, hash }: URL): string | null {
  const [, id, key = searchParams.get("h") ?? ""] = /^\/(?:video\/|channels\/[\w-]+\/|album\/\d+\/video\/)?(\d{5,12})(?:\/([\da-f]{6,20}))?\/?$/.exec(pathname) ?? [];
  if (id === undefined) return null;
  const start = secondsOf(/^#t=([\dhms]+)$/.exec(hash)?.[1] ?? "");
  return `/video/${id}?autoplay=1&dnt=1${/^[\da-f]{6,20}$/.test(key) ? `&h=${key}` : ""}${start > 0 ? `#t=${start}s` : ""}`;
}

/** Slides, texts, tables and forms, published ones (`/d/e/`) too. */
function google({ pathname }: URL): string | null {
  const [, kind, published = "", id] = /^\/(presentation|document|spreadsheets|forms)\/d\/(e\/)?([\w-]{20,120})(?:\/|$)/.exec(pathname) ?? [];
  if (kind === undefined || id === undefined) return null;
  const base = `/${kind}/d/${published}${id}`;
  if (kind === "forms") return `${base}/viewform?embedded=true`;
  if (kind === "presentation") return `${base}/embed`;
  return published === "" ? `${base}/preview` : `${base}/${kind === "document" ? "pub?embedded=true" : "pubhtml?widget=true"}`;
}

function byPath({ pathname }: URL, pattern: RegExp, write: (...parts: [string, string]) => string): string | null {
  const [, first, second = ""] = pattern.exec(pathname) ?? [];
  return first === undefined ? null : write(first, second);
}

/** A place in a film as people copy it: `90`, `90s`, `1m30s`, `1h2m3s`. Zero for anything else. */
function secondsOf(text: string): number {
  const found = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(text);
  return found ? Number(found[1] ?? 0) * 3_600 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0) : 0;
}
