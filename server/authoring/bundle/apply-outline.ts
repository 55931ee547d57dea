import { USUAL_COMPLETION } from "@/lib/domain/completion";
import { newId } from "@/lib/ids";
import type { Json } from "@/lib/json";
import type { ModuleChanges } from "@/lib/schemas/authoring-outline";
import type { BundleLesson, BundleModule, CourseBundle } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { findHiddenNumber, loadDraftOutline, storeOutline, type DraftOutline } from "../draft/draft-outline";
import { REVISION_SELECT, writeRevision, type StoredRevision } from "../draft/lesson-revision";
import { loadModuleFields, setModule, setNewModule } from "../draft/set-module";
import { setLiveSession } from "../live/set-live-session";
import type { ImportNotes } from "./import-notes";
import { moduleSlugs } from "./load-bundle";

type Options = {
  /** What the folder does not hold stays, behind what it holds. */
  keepsOthers: boolean;
  /** The videos that a lesson may play. */
  videoIds: ReadonlySet<string>;
  /** The files of the folder's packages, by their names in it. */
  packages: ReadonlyMap<string, string>;
};

type LessonRow = { id: string; slug: string; revisions: StoredRevision[] };
type Work = { ctx: Ctx; tx: Tx; courseId: string; options: Options; notes: ImportNotes };

/**
 * Makes a locked course's draft say what a folder says, module by module and lesson by lesson, found by their names: what
 * is the same is not touched, what differs gets a revision, what is not there any more leaves the outline and can be
 * brought back. Answers the lessons that say something new, by address.
 */
export async function applyOutline(ctx: Ctx, tx: Tx, courseId: string, bundle: CourseBundle, options: Options, notes: ImportNotes): Promise<Map<string, string>> {
  const work = { ctx, tx, courseId, options, notes };
  const draft = await loadDraftOutline(tx, courseId);
  const modules = await matchModules(work, bundle.modules);
  const lessons = await tx.lesson.findMany({ where: { courseId }, select: { id: true, slug: true, revisions: { orderBy: { number: "desc" }, take: 1, select: REVISION_SELECT } } });
  const known = new Map(lessons.map((row) => [row.slug, row]));
  const changed = new Map<string, string>();
  const outline: { moduleId: string; lessonIds: string[] }[] = [];
  for (const [index, module] of bundle.modules.entries()) {
    const moduleId = modules[index] ?? "";
    const lessonIds: string[] = [];
    for (const lesson of module.lessons) {
      const { lessonId, isChanged } = await applyLesson(work, moduleId, lesson, known.get(lesson.slug));
      if (lesson.kind === "live" && lesson.live) await setLiveSession(ctx, tx, lessonId, lesson.live);
      if (isChanged) changed.set(lesson.slug, lessonId);
      lessonIds.push(lessonId);
    }
    outline.push({ moduleId, lessonIds });
  }
  await storeOutline(tx, courseId, draft, settleOthers(work, draft, outline), ctx.clock.now());
  return changed;
}

async function matchModules({ ctx, tx, courseId }: Work, modules: readonly BundleModule[]): Promise<string[]> {
  const rows = await tx.module.findMany({ where: { courseId, deletedAt: null }, orderBy: { number: "asc" }, select: { id: true, slug: true, title: true } });
  const names = moduleSlugs(rows);
  const ids: string[] = [];
  for (const module of modules) {
    const row = rows[names.indexOf(module.slug)];
    const fields = fieldsOf(module);
    const id = row?.id ?? newId("module");
    if (row) await changeModule(tx, courseId, id, fields);
    else await setNewModule(tx, { id, courseId, number: await findHiddenNumber(tx, courseId) }, fields, ctx.clock.now());
    if (row?.slug !== module.slug) await tx.module.update({ where: { id }, data: { slug: module.slug }, select: { id: true } });
    ids.push(id);
  }
  return ids;
}

async function changeModule(tx: Tx, courseId: string, moduleId: string, fields: Required<ModuleChanges>): Promise<void> {
  const before = await loadModuleFields(tx, courseId, moduleId);
  const changes = Object.fromEntries(Object.entries(fields).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before && Reflect.get(before, name))));
  if (Object.keys(changes).length > 0) await setModule(tx, courseId, moduleId, changes);
}

function fieldsOf({ title, objective, hours, week, startsOn, endsOn, opensOn, opensAfterDays, topics, sessions }: BundleModule): Required<ModuleChanges> {
  return { title, objective, hours, week, startsOn, endsOn, opensOn, opensAfterDays, topics, sessions: sessions.map(({ date, name, hours: length }) => ({ heldOn: date, name, hours: length })) };
}

