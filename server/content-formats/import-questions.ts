import { decodeText } from "@/lib/decode-text";
import { importGift } from "./gift/import-gift";
import { ImportRefused, refuseItem, toImport, type ImportItem, type QuestionImport } from "./import-report";
import { importMoodleXml } from "./moodle-xml/import-moodle-xml";
import { parseXml, type XmlElement } from "./parse-xml";
import { importItem } from "./qti/import-item";
import { importQti12 } from "./qti12/import-qti12";
import { readZip, type ZipEntry } from "./read-zip";
import { importAiken } from "./simple/import-aiken";
import { importCsv } from "./simple/import-csv";

type Read = { format: string; items: ImportItem[] };

/**
 * The questions of a file in any format that we read (GIFT, Moodle XML, Aiken, CSV, QTI 1.2, 2.1, 2.2 and 3.0, and
 * packages of these), which is told by its content. Pure but for time: nothing is fetched, written or run. Every part of
 * the file is in the report; what is refused says why. Never throws for what a file holds.
 */
export async function importQuestions(name: string, bytes: Uint8Array): Promise<QuestionImport> {
  const file = name.replace(/^.*[\\/]/, "");
  try {
    const { format, items } = isZip(bytes) ? await readPackage(bytes) : readFile(file, bytes);
    if (items.length === 0) return toImport(format, [refuseItem(file, "file", "It holds no questions.")]);
    return toImport(format, items);
  } catch (error) {
    return toImport("unknown", [refusedFile(file, error)]);
  }
}

function readFile(file: string, bytes: Uint8Array): Read {
  const { text } = decodeText(bytes);
  if (/^\s*</.test(text)) return readXml(parseXml(text), file);
  if (/\.(csv|tsv)$/i.test(file) || /^(?:.*[,;\t])?"?question"?[,;\t]/i.test(text)) return { format: "csv", items: importCsv(text, file) };
  if (/^ANSWER\s*:/im.test(text) && /^[A-Z][.)]\s/m.test(text) && !/\.gift$/i.test(file)) return { format: "aiken", items: importAiken(text, file) };
  if (/\.gift$/i.test(file) || /\{[^}]*\}/.test(text) || /^\s*::/m.test(text)) return { format: "gift", items: importGift(text, file) };
  throw new ImportRefused("It is in none of the formats that are read: GIFT, Moodle XML, Aiken, CSV, QTI.");
}

function readXml(root: XmlElement, file: string): Read {
  switch (root.name) {
    case "quiz":
      if (root.children.some((child) => typeof child !== "string" && child.name === "question")) return { format: "moodle-xml", items: importMoodleXml(root, file) };
      throw new ImportRefused("It describes a quiz and holds no questions.");
    case "questestinterop":
      return { format: "qti-1.2", items: importQti12(root, file) };
    case "assessmentItem":
      return { format: "qti-2", items: [importItem(root, file)] };
    case "qti-assessment-item":
      return { format: "qti-3", items: [importItem(root, file)] };
    case "assessmentTest":
    case "qti-assessment-test":
      return { format: "qti", items: [{ path: file, kind: "test", status: "converted", reason: "Its questions are taken one by one; sections, order and the rules of the whole test are not kept." }] };
    default:
      throw new ImportRefused(`Its XML is not of a format that holds questions: ${root.name.slice(0, 80)}.`, root.line);
  }
}

/** Files of a package that hold no questions are passed over; those that should and cannot be read are refused. */
async function readPackage(bytes: Uint8Array): Promise<Read> {
  const entries = await readZip(bytes);
  const quizzes = entries.filter((entry) => mayHoldQuestions(entry) && !hasFullerCopy(entry, entries));
  const read = quizzes.map(({ path, bytes: content }) => {
    try {
      return readFile(path, content);
    } catch (error) {
      return { format: "package", items: [refusedFile(path, error)] };
    }
  });
  const formats = [...new Set(read.map(({ format }) => format).filter((format) => format !== "package" && format !== "qti"))];
  return { format: ["package", ...formats].join(" "), items: read.flatMap(({ items }) => items) };
}

function mayHoldQuestions({ path, bytes }: ZipEntry): boolean {
  if (/\.(gift|csv)$/i.test(path)) return true;
  if (!/\.(xml|qti)$/i.test(path)) return false;
  const head = decodeText(bytes.subarray(0, 20_000)).text.replaceAll(/<\?[^>]*\?>|<!--[\s\S]*?-->/g, "");
  const root = /<(?:[\w.-]+:)?([\w.-]+)/.exec(head)?.[1] ?? "";
  return ["questestinterop", "assessmentItem", "qti-assessment-item", "assessmentTest", "qti-assessment-test"].includes(root) || (root === "quiz" && head.includes("<question"));
}

/** Canvas writes each quiz twice: as the cartridge standard allows, and whole in a folder of its own. */
function hasFullerCopy({ path }: ZipEntry, entries: readonly ZipEntry[]): boolean {
  const quiz = /([^/]+)\/assessment_qti\.xml$/.exec(path)?.[1];
  return quiz !== undefined && entries.some((entry) => entry.path.endsWith(`non_cc_assessments/${quiz}.xml.qti`));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function refusedFile(file: string, error: unknown): ImportItem {
  if (error instanceof ImportRefused) return refuseItem(file, "file", error.line === null ? error.message : `Line ${error.line}: ${error.message}`);
  if (error instanceof RangeError) return refuseItem(file, "file", "It is nested too deeply or its numbers are too large.");
  throw error;
}
