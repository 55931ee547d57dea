import type { z } from "zod";
import { bundleAssignmentSchema, bundleCourseSchema, bundleLessonSchema, bundleModuleSchema, bundleQuizSchema, MAX_BODY, MAX_LESSONS, MAX_MODULES } from "@/lib/schemas/bundle";
import { parseCaptions } from "@/lib/captions/parse-captions";
import { findTermProblems } from "@/lib/domain/course-terms";
import { ImportRefused } from "@/server/content-formats";
import { captionPath, readNumbered, SYLLABUS_PATH } from "./bundle-paths";
import { BundleReport, check } from "./bundle-report";
import { readText, splitFrontMatter } from "./file-text";
import { judgeImage } from "./read-images";
import { readCertificate } from "./read-certificate";
import { readPackages } from "./read-packages";
import type { BundleCaption, BundleFile, BundleImage, BundleLesson, BundleModule, BundleSyllabus, ReadBundle } from "./types";
import { readYaml } from "./yaml-text";

type Files = ReadonlyMap<string, Uint8Array>;

const PDF_HEAD = Buffer.from("%PDF-");
/** What stands beside a course in a repository and is none of it. */
const PASSED_OVER = /^(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|SOURCES)(?:\.[\w.-]+)?$/i;

/**
 * The course that the files of a folder are, as `writeBundle` writes it or as a person did. Each file is in the report;
 * one that cannot be read is refused with the reason and left out. Without a sound `course.yaml` there is no course.
 */
export async function readBundle(given: readonly BundleFile[]): Promise<ReadBundle> {
  const files: Files = new Map(given.map(({ path, bytes }) => [path, bytes]));
  const report = new BundleReport();
  const course = report.attempt("course.yaml", "course", () => readCourse(files.get("course.yaml") ?? new Uint8Array()));
  if (!course) return { format: "folder", courses: [], items: report.items };
  report.imported("course.yaml", "course");
  const used = new Set(["course.yaml"]);
  const modules = readModules(files, report, used);
  const images = readMedia(files, report, used);
  const packages = await readPackages(files, modules, report, used);
  const syllabus = readSyllabus(files, report, used);
  const certificate = readCertificate(files, report, used);
  for (const path of files.keys()) if (!used.has(path) && !PASSED_OVER.test(path)) report.refused(path, "file", "It is no part of a course's folder.");
  const { bundle: _version, ...fields } = course;
  return { format: "folder", courses: [{ ...fields, modules, images, packages, syllabus, ...(certificate && { certificate }) }], items: report.items };
}

/** What it holds is looked at where it is kept; here only that it says to be a PDF. */
function readSyllabus(files: Files, report: BundleReport, used: Set<string>): BundleSyllabus | null {
  const bytes = files.get(SYLLABUS_PATH);
  if (!bytes) return null;
  used.add(SYLLABUS_PATH);
  if (!Buffer.from(bytes.subarray(0, 5)).equals(PDF_HEAD)) {
    report.refused(SYLLABUS_PATH, "syllabus", "It is no PDF.");
    return null;
  }
  report.imported(SYLLABUS_PATH, "syllabus");
  return { bytes };
}

function readCourse(bytes: Uint8Array): z.output<typeof bundleCourseSchema> {
  const course = check(bundleCourseSchema, readYaml(readText(bytes)));
  const [problem] = findTermProblems({ ...course, startsAt: toDate(course.startsAt), endsAt: toDate(course.endsAt), earlyBirdEndsAt: toDate(course.earlyBirdEndsAt) });
  if (problem) throw new ImportRefused(`${problem.path}: ${problem.message}`);
  return course;
}

function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

function readModules(files: Files, report: BundleReport, used: Set<string>): BundleModule[] {
  const folders = new Set([...files.keys()].flatMap((path) => /^modules\/([^/]+)\/./.exec(path)?.[1] ?? []));
  const named = [...folders].flatMap((folder) => {
    const name = readNumbered(folder);
    return name ? [{ folder: `modules/${folder}`, ...name }] : [];
  });
  const slugs = new Set<string>();
  const lessonSlugs = new Set<string>();
  return byNumber(named).flatMap(({ folder, slug }, index) => {
    const path = `${folder}/module.yaml`;
    used.add(path);
    const module = report.attempt(path, "module", () => {
      if (index >= MAX_MODULES) throw new ImportRefused(`A course has at most ${MAX_MODULES} modules.`);
      if (slugs.has(slug)) throw new ImportRefused(`Another module is called ${slug}.`);
      return check(bundleModuleSchema, readYaml(readText(files.get(path) ?? new Uint8Array())));
    });
    if (!module) {
      refuseBelow(files, report, used, folder);
      return [];
    }
    slugs.add(slug);
    report.imported(path, "module");
    return [{ ...module, slug, lessons: readLessons(files, report, used, folder, lessonSlugs) }];
  });
}

