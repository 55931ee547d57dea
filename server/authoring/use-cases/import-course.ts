import { DomainError } from "@/lib/errors";
import { authorize, can, scope } from "@/server/access";
import { readSource, rewriteAddresses, type BundleFile, type BundleItem, type CourseBundle } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { createFromBundle, updateFromBundle } from "../bundle/apply-course";
import { applyOutline } from "../bundle/apply-outline";
import { ImportNotes } from "../bundle/import-notes";
import { linkTranslations } from "../bundle/link-translations";
import { nameImages, storeImages, type KeptImage } from "../bundle/store-images";
import { giveCertificate, readKeptCertificate, type KeptCertificate } from "../bundle/store-certificate";
import { giveToLessons, namePackageFiles, storePackages, type KeptPackage } from "../bundle/store-packages";
import { giveSyllabus, storeSyllabus, type KeptSyllabus } from "../bundle/store-syllabus";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import type { CourseImported } from "../dto";
import { translateTwins } from "./create-course";

type Input = {
  /** Of what was given: it titles a course that does not title itself. */
  name: string;
  files: readonly BundleFile[];
  /** What was refused before it was a file. */
  problems?: readonly BundleItem[];
  /** Into the courses of the same address that the viewer may edit; else into new drafts. */
  update: boolean;
  dryRun: boolean;
};

type Plan = { bundle: CourseBundle; courseId: string | null; images: KeptImage[]; packages: KeptPackage[]; syllabus: KeptSyllabus; certificate: KeptCertificate; maySetVideos: boolean };

/** Takes a dry run back: what it would have done is known then. */
class DryRun extends Error {}

/**
 * Takes a course from the files of a folder or a package: all that can be read of it in one transaction, or nothing. The
 * answer says of each part whether it is imported, converted or refused, and why; a dry run does the same and keeps
 * nothing. Into a course that is there only what differs is changed, and what was refused is not taken for deleted.
 * Throws `authoring.import_refused` when nothing can be taken and it is no dry run.
 */
export async function importCourse(ctx: Ctx, { name, files, problems = [], update, dryRun }: Input): Promise<CourseImported> {
  if (ctx.viewer.kind !== "system") authorize(ctx.viewer, "course.create");
  const { format, courses, items: read } = await readSource(name, files, problems);
  const items = [...problems, ...read];
  const editable = await findEditable(ctx, courses);
  const answer = (notes: readonly BundleItem[], made: CourseImported["courses"]): CourseImported => toAnswer(format, [...items, ...notes], made, editable);
  if (courses.length === 0) {
    if (!dryRun) throw new DomainError("invalid", "authoring.import_refused", {}, { issues: items.slice(0, 20).map(({ path, reason }) => ({ path, message: reason ?? "" })) });
    return answer([], []);
  }
  const plans: Plan[] = [];
  for (const bundle of courses) {
    const courseId = update ? (editable.find(({ slug }) => slug === bundle.slug)?.courseId ?? null) : null;
    const maySetVideos = await authorizeImport(ctx, courseId);
    const images = await storeImages(ctx, courseId, bundle.images, dryRun);
    const packages = await storePackages(ctx, courseId, bundle.packages, dryRun);
    const syllabus = await storeSyllabus(ctx, courseId, bundle.syllabus, { isDryRun: dryRun, items });
    const certificate = await readKeptCertificate(bundle.certificate ?? null, items);
    plans.push({ bundle, courseId, maySetVideos, images, packages, syllabus, certificate });
  }
  const keepsOthers = items.some(({ status }) => status === "refused");
  const notes = new ImportNotes();
  let made: CourseImported["courses"] = [];
  try {
    await translateTwins(() => inTransaction(ctx, async (tx) => {
      notes.items.length = 0;
      made = await store(ctx, tx, plans, { keepsOthers, isWhole: format === "folder", notes });
      if (dryRun) throw new DryRun();
    }));
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    return answer(notes.items, []);
  }
  return answer(notes.items, made);
}

/** Lets in who may edit the course that is imported into. Answers whether they may also say which videos it plays. */
async function authorizeImport(ctx: Ctx, courseId: string | null): Promise<boolean> {
  if (courseId === null || ctx.viewer.kind === "system") return true;
  const facts = await authorizeCourse(ctx, "course.update", courseId);
  return can(ctx.viewer, "course.media", facts);
}

