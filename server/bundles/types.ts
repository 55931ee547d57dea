import type { z } from "zod";
import type { bundleCourseSchema, bundleLessonSchema, bundleModuleSchema } from "@/lib/schemas/bundle";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { BundleCertificateYaml } from "@/lib/schemas/certificate-design";
import type { QuizContent } from "@/lib/schemas/lesson-content";

export type BundleFile = { path: string; bytes: Uint8Array };

export type BundleCaption = z.output<typeof bundleLessonSchema>["captions"][number] & { vtt: string };

export type BundleLesson = Omit<z.output<typeof bundleLessonSchema>, "captions"> & {
  slug: string;
  /** Markdown, with addresses of the folder's images as they stand in its file. */
  body: string;
  quiz: QuizContent | null;
  assignment: AssignmentContent | null;
  captions: BundleCaption[];
};

export type BundleModule = z.output<typeof bundleModuleSchema> & { slug: string; lessons: BundleLesson[] };

/** A package's archive; `name` is its path below `media/packages/`. */
export type BundlePackage = { name: string; bytes: Uint8Array };

/** An image; `name` is its path below `media/`. */
export type BundleImage = { name: string; bytes: Uint8Array };

/** The PDF that the course's page hands out. The folder has it as `syllabus.pdf`, whatever name whoever saves it gets. */
export type BundleSyllabus = { bytes: Uint8Array };

/** What the course gives to who completes it, and the pictures that this names, by their names below `certificate/`. */
export type BundleCertificate = BundleCertificateYaml & { pictures: BundleImage[] };

/** A whole course without its place in a school: nothing in it is an id of a row, but for videos. */
export type CourseBundle = Omit<z.output<typeof bundleCourseSchema>, "bundle"> & { modules: BundleModule[]; images: BundleImage[]; packages: BundlePackage[]; syllabus: BundleSyllabus | null; /** Absent: what every course begins with. */ certificate?: BundleCertificate | null };

/** One thing that a source holds and what becomes of it. */
export type BundleItem = { path: string; kind: string; status: "imported" | "converted" | "refused"; reason: string | null };

/** What a source makes: one course a language. The first is the one that the others translate, lesson by lesson of the same address. */
export type ReadBundle = { format: string; courses: CourseBundle[]; items: BundleItem[] };
