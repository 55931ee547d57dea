import { zipSync, type Zippable } from "fflate";

type Files = Record<string, string>;

const NAMESPACES = {
  scorm12: 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
  scorm2004: 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
} as const;
const VERSIONS = { scorm12: "1.2", scorm2004: "2004 4th Edition" } as const;

export type ManifestParts = { standard?: "scorm12" | "scorm2004"; version?: string; title?: string; items?: string; resources?: string; before?: string };

/** A manifest with one item that launches `index.html`, unless something else is asked for. */
export function scormManifest({ standard = "scorm12", version = VERSIONS[standard], title = "Medir bien", items = ONE_ITEM, resources = ONE_RESOURCE, before = "" }: ManifestParts = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<manifest identifier="m" version="1" ${NAMESPACES[standard]}>
  <metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>${title}</title>${items}</organization></organizations>
  <resources>${resources}</resources></manifest>`;
}

export const ONE_ITEM = '<item identifier="i1" identifierref="r1"><title>La medida</title></item>';
export const ONE_RESOURCE = '<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource>';

/** Files as an archive. */
export function zipOf(files: Files): Buffer {
  const entries: Zippable = {};
  for (const [path, text] of Object.entries(files)) entries[path] = new TextEncoder().encode(text);
  return Buffer.from(zipSync(entries));
}

/** A small package of ours: one page, unless others are given. */
export function scormZip(manifest: string = scormManifest(), files: Files = { "index.html": "<!doctype html><title>La medida</title>" }): Buffer {
  return zipOf({ "imsmanifest.xml": manifest, ...files });
}
