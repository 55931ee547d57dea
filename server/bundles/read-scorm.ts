import { bundleCourseSchema, bundleLessonSchema, bundleModuleSchema } from "@/lib/schemas/bundle";
import { toSlug } from "@/lib/slug";
import { readPackage } from "@/server/content-formats";
import { BundleReport } from "./bundle-report";
import { guessLanguage } from "./markdown-files";
import { packPackage } from "./pack-files";
import type { BundleFile, BundleLesson, ReadBundle } from "./types";

const MANIFEST = "imsmanifest.xml";
const FORMATS = { scorm12: "scorm-1.2", scorm2004: "scorm-2004" } as const;

/**
 * The course of a SCORM package: one module, with a lesson for each part that its manifest launches, titled as there. All
 * of them play the one package, which comes with the course. Each part is in the report; a package that could not be
 * played is refused with the reason, and then there is no course.
 */
export function readScorm(name: string, given: readonly BundleFile[]): ReadBundle {
  const report = new BundleReport();
  const read = report.attempt(MANIFEST, "package", () => readPackage(given));
  if (!read) return { format: "scorm", courses: [], items: report.items };
  const format = FORMATS[read.standard];
  const title = read.title || name.replace(/\.\w+$/, "") || "SCORM";
  const slug = short(toSlug(title) || toSlug(name)) || "course";
  const file = `${slug}.zip`;
  report.imported(MANIFEST, "package");
  const taken = new Set<string>();
  const lessons = read.parts.map((part, index): BundleLesson => {
    const stem = short(toSlug(part.title)) || `part-${index + 1}`;
    const own = taken.has(stem) ? `${stem}-${index + 1}` : stem;
    taken.add(own);
    report.imported(`${MANIFEST}#${part.id}`, "lesson");
    const { captions: _none, ...said } = bundleLessonSchema.parse({ title: part.title.trim() || String(index + 1), kind: "package", package: { file, part: part.id } });
    return { ...said, slug: own, body: "", quiz: null, assignment: null, captions: [] };
  });
  const language = guessLanguage([title, ...read.parts.map((part) => part.title)].join("\n"));
  const { bundle: _version, ...course } = bundleCourseSchema.parse({ bundle: 1, slug, code: slug.toUpperCase().slice(0, 32).replace(/-+$/, ""), title, language });
  const module = { ...bundleModuleSchema.parse({ title }), slug, lessons };
  return { format, courses: [{ ...course, modules: [module], images: [], packages: [{ name: file, bytes: packPackage(read.files) }], syllabus: null }], items: report.items };
}

function short(slug: string): string {
  return slug.slice(0, 60).replace(/-+$/, "");
}
