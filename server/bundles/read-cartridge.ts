import { bundleCourseSchema, bundleModuleSchema, MAX_BODY } from "@/lib/schemas/bundle";
import { DEFAULT_QUIZ_SETTINGS, MAX_QUESTIONS } from "@/lib/schemas/lesson-content";
import { decodeText } from "@/lib/decode-text";
import { toSlug } from "@/lib/slug";
import { childOf, importQuestions, ImportRefused, parseXml, textOf } from "@/server/content-formats";
import { BundleReport } from "./bundle-report";
import { readManifest, type CartridgeItem, type CartridgeManifest, type CartridgeResource } from "./cartridge-manifest";
import { toMarkdown } from "@/lib/html/html-to-markdown";
import { guessLanguage } from "./markdown-files";
import { plainName } from "./markdown-titles";
import { IMAGE_NAME, judgeImage } from "./read-images";
import type { BundleFile, BundleImage, BundleLesson, BundleModule, ReadBundle } from "./types";

type Source = { files: ReadonlyMap<string, Uint8Array>; manifest: CartridgeManifest; report: BundleReport; images: ReadonlySet<string>; slugs: Set<string>; used: Set<string> };
type Made = { title: string; body: string; notes: string[]; quiz: BundleLesson["quiz"] };

const LESSON_TYPES = /^(?:imswl|imsdt|imsqti\S*assessment|assignment)/;
const MAX_DEPTH = 20;

/**
 * The course of an IMS Common Cartridge 1.x, as Canvas and others write it: its items are modules and lessons; pages are
 * Markdown, quizzes their questions, links, discussions and assignments texts that say so. What has no place in a course
 * here is refused with the reason.
 */
export async function readCartridge(name: string, given: readonly BundleFile[]): Promise<ReadBundle> {
  const report = new BundleReport();
  const files = new Map(given.map(({ path, bytes }) => [path, bytes]));
  const manifest = report.attempt("imsmanifest.xml", "manifest", () => readManifest(textIn(files, "imsmanifest.xml")));
  if (!manifest) return { format: "common-cartridge", courses: [], items: report.items };
  report.imported("imsmanifest.xml", "manifest");
  const images = readImages(given, report);
  const source: Source = { files, manifest, report, images: new Set(images.map((image) => image.name)), slugs: new Set(), used: new Set() };
  const title = manifest.title || name;
  const modules: BundleModule[] = [];
  for (const item of manifest.modules) modules.push(await readModule(source, item, modules.length));
  const rest = await readRest(source, title);
  if (rest.lessons.length > 0) modules.push({ ...rest, slug: `more-${modules.length + 1}` });
  const taught = modules.filter(({ lessons }) => lessons.length > 0);
  if (taught.length === 0) {
    report.refused(name, "course", "It holds nothing that can be a lesson.");
    return { format: "common-cartridge", courses: [], items: report.items };
  }
  const slug = (toSlug(title) || toSlug(name) || "course").slice(0, 60).replace(/-+$/, "");
  const language = guessLanguage(taught.flatMap(({ lessons }) => lessons.map(({ body }) => body)).join("\n"));
  const { bundle: _version, ...course } = bundleCourseSchema.parse({ bundle: 1, slug, code: slug.toUpperCase().slice(0, 32).replace(/-+$/, ""), title: title.slice(0, 160), language });
  return { format: "common-cartridge", courses: [{ ...course, modules: taught, images, packages: [], syllabus: null }], items: report.items };
}

function readImages(files: readonly BundleFile[], report: BundleReport): BundleImage[] {
  return files.flatMap(({ path, bytes }) => {
    if (!IMAGE_NAME.test(path)) return [];
    const image = { name: path.split("/").map(plainName).join("/"), bytes };
    const judged = judgeImage(image);
    if ("refusal" in judged) report.refused(path, "image", judged.refusal);
    else report.imported(path, "image");
    return "refusal" in judged ? [] : [image];
  });
}

async function readModule(source: Source, item: CartridgeItem, index: number): Promise<BundleModule> {
  const lessons: BundleLesson[] = [];
  for (const each of item.children.length > 0 ? flatten(item.children) : [item]) {
    const lesson = await readItem(source, each);
    if (lesson) lessons.push(lesson);
  }
  const title = item.title || `${index + 1}`;
  return { ...bundleModuleSchema.parse({ title }), slug: `${toSlug(title).slice(0, 50).replace(/-+$/, "") || "module"}-${index + 1}`, lessons };
}

function flatten(items: readonly CartridgeItem[], depth = 0): CartridgeItem[] {
  return items.flatMap((item) => [item, ...(depth < MAX_DEPTH ? flatten(item.children, depth + 1) : [])]);
}

/** Pages, quizzes and the like that no item leads to. */
async function readRest(source: Source, title: string): Promise<BundleModule> {
  const lessons: BundleLesson[] = [];
  for (const resource of source.manifest.resources.values()) {
    const isPage = /^webcontent/.test(resource.type) && /^wiki_content\/.*\.html?$/i.test(resource.href);
    if (source.used.has(resource.id) || !(isPage || LESSON_TYPES.test(resource.type))) continue;
    const lesson = await readItem(source, { title: "", resourceId: resource.id, children: [] });
    if (lesson) lessons.push(lesson);
  }
  return { ...bundleModuleSchema.parse({ title: title.slice(0, 160) || "-" }), slug: "more", lessons };
}

