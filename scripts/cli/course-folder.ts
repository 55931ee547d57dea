import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MAX_UPLOAD, unpackUpload, type BundleFile, type Unpacked } from "../../server/bundles/index.ts";
import { endWith } from "./answer.ts";

const MAX_FILES = 3_000;
const MAX_TOTAL = 200_000_000;

/** The files of a folder or an archive. Links are refused, not followed; so is what is too large. Ends the program when there is nothing there. */
export async function readSourcePath(source: string): Promise<Unpacked> {
  const found = lstatSync(source, { throwIfNoEntry: false });
  if (found?.isFile() && found.size <= MAX_UPLOAD) return unpackUpload(path.basename(source), new Uint8Array(readFileSync(source)));
  if (found?.isFile()) return { files: [], problems: [{ path: path.basename(source), kind: "archive", status: "refused", reason: `It has more than ${MAX_UPLOAD} bytes.` }] };
  if (!found?.isDirectory()) return endWith(2, `${source} is no folder and no file.`);
  return readFolder(source);
}

function readFolder(root: string): Unpacked {
  const read: Unpacked = { files: [], problems: [] };
  let total = 0;
  const visit = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const place = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !/^(?:\.git|node_modules)$/.test(entry.name)) visit(place);
      else if (entry.isFile()) {
        const { size } = lstatSync(path.join(root, place));
        total += size;
        if (size > MAX_UPLOAD || total > MAX_TOTAL || read.files.length >= MAX_FILES) read.problems.push({ path: place, kind: "file", status: "refused", reason: "The folder has too many files, or too large ones." });
        else read.files.push({ path: place, bytes: new Uint8Array(readFileSync(path.join(root, place))) });
      } else if (!entry.isDirectory()) read.problems.push({ path: place, kind: "file", status: "refused", reason: "It is a link or a device, not a file." });
    }
  };
  visit("");
  return read;
}

/**
 * Writes a course's files into a folder that is new, empty or a course's own: there the files of modules and media that
 * the course has no more are removed. Ends the program rather than write among foreign files.
 */
export function writeFolder(target: string, files: readonly BundleFile[]): void {
  mkdirSync(target, { recursive: true });
  const present = readdirSync(target).filter((name) => !name.startsWith("."));
  if (present.length > 0 && !present.includes("course.yaml")) endWith(2, `${target} holds other files: name a new folder.`);
  for (const own of ["modules", "media"]) rmSync(path.join(target, own), { recursive: true, force: true });
  for (const { path: place, bytes } of files) {
    const file = path.join(target, ...place.split("/"));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
