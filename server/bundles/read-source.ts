import { decodeText } from "@/lib/decode-text";
import { toSlug } from "@/lib/slug";
import { readBundle } from "./read-bundle";
import { readCartridge } from "./read-cartridge";
import { readScorm } from "./read-scorm";
import { readQuestionFile } from "./read-question-file";
import { readMarkdownFolder } from "./read-markdown-folder";
import type { BundleFile, BundleItem, ReadBundle } from "./types";

/** Folders and files that systems and tools leave behind. */
const LEFT_BEHIND = /(^|\/)(?:\.[^/]*|__MACOSX|node_modules|Thumbs\.db|desktop\.ini)(\/|$)/;

/**
 * The courses that the files of a folder or an archive hold, in whichever form it is told by what it holds: a course's
 * own folder, a folder of Markdown, a Common Cartridge, a SCORM package, or one file of questions. Pure: nothing is fetched, written or run. Never throws for what they hold; each
 * part is in the report, and what is refused says why.
 */
export async function readSource(name: string, given: readonly BundleFile[], problems: readonly BundleItem[] = []): Promise<ReadBundle> {
  // What could not be opened at all has said why.
  if (given.length === 0 && problems.length > 0) return { format: "unknown", courses: [], items: [] };
  const files = withoutRoot(given.filter(({ path }) => !LEFT_BEHIND.test(path)));
  const paths = new Set(files.map(({ path }) => path));
  if (paths.has("course.yaml")) return readBundle(files);
  if (paths.has("imsmanifest.xml")) return isScorm(files) ? readScorm(name, files) : readCartridge(name.replace(/\.\w+$/, ""), files);
  if (files.some(({ path }) => /\.md$/i.test(path))) return readMarkdownFolder(toSlug(name.replace(/\.\w+$/, "")) || "course", files);
  const [only, ...others] = files;
  if (only && others.length === 0) return readQuestionFile(only);
  return refuse(name, "It holds no course.yaml, no Markdown and no package that is known.");
}

function isScorm(files: readonly BundleFile[]): boolean {
  const manifest = files.find(({ path }) => path === "imsmanifest.xml");
  return manifest !== undefined && /adlcp|adlnet|scorm/i.test(decodeText(manifest.bytes.subarray(0, 20_000)).text);
}

function refuse(name: string, reason: string): ReadBundle {
  return { format: "unknown", courses: [], items: [{ path: name, kind: "source", status: "refused", reason }] };
}

/** An archive of one folder is that folder. */
function withoutRoot(files: readonly BundleFile[]): BundleFile[] {
  const roots = new Set(files.map(({ path }) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "")));
  const [root] = roots;
  const hasIndex = files.some(({ path }) => /^[^/]+\/(?:course\.(?:yaml|json)|imsmanifest\.xml|readme\.md|[^/]+\/.*\.md)$/i.test(path));
  if (roots.size !== 1 || !root || !hasIndex) return [...files];
  return files.map(({ path, bytes }) => ({ path: path.slice(root.length + 1), bytes }));
}
