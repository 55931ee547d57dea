import { COURSE_LANGUAGES, type CourseLanguage } from "@/lib/schemas/catalog";
import { bundleCourseSchema, bundleModuleSchema, MAX_BODY } from "@/lib/schemas/bundle";
import { toSlug } from "@/lib/slug";
import { ImportRefused } from "@/server/content-formats";
import { BundleReport } from "./bundle-report";
import { readText, splitFrontMatter } from "./file-text";
import { linkTargets, resolveLinks, type LinkTargets } from "./markdown-links";
import { comparePlaces, guessLanguage, isIndex, listMarkdown, toLanguage, type MarkdownFile } from "./markdown-files";
import { readMarkdownIndex, type MarkdownIndex } from "./markdown-index";
import { headingOf, humanName, oneLine, plainName } from "./markdown-titles";
import { IMAGE_NAME, judgeImage } from "./read-images";
import { readQuizList, type ListedQuiz } from "./read-quiz-list";
import type { BundleFile, BundleImage, BundleLesson, BundleModule, CourseBundle, ReadBundle } from "./types";

type Source = { name: string; report: BundleReport; index: MarkdownIndex; targets: LinkTargets; images: BundleImage[]; quizzes: ReadonlyMap<CourseLanguage, ListedQuiz[]> };

const PASSED_OVER = /^(?:LICEN[CS]E|CHANGELOG|CONTRIBUTING|SOURCES|CODE_OF_CONDUCT|SECURITY)(?:\.[\w.-]+)?$/i;

/**
 * The courses of a folder of Markdown, one a language: folders are modules, texts are lessons in the order of their
 * names, first headings are titles, a `README.md` at the root tells of the course. Translations have the addresses of
 * their sources. Quizzes in `quizzes/<language>.json` stand where `course.json` says, else in a module of their own.
 */
export function readMarkdownFolder(name: string, files: readonly BundleFile[]): ReadBundle {
  const report = new BundleReport();
  const index = readMarkdownIndex(files.find(({ path }) => path === "course.json")?.bytes, report);
  const texts = listMarkdown(files).filter(({ path }) => !PASSED_OVER.test(path)).sort((one, other) => comparePlaces(one.place, other.place));
  const images = readImages(files, report);
  const quizzes = readQuizzes(files, report);
  const base = toLanguage(index.language ?? "") ?? guessBase(texts, [...quizzes.keys()]);
  const source: Source = { name, report, index, targets: linkTargets(texts, images), images, quizzes };
  refuseOthers(files, texts, report);
  const languages = COURSE_LANGUAGES.filter((language) => language !== base && (quizzes.has(language) || texts.some((text) => text.language === language)));
  const courses = [base, ...languages].map((language) => readCourse(source, texts.filter((text) => (text.language ?? base) === language), language, language === base));
  return { format: "markdown", courses: courses.filter(({ modules }) => modules.length > 0), items: report.items };
}

/** The one language that the quizzes are in, else the one that the texts without a language look like. */
function guessBase(texts: readonly MarkdownFile[], quizLanguages: readonly CourseLanguage[]): CourseLanguage {
  const [only, ...others] = quizLanguages;
  if (only && others.length === 0) return only;
  return guessLanguage(texts.filter(({ language }) => language === null).slice(0, 10).map(({ bytes }) => new TextDecoder().decode(bytes)).join("\n"));
}

function readImages(files: readonly BundleFile[], report: BundleReport): BundleImage[] {
  return files.flatMap(({ path, bytes }) => {
    if (!IMAGE_NAME.test(path)) return [];
    const image = { name: path, bytes };
    const judged = judgeImage(image);
    if ("refusal" in judged) {
      report.refused(path, "image", judged.refusal);
      return [];
    }
    report.imported(path, "image");
    return [{ name: path.split("/").map(plainName).join("/"), bytes }];
  });
}

function readQuizzes(files: readonly BundleFile[], report: BundleReport): Map<CourseLanguage, ListedQuiz[]> {
  return new Map(files.flatMap(({ path, bytes }) => {
    const code = /^quizzes\/([\w-]+)\.json$/.exec(path)?.[1];
    if (code === undefined) return [];
    const language = toLanguage(code);
    if (language) return [[language, readQuizList(path, bytes, report)] as const];
    report.refused(path, "quizzes", `The school has no courses in ${code}.`);
    return [];
  }));
}

function refuseOthers(files: readonly BundleFile[], texts: readonly MarkdownFile[], report: BundleReport): void {
  for (const { path, language } of texts) if (language !== null && typeof language === "object") report.refused(path, "lesson", `The school has no courses in ${language.unknown}.`);
  for (const { path } of files) {
    if (/\.md$/i.test(path) || IMAGE_NAME.test(path) || path === "course.json" || /^quizzes\/[\w-]+\.json$/.test(path) || PASSED_OVER.test(path)) continue;
    report.refused(path, "file", "Of a folder of Markdown, texts, images and quizzes are taken.");
  }
}