function refuseBelow(files: Files, report: BundleReport, used: Set<string>, folder: string): void {
  for (const path of files.keys()) {
    if (!path.startsWith(`${folder}/`) || used.has(path)) continue;
    used.add(path);
    report.refused(path, "lesson", "Its module was refused.");
  }
}

function readLessons(files: Files, report: BundleReport, used: Set<string>, folder: string, slugs: Set<string>): BundleLesson[] {
  const named = [...files.keys()].flatMap((path) => {
    const name = path.startsWith(`${folder}/`) && path.endsWith(".md") ? readNumbered(path.slice(folder.length + 1, -3)) : null;
    return name ? [{ path, ...name }] : [];
  });
  return byNumber(named).flatMap(({ path, slug }) => {
    used.add(path);
    const [quizPath, assignmentPath] = [path.replace(/\.md$/, ".quiz.yaml"), path.replace(/\.md$/, ".assignment.yaml")];
    for (const beside of [quizPath, assignmentPath]) if (files.has(beside)) used.add(beside);
    const lesson = report.attempt(path, "lesson", () => {
      if (slugs.size >= MAX_LESSONS) throw new ImportRefused(`A course has at most ${MAX_LESSONS} lessons.`);
      if (slugs.has(slug)) throw new ImportRefused(`Another lesson is called ${slug}.`);
      return readLesson(files.get(path) ?? new Uint8Array(), slug);
    });
    if (!lesson) return [];
    slugs.add(slug);
    const quiz = readQuiz(files, report, quizPath, lesson.kind);
    const assignment = readAssignment(files, report, assignmentPath, lesson.kind);
    const captions = readCaptions(files, report, used, lesson);
    report.imported(path, "lesson");
    return [{ ...lesson, quiz, assignment, captions }];
  });
}

function readLesson(bytes: Uint8Array, slug: string): Omit<BundleLesson, "captions" | "quiz" | "assignment"> & { captions: Omit<BundleCaption, "vtt">[] } {
  const { front, body } = splitFrontMatter(readText(bytes));
  if (front === null) throw new ImportRefused("It does not begin with its front matter between two lines of three hyphens.");
  if (body.length > MAX_BODY) throw new ImportRefused(`Its text has more than ${MAX_BODY} characters.`);
  return { ...check(bundleLessonSchema, readYaml(front)), slug, body };
}

function readQuiz(files: Files, report: BundleReport, path: string, kind: string): BundleLesson["quiz"] {
  const bytes = files.get(path);
  if (!bytes) return null;
  const quiz = report.attempt(path, "quiz", () => {
    if (kind !== "quiz") throw new ImportRefused("The lesson beside it is not of the kind quiz.");
    return check(bundleQuizSchema, readYaml(readText(bytes)));
  });
  if (!quiz) return null;
  report.imported(path, "quiz");
  return { kind: "quiz", ...quiz };
}

function readAssignment(files: Files, report: BundleReport, path: string, kind: string): BundleLesson["assignment"] {
  const bytes = files.get(path);
  if (!bytes) return null;
  const assignment = report.attempt(path, "assignment", () => {
    if (kind !== "assignment") throw new ImportRefused("The lesson beside it is not of the kind assignment.");
    return check(bundleAssignmentSchema, readYaml(readText(bytes)));
  });
  if (!assignment) return null;
  report.imported(path, "assignment");
  return { kind: "assignment", ...assignment };
}

function readCaptions(files: Files, report: BundleReport, used: Set<string>, lesson: Pick<BundleLesson, "slug"> & { captions: Omit<BundleCaption, "vtt">[] }): BundleCaption[] {
  return lesson.captions.flatMap((caption) => {
    const path = captionPath(lesson, caption);
    const bytes = files.get(path);
    used.add(path);
    const vtt = report.attempt(path, "captions", () => {
      if (!bytes) throw new ImportRefused("The lesson names these captions and the folder does not hold them.");
      const { ok, problems } = parseCaptions(bytes);
      // What was only repaired comes in the same list, and is not why.
      const fault = problems.find(({ kind }) => kind === "refused");
      if (!ok) throw new ImportRefused(fault?.message ?? "They cannot be read.", fault?.line ?? null);
      return readText(bytes);
    });
    if (vtt === null) return [];
    report.imported(path, "captions");
    return [{ ...caption, vtt }];
  });
}

function readMedia(files: Files, report: BundleReport, used: Set<string>): BundleImage[] {
  return [...files].flatMap(([path, bytes]) => {
    if (!path.startsWith("media/") || used.has(path) || /^media\/(?:captions|packages)\//.test(path)) return [];
    used.add(path);
    const image = { name: path.slice("media/".length), bytes };
    const judged = judgeImage(image);
    if ("refusal" in judged) {
      report.refused(path, "image", judged.refusal);
      return [];
    }
    report.imported(path, "image");
    return [image];
  });
}

function byNumber<T extends { number: number; slug: string }>(named: readonly T[]): T[] {
  return [...named].sort((one, other) => one.number - other.number || (one.slug < other.slug ? -1 : 1));
}
