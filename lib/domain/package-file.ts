const TEXT = "; charset=utf-8";

/** What a package's files are served as, by extension. What is not here is kept and handed out as bytes that nothing shows or runs. */
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html", htm: "text/html", xhtml: "application/xhtml+xml", css: `text/css${TEXT}`, js: `text/javascript${TEXT}`, mjs: `text/javascript${TEXT}`, json: `application/json${TEXT}`,
  xml: "application/xml", xsl: "application/xml", xslt: "application/xml", xsd: "application/xml", dtd: "application/xml-dtd", txt: `text/plain${TEXT}`, csv: `text/csv${TEXT}`, md: `text/plain${TEXT}`,
  vtt: `text/vtt${TEXT}`, srt: `text/plain${TEXT}`, svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp", avif: "image/avif",
  bmp: "image/bmp", ico: "image/x-icon", cur: "image/x-icon", woff: "font/woff", woff2: "font/woff2", ttf: "font/ttf", otf: "font/otf", eot: "application/vnd.ms-fontobject",
  mp3: "audio/mpeg", m4a: "audio/mp4", aac: "audio/aac", ogg: "audio/ogg", oga: "audio/ogg", opus: "audio/ogg", wav: "audio/wav", flac: "audio/flac",
  mp4: "video/mp4", m4v: "video/mp4", webm: "video/webm", ogv: "video/ogg", mov: "video/quicktime", pdf: "application/pdf", wasm: "application/wasm", webmanifest: "application/manifest+json",
};

const UNKNOWN = "application/octet-stream";

/** The type under which a package's file is served, by its name's extension. A page's own words say its encoding. */
export function packageFileType(path: string): string {
  const extension = /\.([a-z0-9]{1,12})$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? UNKNOWN) : UNKNOWN;
}

/** A path by which a file is found whatever its case and its composition. */
export function foldPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
