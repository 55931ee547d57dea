import { bundleAssignmentSchema, bundleCourseSchema, bundleLessonSchema, bundleModuleSchema, bundleQuizSchema } from "@/lib/schemas/bundle";
import { bundleCertificateSchema } from "@/lib/schemas/certificate-design";
import { captionPath, CERTIFICATE_FOLDER, CERTIFICATE_PATH, moduleFolder, numbered, SYLLABUS_PATH } from "./bundle-paths";
import type { BundleCertificate, BundleFile, BundleLesson, BundleModule, CourseBundle } from "./types";
import { writeYaml } from "./yaml-text";

const encoder = new TextEncoder();

/**
 * A course as the files of a folder, in the order of their paths. The same course gives the same bytes, and reading them
 * gives the same course. What the schemas do not allow throws: it could not be read again.
 */
export function writeBundle({ modules, images, packages, syllabus, certificate = null, ...course }: CourseBundle): BundleFile[] {
  const files = [
    file("course.yaml", writeYaml(ordered(bundleCourseSchema.parse({ bundle: 1, ...course }), bundleCourseSchema.shape))),
    ...modules.flatMap((module, index) => moduleFiles(module, moduleFolder(module, index, modules.length))),
    ...images.map(({ name, bytes }) => ({ path: `media/${name}`, bytes })),
    ...packages.map(({ name, bytes }) => ({ path: `media/packages/${name}`, bytes })),
    ...(certificate ? certificateFiles(certificate) : []),
    ...(syllabus ? [{ path: SYLLABUS_PATH, bytes: syllabus.bytes }] : []),
  ];
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function certificateFiles({ pictures, ...said }: BundleCertificate): BundleFile[] {
  const { isOn, validMonths, design } = bundleCertificateSchema.parse(said);
  const pictureFiles = pictures.map(({ name, bytes }) => ({ path: `${CERTIFICATE_FOLDER}${name}`, bytes }));
  return [file(CERTIFICATE_PATH, writeYaml({ isOn, validMonths, design: ordered(design, bundleCertificateSchema.shape.design.unwrap().shape) })), ...pictureFiles];
}

function moduleFiles({ slug: _slug, lessons, ...module }: BundleModule, folder: string): BundleFile[] {
  return [
    file(`${folder}/module.yaml`, writeYaml(ordered(bundleModuleSchema.parse(module), bundleModuleSchema.shape))),
    ...lessons.flatMap((lesson, index) => lessonFiles(lesson, `${folder}/${numbered(index, lessons.length, lesson.slug)}`)),
  ];
}

function lessonFiles(lesson: BundleLesson, stem: string): BundleFile[] {
  const { slug: _slug, body, quiz, assignment, captions, ...said } = lesson;
  const front = bundleLessonSchema.parse({ ...said, captions: captions.map(({ vtt: _vtt, ...caption }) => caption) });
  return [
    file(`${stem}.md`, `---\n${writeYaml(ordered(front, bundleLessonSchema.shape))}---\n${body === "" ? "" : `\n${body}`}`),
    ...(quiz ? [file(`${stem}.quiz.yaml`, writeYaml(ordered(bundleQuizSchema.parse(withoutKind(quiz)), bundleQuizSchema.shape)))] : []),
    ...(assignment ? [file(`${stem}.assignment.yaml`, writeYaml(ordered(bundleAssignmentSchema.parse(withoutKind(assignment)), bundleAssignmentSchema.shape)))] : []),
    ...captions.map((caption) => file(captionPath(lesson, caption), caption.vtt)),
  ];
}

function withoutKind<T extends { kind: string }>({ kind: _kind, ...content }: T): Omit<T, "kind"> {
  return content;
}

/** The fields in the order of their schema, whatever order they came in. */
function ordered(value: Record<string, unknown>, shape: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(shape).flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));
}

function file(path: string, text: string): BundleFile {
  return { path, bytes: encoder.encode(text) };
}
