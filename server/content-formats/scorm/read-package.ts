import { foldPath } from "@/lib/domain/package-file";
import { decodeText } from "@/lib/decode-text";
import { MAX_PARTS, type PackagePart, type PackageStandard } from "@/lib/schemas/packages";
import { ImportRefused } from "../import-report";
import { childOf, childrenOf, findAll, parseXml, textOf, type XmlElement } from "../parse-xml";
import { resolveLaunch } from "./package-address";
import { readPartRules } from "./part-rules";
import { RefusedPackage } from "./refused-package";

export type PackageSourceFile = { path: string; bytes: Uint8Array };

export type ReadPackage = {
  standard: PackageStandard;
  title: string;
  parts: PackagePart[];
  /** Its files as its addresses name them, without a folder that holds them all. */
  files: PackageSourceFile[];
};

const MANIFEST = "imsmanifest.xml";
const MAX_MANIFEST = 8_000_000;
const MAX_DEPTH = 30;

/**
 * What a SCORM 1.2 or 2004 (2nd to 4th edition) package plays, by its manifest: IMS Content Packaging with ADL's
 * extensions (SCORM 1.2 CAM, chapter 2.3; SCORM 2004 CAM, chapter 3). Items of the default organisation that name a
 * resource are its parts, in their order; how they would be sequenced is left to the course. Nothing is fetched, and a
 * document type in the manifest is refused. Throws `RefusedPackage` with what is wrong.
 */
export function readPackage(given: readonly PackageSourceFile[]): ReadPackage {
  const files = withoutRoot(given);
  const root = readManifest(files);
  const standard = standardOf(root);
  const organization = chooseOrganization(root);
  const resources = new Map<string, { element: XmlElement; base: string }>();
  const container = childOf(root, "resources");
  const base = [root.attributes["xml:base"], container?.attributes["xml:base"]].join("");
  for (const element of container ? childrenOf(container, "resource") : []) {
    const { identifier = "" } = element.attributes;
    if (!resources.has(identifier)) resources.set(identifier, { element, base: base + (element.attributes["xml:base"] ?? "") });
  }
  const paths = new Map(files.map(({ path }) => [foldPath(path), path]));
  const items = listItems(organization);
  const shown = items.filter(({ attributes }) => attributes.isvisible !== "false");
  const parts = (shown.some((item) => launches(item, resources)) ? shown : items).flatMap((item) => {
    const resource = resources.get(item.attributes.identifierref ?? "");
    if (!resource || !launches(item, resources)) return [];
    const { path, suffix } = resolveLaunch(resource.base, resource.element.attributes.href ?? "", item.attributes.parameters ?? "");
    const found = paths.get(foldPath(path));
    if (found === undefined) throw new RefusedPackage("package_file_missing", path, resource.element.line);
    return [{ id: clean(item.attributes.identifier ?? "", 200) || found.slice(0, 200).toWellFormed(), title: clean(textOf(childOf(item, "title")), 160), path: found, suffix, isTracked: isSco(resource.element), ...readPartRules(item, root) }];
  });
  if (parts.length === 0) throw new RefusedPackage("package_nothing_to_launch");
  if (parts.length > MAX_PARTS) throw new RefusedPackage("package_manifest_broken", `${parts.length} > ${MAX_PARTS}`);
  const title = clean(textOf(childOf(organization, "title")), 160) || clean(textOf(titleOf(root)), 160);
  return { standard, title, parts: withOwnNames(parts, title), files };
}

/** Tools pack a package's folder instead of what is in it; the standard has the manifest at the top. */
function withoutRoot(given: readonly PackageSourceFile[]): PackageSourceFile[] {
  const manifests = given.filter(({ path }) => path.split("/").pop()?.toLowerCase() === MANIFEST).sort((one, other) => one.path.split("/").length - other.path.split("/").length);
  const [top] = manifests;
  if (!top) throw new RefusedPackage("package_manifest_missing");
  const depth = top.path.split("/").length;
  if (depth > 2) throw new RefusedPackage("package_manifest_missing");
  const folder = top.path.slice(0, -MANIFEST.length);
  return given.flatMap(({ path, bytes }) => (path.startsWith(folder) ? [{ path: path.slice(folder.length), bytes }] : []));
}

