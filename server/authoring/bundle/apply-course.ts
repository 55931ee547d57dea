import { USUAL_COURSE_ASK } from "@/lib/domain/completion";
import { newId } from "@/lib/ids";
import { DomainError } from "@/lib/errors";
import type { CourseChanges } from "@/lib/schemas/authoring";
import { hasRole } from "@/server/access";
import type { CourseBundle } from "@/server/bundles";
import { indexCourse } from "@/server/catalog";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { invalidField, mayBeRequired, replacePrerequisites, replaceTags } from "../course-links";
import { setCourse } from "../set-course";
import { toCourseRow } from "../to-course-row";
import { OWNER_RIGHTS } from "../use-cases/create-course";
import { findFreeNames } from "../use-cases/start-course";
import type { ImportNotes } from "./import-notes";
import { loadBundle } from "./load-bundle";

const PATH = "course.yaml";

/** Begins a draft with what a folder says of the course. Its author owns it; a job of ours names the teachers that the folder names. */
export async function createFromBundle(ctx: Ctx, tx: Tx, bundle: CourseBundle, notes: ImportNotes): Promise<{ courseId: string; slug: string }> {
  const { modules: _modules, images: _images, packages: _packages, syllabus: _syllabus, certificate: _certificate, topic: _topic, prerequisites: _required, instructors, tags, status: _status, ...fields } = bundle;
  const names = await freeNames(tx, bundle, notes);
  const { startsAt = null, endsAt = null, earlyBirdEndsAt = null, ...row } = toCourseRow(fields);
  const courseId = newId("course");
  await tx.course.create({
    data: {
      ...fields, ...row, ...names, startsAt, endsAt, earlyBirdEndsAt, id: courseId, topicId: await topicOf(tx, bundle, notes), createdAt: ctx.clock.now(),
      instructors: { create: await teachersOf(ctx, tx, instructors, notes) },
    },
    select: { id: true },
  });
  await replaceTags(tx, courseId, tags);
  await replacePrerequisites(tx, ctx.viewer, courseId, await requiredIds(ctx, tx, bundle, notes));
  await indexCourse(tx, courseId);
  await audit(tx, ctx.viewer, "course.create", courseId, { imported: true });
  return { courseId, slug: names.slug };
}

/** Changes a locked course to what a folder says of it, where that differs. Its state, its address and its teachers stay. */
export async function updateFromBundle(ctx: Ctx, tx: Tx, courseId: string, bundle: CourseBundle, notes: ImportNotes): Promise<void> {
  const { bundle: before } = await loadBundle(tx, courseId);
  const { modules: _modules, images: _images, packages: _packages, syllabus: _syllabus, certificate: _certificate, topic, prerequisites, instructors, status: _status, slug: _slug, ...fields } = bundle;
  // What a folder does not say of completion, certificates and deferral is what is usual.
  const usual = { completionShare: USUAL_COURSE_ASK.share, completionGrade: USUAL_COURSE_ASK.grade, certificateGrade: null, selfDeferralDays: null };
  const changed = Object.entries({ ...usual, ...fields }).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get({ ...usual, ...before }, name)));
  const changes: CourseChanges = {
    ...Object.fromEntries(changed),
    ...(topic !== null && topic !== before.topic && (await hasTopic(tx, topic, notes)) && { topicSlug: topic }),
    ...(JSON.stringify(prerequisites) !== JSON.stringify(before.prerequisites) && { prerequisiteIds: await requiredIds(ctx, tx, bundle, notes) }),
  };
  if (JSON.stringify(instructors) !== JSON.stringify(before.instructors)) notes.add(PATH, "course", "Who teaches the course is changed in its settings: it stays as it is.");
  if (Object.keys(changes).length > 0) await setCourse(ctx, tx, courseId, changes);
}

async function freeNames(tx: Tx, { slug, code }: CourseBundle, notes: ImportNotes): Promise<{ slug: string; code: string }> {
  const free = await findFreeNames(tx, slug, code);
  if (free.slug !== slug) notes.add(PATH, "course", `The address ${slug} is taken: the draft gets ${free.slug}.`);
  if (free.code !== code) notes.add(PATH, "course", `The code ${code} is taken: the draft gets ${free.code}.`);
  return free;
}

async function topicOf(tx: Tx, { topic }: CourseBundle, notes: ImportNotes): Promise<string> {
  const found = topic !== null && (await hasTopic(tx, topic, notes)) ? await tx.topic.findUnique({ where: { slug: topic }, select: { id: true } }) : null;
  const chosen = found ?? (await tx.topic.findFirst({ orderBy: [{ position: "asc" }, { slug: "asc" }], select: { id: true } }));
  if (!chosen) throw invalidField("topic", "the catalogue has no topics");
  return chosen.id;
}

async function hasTopic(tx: Tx, slug: string, notes: ImportNotes): Promise<boolean> {
  const found = await tx.topic.findUnique({ where: { slug }, select: { id: true } });
  if (!found) notes.add(PATH, "course", `The catalogue has no topic ${slug}.`);
  return found !== null;
}

async function requiredIds({ viewer }: Ctx, tx: Tx, { prerequisites }: CourseBundle, notes: ImportNotes): Promise<string[]> {
  const rows = await tx.course.findMany({ where: { AND: [mayBeRequired(viewer), { slug: { in: prerequisites } }] }, select: { id: true, slug: true } });
  for (const slug of prerequisites) if (!rows.some((row) => row.slug === slug)) notes.add(PATH, "course", `There is no course ${slug} that could be required.`);
  return rows.map(({ id }) => id);
}

async function teachersOf({ viewer }: Ctx, tx: Tx, slugs: readonly string[], notes: ImportNotes) {
  if (viewer.kind === "user") {
    const { instructorId } = viewer;
    if (instructorId === null) {
      if (!hasRole(viewer, "admin")) throw new DomainError("conflict", "authoring.profile_required");
      return [];
    }
    const own = await tx.instructor.findUniqueOrThrow({ where: { id: instructorId }, select: { slug: true } });
    const others = slugs.filter((slug) => slug !== own.slug);
    if (others.length > 0) notes.add(PATH, "course", `You own the draft. Name who teaches it with you in its settings: ${others.join(", ")}.`);
    return [{ instructorId, ...OWNER_RIGHTS }];
  }
  const rows = await tx.instructor.findMany({ where: { slug: { in: [...slugs] } }, select: { id: true, slug: true } });
  for (const slug of slugs) if (!rows.some((row) => row.slug === slug)) notes.add(PATH, "course", `The school has no teacher ${slug}.`);
  return slugs.flatMap((slug) => rows.filter((row) => row.slug === slug)).map(({ id: instructorId }, position) => ({ instructorId, position, ...OWNER_RIGHTS, isOwner: position === 0 }));
}
