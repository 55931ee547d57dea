import type { BundleCaption, BundleLesson, BundleModule } from "./types";

export const SYLLABUS_PATH = "syllabus.pdf";
export const CERTIFICATE_PATH = "certificate.yaml";
/** Where the logo and the signatures lie that it names. */
export const CERTIFICATE_FOLDER = "certificate/";

/** `01`, or `001` where there are a hundred: names then stand in their order in every listing. */
export function numbered(index: number, count: number, slug: string): string {
  return `${String(index + 1).padStart(Math.max(2, String(count).length), "0")}-${slug}`;
}

/** `07-joins` as its place and its name; null for what has no such name. */
export function readNumbered(name: string): { number: number; slug: string } | null {
  const found = /^(\d{1,4})-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name);
  return found?.[1] && found[2] ? { number: Number(found[1]), slug: found[2] } : null;
}

export function moduleFolder(module: Pick<BundleModule, "slug">, index: number, count: number): string {
  return `modules/${numbered(index, count, module.slug)}`;
}

export function captionPath(lesson: Pick<BundleLesson, "slug">, { language, kind }: Pick<BundleCaption, "language" | "kind">): string {
  return `media/captions/${lesson.slug}.${language}.${kind}.vtt`;
}