function readCourse(source: Source, texts: readonly MarkdownFile[], language: CourseLanguage, isBase: boolean): CourseBundle {
  const { name, report, index, images } = source;
  const root = texts.find(({ place }) => !place.includes("/") && isIndex(place));
  const about = root && report.attempt(root.path, "course", () => readMarkdown(root.bytes));
  if (root && about) report.imported(root.path, "course");
  const title = (about && headingOf(about.text)?.title) || (index.title ?? humanName(name));
  const slug = `${toSlug(index.title ?? name).slice(0, 60).replace(/-+$/, "") || "course"}${isBase ? "" : `-${language.toLowerCase()}`}`;
  const others = texts.filter((text) => text !== root);
  const folders = [...new Set(others.map(({ place }) => (place.includes("/") ? place.slice(0, place.indexOf("/")) : "")))];
  const taken = new Set<string>();
  const modules = folders.map((folder) => readModule(source, folder, others.filter(({ place }) => (place.includes("/") ? place.slice(0, place.indexOf("/")) : "") === folder), { language, title }, taken));
  const { bundle: _version, ...fields } = bundleCourseSchema.parse({
    bundle: 1, slug, code: codeOf(slug, isBase ? "" : `-${language.toUpperCase()}`), title: title.slice(0, 160), language,
    description: about ? (headingOf(about.text)?.rest ?? about.text).slice(0, 40_000).trim() : "",
  });
  const loose = looseQuizzes(source, language, taken);
  return { ...fields, modules: [...modules, ...(loose ? [loose] : [])].filter(({ lessons }) => lessons.length > 0), images, packages: [], syllabus: null };
}

/** The course's code, of which the language is the end that is never cut off. */
function codeOf(slug: string, ending: string): string {
  const stem = slug.toUpperCase().slice(0, slug.length - ending.length);
  return `${stem.slice(0, 32 - ending.length).replace(/-+$/, "")}${ending}`;
}

function readModule(source: Source, folder: string, texts: readonly MarkdownFile[], course: { language: CourseLanguage; title: string }, taken: Set<string>): BundleModule {
  const ownIndex = texts.find(({ place }) => place.split("/").length === 2 && isIndex(place));
  const heading = ownIndex && headingOf(new TextDecoder().decode(ownIndex.bytes));
  const slug = toSlug(folder.replace(/^\d+[-_. ]+/, "")) || (folder === "" ? "course" : toSlug(folder) || "module");
  const title = heading?.title ?? (folder === "" ? course.title : humanName(folder));
  const lessons = texts.flatMap((text) => {
    const lesson = readLesson(source, text, taken);
    return lesson ? withQuizzes(source, text.place, lesson, course.language, taken) : [];
  });
  return { ...bundleModuleSchema.parse({ title: title.slice(0, 160) }), slug, lessons };
}

function readLesson({ report, targets }: Source, file: MarkdownFile, taken: Set<string>): BundleLesson | null {
  const lesson = report.attempt(file.path, "lesson", () => {
    const { text } = readMarkdown(file.bytes);
    const heading = headingOf(text);
    const { body, problems } = resolveLinks(heading?.rest ?? text, file, targets);
    if (body.length > MAX_BODY) throw new ImportRefused(`Its text has more than ${MAX_BODY} characters.`);
    const slug = targets.slugs.get(file.place.toLowerCase()) ?? "lesson";
    return { slug, title: (heading?.title ?? humanName(slug)).slice(0, 160), body, problems };
  });
  if (!lesson) return null;
  const { problems, ...said } = lesson;
  taken.add(said.slug);
  report.imported(file.path, "lesson", problems);
  return { ...said, kind: "article", summary: "", durationSeconds: 0, isPreview: false, video: null, quiz: null, assignment: null, captions: [] };
}

/** A lesson's folder may have a quiz before it and one after it. */
function withQuizzes({ index, quizzes }: Source, place: string, lesson: BundleLesson, language: CourseLanguage, taken: Set<string>): BundleLesson[] {
  const ids = isIndex(place) ? index.quizzes.get(place.slice(0, place.lastIndexOf("/"))) : undefined;
  const quizOf = (id: number | undefined, part: string): BundleLesson[] => {
    const quiz = id === undefined ? undefined : quizzes.get(language)?.find((each) => each.id === id);
    return quiz ? [toQuizLesson(quiz, `${lesson.slug}-${part}`, taken)] : [];
  };
  return [...quizOf(ids?.pre, "quiz-before"), lesson, ...quizOf(ids?.post, "quiz-after")];
}

function looseQuizzes({ index, quizzes }: Source, language: CourseLanguage, taken: Set<string>): BundleModule | null {
  const placed = new Set([...index.quizzes.values()].flatMap(({ pre, post }) => [pre, post]));
  const loose = (quizzes.get(language) ?? []).filter(({ id }) => !placed.has(id));
  if (loose.length === 0) return null;
  return { ...bundleModuleSchema.parse({ title: "Quizzes" }), slug: "quizzes", lessons: loose.map((quiz) => toQuizLesson(quiz, `quiz-${quiz.id}`, taken)) };
}

function toQuizLesson({ title, content }: ListedQuiz, wanted: string, taken: Set<string>): BundleLesson {
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  taken.add(slug);
  return { slug, kind: "quiz", title: oneLine(title).slice(0, 160) || "Quiz", summary: "", durationSeconds: 0, isPreview: false, video: null, body: "", quiz: content, assignment: null, captions: [] };
}

function readMarkdown(bytes: Uint8Array): { text: string } {
  if (bytes.length > 4 * MAX_BODY) throw new ImportRefused(`Its text has more than ${MAX_BODY} characters.`);
  const text = readText(bytes);
  const { front, body } = splitFrontMatter(text);
  return { text: front === null ? text : body };
}
