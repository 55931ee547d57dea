import { RefusedPackage } from "./refused-package";

export type LaunchAddress = { path: string; suffix: string };

const MAX_SUFFIX = 2_000;

/**
 * Where a part begins: the file in the package and what follows it in the address. An item's parameters are joined to
 * the address as SCORM 1.2 (CAM 2.3.2.5.1.1) and IMS Content Packaging say it. Throws `RefusedPackage` for an address
 * that is absolute, leads out of the package or cannot be decoded.
 */
export function resolveLaunch(base: string, href: string, parameters: string): LaunchAddress {
  const address = base + href.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || /^[\\/]/.test(address)) throw new RefusedPackage("package_external", address);
  const [, file = "", question = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? [];
  return { path: normalize(decode(file)), suffix: toSuffix(question, fragment, parameters.trim()) };
}

function decode(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    throw new RefusedPackage("package_external", file);
  }
}

function normalize(file: string): string {
  const parts: string[] = [];
  for (const part of file.replaceAll("\\", "/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) throw new RefusedPackage("package_external", file);
  }
  if (parts.length === 0) throw new RefusedPackage("package_external", file);
  return parts.join("/").normalize("NFC");
}

function toSuffix(question: string, fragment: string, parameters: string): string {
  const given = parameters.replace(/^[?&]+/, "");
  const isFragment = given.startsWith("#");
  const query = given === "" || isFragment ? question : `${question === "" ? "?" : `${question}&`}${given}`;
  const suffix = query + (isFragment && fragment === "" ? given : fragment);
  if (suffix.length > MAX_SUFFIX || /[\p{C}\s<>"]/u.test(suffix)) return encodeURI(suffix.replaceAll(/[\p{C}]/gu, "")).slice(0, MAX_SUFFIX);
  return suffix;
}