type StoreOptions = { keepsOthers: boolean; isWhole: boolean; notes: ImportNotes };

async function store(ctx: Ctx, tx: Tx, plans: readonly Plan[], { keepsOthers, isWhole, notes }: StoreOptions): Promise<CourseImported["courses"]> {
  const stored: { courseId: string; slug: string; changed: ReadonlyMap<string, string> }[] = [];
  for (const { bundle, courseId: existing, images, packages, syllabus, certificate, maySetVideos } of plans) {
    const { courseId, slug } = existing === null ? await createFromBundle(ctx, tx, bundle, notes) : { courseId: existing, slug: bundle.slug };
    await lockCourse(tx, courseId);
    if (existing !== null && isWhole) await updateFromBundle(ctx, tx, courseId, bundle, notes);
    await nameImages(tx, courseId, images, ctx.clock.now());
    await namePackageFiles(ctx, tx, courseId, packages);
    const videoIds = maySetVideos ? await usableVideos(ctx, tx, bundle) : new Set<string>();
    const changed = await applyOutline(ctx, tx, courseId, withImages(bundle, images), { keepsOthers, videoIds, packages: new Map(packages.map(({ name, fileId }) => [name, fileId])) }, notes);
    await giveToLessons(tx, courseId, packages);
    await giveSyllabus(ctx, tx, courseId, syllabus, { isWhole: existing !== null && isWhole && !keepsOthers });
    await giveCertificate(ctx, tx, courseId, certificate, { isWhole: existing !== null && isWhole && !keepsOthers });
    await recordChange(ctx, tx, courseId, { kind: "course_imported", subject: { title: bundle.title, count: changed.size } });
    stored.push({ courseId, slug, changed });
  }
  const [source, ...targets] = stored;
  if (source && targets.length > 0) await linkTranslations(tx, source, targets, ctx.clock.now());
  return stored.map(({ courseId, slug }) => ({ courseId, slug }));
}

/** The text of each lesson with the images where the file store has them. */
function withImages(bundle: CourseBundle, images: readonly KeptImage[]): CourseBundle {
  const urls = new Map(images.map(({ name, url }) => [`../../media/${name}`, url]));
  if (urls.size === 0) return bundle;
  return { ...bundle, modules: bundle.modules.map((module) => ({ ...module, lessons: module.lessons.map((lesson) => ({ ...lesson, body: rewriteAddresses(lesson.body, (address) => urls.get(address) ?? null) })) })) };
}

async function findEditable({ db, viewer }: Ctx, courses: readonly CourseBundle[]): Promise<CourseImported["existing"]> {
  const slugs = courses.map(({ slug }) => slug);
  const rows = await db.course.findMany({
    where: { AND: [viewer.kind === "system" ? {} : scope["course.update"](viewer), { slug: { in: slugs }, deletedAt: null }] },
    select: { id: true, slug: true, title: true },
  });
  return rows.map(({ id, ...row }) => ({ courseId: id, ...row }));
}

/** Videos of courses that the viewer may edit: nobody shows another's video by writing its id into a file. */
async function usableVideos({ viewer }: Ctx, tx: Tx, { modules }: CourseBundle): Promise<ReadonlySet<string>> {
  const ids = modules.flatMap(({ lessons }) => lessons.flatMap(({ video }) => video ?? []));
  if (ids.length === 0) return new Set();
  const where = viewer.kind === "system" ? {} : { lesson: { course: scope["course.update"](viewer) } };
  const rows = await tx.lessonRevision.findMany({ where: { ...where, videoAssetId: { in: ids } }, distinct: ["videoAssetId"], select: { videoAssetId: true } });
  return new Set(rows.flatMap(({ videoAssetId }) => videoAssetId ?? []));
}

function toAnswer(format: string, items: BundleItem[], courses: CourseImported["courses"], existing: CourseImported["existing"]): CourseImported {
  const count = (status: BundleItem["status"]) => items.filter((item) => item.status === status).length;
  return { format, items, summary: { imported: count("imported"), converted: count("converted"), refused: count("refused") }, courses, existing };
}