function readManifest(files: readonly PackageSourceFile[]): XmlElement {
  const bytes = files.find(({ path }) => path.toLowerCase() === MANIFEST)?.bytes ?? new Uint8Array();
  if (bytes.length === 0 || bytes.length > MAX_MANIFEST) throw new RefusedPackage("package_manifest_broken");
  try {
    const root = parseXml(decodeText(bytes).text);
    if (root.name !== "manifest") throw new RefusedPackage("package_manifest_broken", root.name, root.line);
    return root;
  } catch (error) {
    if (error instanceof RefusedPackage || !(error instanceof ImportRefused)) throw error;
    throw new RefusedPackage("package_manifest_broken", error.message, error.line);
  }
}

function standardOf(root: XmlElement): PackageStandard {
  const said = textOf(childOf(childOf(root, "metadata"), "schemaversion")).trim();
  if (/^(?:SCORM\s*)?1\.2\b/i.test(said)) return "scorm12";
  if (/2004|^(?:CAM\s*)?1\.3\b/i.test(said)) return "scorm2004";
  const elements = findAll(root, "schema", "schemaversion", "masteryscore", "dataFromLMS", "datafromlms", "completionThreshold", "sequencing");
  if (elements.some(({ namespace }) => /adlcp_rootv1p2/i.test(namespace))) return "scorm12";
  if (elements.some(({ namespace }) => /adlcp_v1p3|imsss/i.test(namespace))) return "scorm2004";
  const names = findAll(root, "resource").flatMap(({ attributes }) => Object.keys(attributes).map((name) => name.split(":").pop() ?? ""));
  if (names.includes("scormtype")) return "scorm12";
  if (names.includes("scormType")) return "scorm2004";
  throw new RefusedPackage("package_not_scorm", clean(said, 60));
}

function chooseOrganization(root: XmlElement): XmlElement {
  const container = childOf(root, "organizations");
  const all = container ? childrenOf(container, "organization") : [];
  const chosen = all.find(({ attributes }) => attributes.identifier !== undefined && attributes.identifier === container?.attributes.default) ?? all[0];
  if (!chosen) throw new RefusedPackage("package_nothing_to_launch");
  return chosen;
}

function listItems(element: XmlElement, depth = 0): XmlElement[] {
  if (depth > MAX_DEPTH) return [];
  return childrenOf(element, "item").flatMap((item) => [item, ...listItems(item, depth + 1)]);
}

function launches({ attributes }: XmlElement, resources: ReadonlyMap<string, { element: XmlElement }>): boolean {
  const href = resources.get(attributes.identifierref ?? "")?.element.attributes.href;
  return href !== undefined && href.trim() !== "";
}

/** 1.2 writes the attribute `adlcp:scormtype` and 2004 `adlcp:scormType`; the prefix is the author's. */
function isSco({ attributes }: XmlElement): boolean {
  const type = Object.entries(attributes).find(([name]) => name.split(":").pop()?.toLowerCase() === "scormtype")?.[1];
  return type === undefined || type.trim().toLowerCase() === "sco";
}

function titleOf(root: XmlElement): XmlElement | undefined {
  const [general] = findAll(root, "general");
  return childOf(general, "title");
}

/** Each part can be named: none twice, none without a title. */
function withOwnNames(parts: readonly PackagePart[], title: string): PackagePart[] {
  const taken = new Set<string>();
  return parts.map((part, index) => {
    let { id } = part;
    for (let number = index + 1; taken.has(id); number += 1) id = `${part.id.slice(0, 190).toWellFormed()}#${number}`;
    taken.add(id);
    return { ...part, id, title: part.title || (parts.length === 1 && title !== "" ? title : String(index + 1)) };
  });
}

function clean(text: string, max: number): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[^\P{C}]/gu, "").trim().slice(0, max).toWellFormed();
}