async function readItem(source: Source, { title, resourceId }: CartridgeItem): Promise<BundleLesson | null> {
  const { manifest, report, used } = source;
  if (resourceId === null) {
    report.imported(title || "-", "heading", ["A heading between lessons is left out."]);
    return null;
  }
  const resource = manifest.resources.get(resourceId);
  used.add(resourceId);
  const path = resource?.href || title || resourceId;
  if (!resource) {
    report.refused(path, "item", "The package names something that it does not hold.");
    return null;
  }
  const made = /^imsqti/.test(resource.type) ? await readQuiz(source, resource, title) : report.attempt(path, "lesson", () => readText(source, resource, title));
  if (!made) return null;
  report.imported(path, made.quiz ? "quiz" : "lesson", made.notes);
  return { slug: freeSlug(source.slugs, made.title), kind: made.quiz ? "quiz" : "article", title: made.title, summary: "", durationSeconds: 0, isPreview: false, video: null, body: made.body, quiz: made.quiz, assignment: null, captions: [] };
}

function readText(source: Source, resource: CartridgeResource, given: string): Made {
  const { files } = source;
  const { type, href } = resource;
  if (/^imsbasiclti/.test(type)) throw new ImportRefused("External tools are not opened from a course.");
  if (/^imswl/.test(type)) {
    const link = parseXml(textIn(files, href));
    const address = childOf(link, "url")?.attributes.href ?? "";
    if (!/^https?:\/\//i.test(address)) throw new ImportRefused("The link leads to no address of the web.");
    const title = given || titleOf(textOf(childOf(link, "title")));
    return { title, body: toMarkdown(`<a href="${address.replaceAll('"', "%22")}">${escape(title)}</a>`, (target) => target), notes: ["A web link becomes a text with the link."], quiz: null };
  }
  if (/^imsdt|^assignment/.test(type)) {
    const topic = parseXml(textIn(files, href));
    const what = /^imsdt/.test(type) ? "A discussion becomes a text: what was answered is not taken." : "An assignment becomes a text: handing in and grading are not taken.";
    return { title: given || titleOf(textOf(childOf(topic, "title"))), body: bodyOf(source, textOf(childOf(topic, "text")), href), notes: [what], quiz: null };
  }
  const page = [href, ...resource.files].find((file) => /\.html?$/i.test(file));
  if (page !== undefined) {
    const html = textIn(files, page);
    const title = given || titleOf(/<title>([^<]{1,300})<\/title>/i.exec(html.slice(0, 20_000))?.[1] ?? "");
    return { title: title || plainName(page), body: bodyOf(source, html, page), notes: [], quiz: null };
  }
  const image = imageName(href);
  if (source.images.has(image)) return { title: given || plainName(href), body: `![${plainName(given || href)}](../../media/${image})\n`, notes: ["An image becomes a text that shows it."], quiz: null };
  throw new ImportRefused("A file by itself is not taken from a package: upload it to a lesson.");
}

async function readQuiz({ files, report }: Source, { href, files: parts, id }: CartridgeResource, given: string): Promise<Made | null> {
  const fuller = `non_cc_assessments/${id}.xml.qti`;
  const path = [fuller, href, ...parts].find((part) => files.has(part));
  const bytes = path === undefined ? undefined : files.get(path);
  if (path === undefined || !bytes) {
    report.refused(href || id, "quiz", "The package does not hold the quiz's file.");
    return null;
  }
  const { items } = await importQuestions(path, bytes);
  for (const item of items) if (item.status !== "imported") report.items.push({ path: item.path, kind: item.kind, status: item.status, reason: item.reason });
  const questions = items.flatMap(({ question }) => (question ? [question] : []));
  const notes = questions.length > MAX_QUESTIONS ? [`A quiz holds ${MAX_QUESTIONS} questions: the others are left out.`] : [];
  return { title: given || titleOf(/<assessment\b[^>]{0,500}\btitle="([^"]{1,300})"/.exec(decodeText(bytes).text.slice(0, 20_000))?.[1] ?? "") || "Quiz", body: "", notes, quiz: { kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: questions.slice(0, MAX_QUESTIONS) } };
}

function bodyOf({ images }: Source, html: string, path: string): string {
  const body = toMarkdown(html, (address) => {
    if (/^(?:https?:|mailto:)/i.test(address)) return address;
    const name = imageName(resolve(path, address));
    return images.has(name) ? `../../media/${name}` : null;
  });
  if (body.length > MAX_BODY) throw new ImportRefused(`Its text has more than ${MAX_BODY} characters.`);
  return body;
}

/** Canvas writes `$IMS-CC-FILEBASE$` for the folder of its files. */
function resolve(from: string, address: string): string {
  const [file = ""] = safeDecode(address).split(/[?#]/);
  const base = /^\$IMS[-_]CC[-_]FILEBASE\$\/?/i.exec(file)?.[0];
  if (base !== undefined) return `web_resources/${file.slice(base.length).replace(/^(?:\.\.\/)+/, "")}`;
  const parts = from.split("/").slice(0, -1);
  for (const part of file.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function imageName(path: string): string {
  return path.split("/").map(plainName).join("/");
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function textIn(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = files.get(path) ?? files.get(safeDecode(path));
  if (!bytes) throw new ImportRefused("The package does not hold this file.");
  return decodeText(bytes).text;
}

function titleOf(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[^\P{C}]/gu, "").trim().slice(0, 160);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function freeSlug(taken: Set<string>, title: string): string {
  const stem = toSlug(title).slice(0, 64).replace(/-+$/, "") || "lesson";
  let slug = stem;
  for (let number = 2; taken.has(slug); number += 1) slug = `${stem}-${number}`;
  taken.add(slug);
  return slug;
}