async function applyLesson(work: Work, moduleId: string, lesson: BundleLesson, row: LessonRow | undefined): Promise<{ lessonId: string; isChanged: boolean }> {
  const { ctx, tx, courseId } = work;
  const newest = row?.revisions[0];
  const said = saidBy(work, lesson, { video: newest?.videoAssetId ?? null, file: newest?.fileId ?? null });
  if (row && newest) {
    const isChanged = JSON.stringify(comparable(newest)) !== JSON.stringify(comparable(said));
    if (isChanged) await writeRevision(ctx, tx, newest, said);
    return { lessonId: row.id, isChanged };
  }
  const lessonId = newId("lesson");
  const now = ctx.clock.now();
  const { content, ...columns } = said;
  const revision = { ...columns, ...(content !== null && { content }), id: newId("lessonRevision"), number: 1, savedAt: now, createdAt: now, createdById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null };
  await tx.lesson.create({ data: { id: lessonId, courseId, moduleId, slug: lesson.slug, position: 0, createdAt: now, deletedAt: now, revisions: { create: revision } }, select: { id: true } });
  return { lessonId, isChanged: true };
}

type Said = Pick<StoredRevision, "kind" | "title" | "summary" | "body" | "durationSeconds" | "isPreview" | "videoAssetId" | "fileId" | "role" | "completeBy" | "watchPercent"> & { content: Json };

/** A folder carries no video and no file but packages: a lesson keeps those that it has, and takes a video that its author may use. */
function saidBy({ options, notes }: Work, lesson: BundleLesson, current: { video: string | null; file: string | null }): Said {
  const { slug, kind, title, summary, body, durationSeconds, isPreview, video, quiz, assignment, package: played, completion = {} } = lesson;
  const isUsable = video !== null && (video === current.video || options.videoIds.has(video));
  if (kind === "video" && video !== null && !isUsable) notes.add(slug, "video", "The video is not in this school, or not yours: upload it to the lesson.");
  if (kind === "file" && current.file === null) notes.add(slug, "file", "A folder carries no file: upload it to the lesson.");
  const packageId = played && kind === "package" ? options.packages.get(played.file) : undefined;
  if (kind === "package" && packageId === undefined && current.file === null) notes.add(slug, "package", "The folder holds no package for it: upload one to the lesson.");
  const content: Json = kind === "package" && played ? { kind: "package", part: played.part ?? null } : JSON.parse(JSON.stringify(quiz ?? assignment));
  const rule = { role: completion.role ?? USUAL_COMPLETION.role, completeBy: completion.by ?? null, watchPercent: completion.watch ?? null };
  return { kind, title, summary, body, durationSeconds, isPreview, ...rule, videoAssetId: isUsable ? video : current.video, fileId: packageId ?? current.file, content };
}

/** In one order of keys, at every depth: the database keeps none. */
function comparable({ kind, title, summary, body, durationSeconds, isPreview, role, completeBy, watchPercent, videoAssetId, fileId, content }: Omit<Said, "content"> & { content: unknown }): unknown {
  return [kind === "package" ? fileId : null, kind, title, summary, body, durationSeconds, isPreview, role, completeBy, watchPercent, videoAssetId, sorted(content)];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, sorted(child)] as const).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function settleOthers({ options, notes }: Work, { outline, lessons, modules }: DraftOutline, wanted: readonly { moduleId: string; lessonIds: string[] }[]) {
  const placed = new Set(wanted.flatMap(({ lessonIds }) => lessonIds));
  const others = outline.map(({ moduleId, lessonIds }) => ({ moduleId, lessonIds: lessonIds.filter((id) => !placed.has(id)) }));
  if (!options.keepsOthers) {
    for (const id of others.flatMap(({ lessonIds }) => lessonIds)) notes.add(lessons.get(id)?.title ?? id, "lesson", "It is not in the folder: it leaves the outline.");
    for (const { moduleId } of outline) if (!wanted.some((module) => module.moduleId === moduleId)) notes.add(modules.get(moduleId)?.title ?? moduleId, "module", "It is not in the folder: it leaves the outline.");
    return wanted;
  }
  const rest = others.filter(({ moduleId }) => !wanted.some((module) => module.moduleId === moduleId));
  return [...wanted.map(({ moduleId, lessonIds }) => ({ moduleId, lessonIds: [...lessonIds, ...(others.find((other) => other.moduleId === moduleId)?.lessonIds ?? [])] })), ...rest];
}
