import { mergeLesson } from "@/lib/domain/merge-lesson";
import { newId } from "@/lib/ids";
import type { SaveLessonInput } from "@/lib/schemas/authoring-studio";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { findBaseText } from "../draft/find-base-text";
import { loadNewestRevision, textOf, type StoredRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { storeText } from "../draft/store-text";
import type { LessonText, SaveLessonResult } from "../dto";
import { loadNames } from "../load-names";

/**
 * Saves what an editor typed, on the ground that it began from. When others saved since, their words and these are
 * merged by lines and by fields; what contradicts is not guessed: nothing is overwritten, the answer carries both whole
 * texts, and this one is kept for its author until a save settles it. A save sent twice (`saveKey`) is stored once and
 * answers the same. Saves of one author within ten minutes are one revision; one that a release holds is never changed.
 */
export async function saveLesson(ctx: Ctx, input: SaveLessonInput): Promise<SaveLessonResult> {
  const { courseId, lessonId, saveKey, base } = input;
  await authorizeCourse(ctx, "course.update", courseId);
  const { userId } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const newest = await loadNewestRevision(tx, courseId, lessonId);
    const theirs = textOf(newest);
    if (await wasSaved(tx, lessonId, saveKey)) return { state: isSame(theirs, withGiven(theirs, input)) ? "saved" : "merged", ...toAnswer(newest, theirs) };
    const ground = await findBaseText(tx, lessonId, base);
    const mine = withGiven(ground ?? theirs, input);
    const merge = mergeLesson(ground, mine, theirs);
    if (merge.state === "conflict") {
      const names = await loadNames(tx, [newest.createdById]);
      const { fields, body } = merge;
      const setAsideId = await setAside(ctx, tx, { lessonId, authorId: userId, saveKey, resolves: input.resolves, text: mine });
      return { state: "conflict", base: baseOf(newest), fields, mine, theirs, body, theirsBy: names.get(newest.createdById), setAsideId };
    }
    await settle(ctx, tx, lessonId, userId, saveKey, input.resolves);
    const { text } = merge;
    if (isSame(text, theirs)) return { state: "saved", ...toAnswer(newest, text) };
    const { stored, isNew } = await storeText(ctx, tx, newest, text, saveKey);
    if (isNew) await recordChange(ctx, tx, courseId, { kind: "lesson_saved", subject: { title: text.title, lessonId, revision: stored.number } });
    return { state: isSame(text, mine) ? "saved" : "merged", ...toAnswer(stored, text) };
  });
}

/** A save under this key is stored: in a revision, or in an edition that was saved over. */
async function wasSaved(tx: Tx, lessonId: string, saveKey: string): Promise<boolean> {
  const revision = await tx.lessonRevision.findUnique({ where: { lessonId_saveKey: { lessonId, saveKey } }, select: { id: true } });
  return revision !== null || (await tx.lessonEdition.findFirst({ where: { saveKey, revision: { lessonId } }, select: { edition: true } })) !== null;
}

function withGiven(text: LessonText, { title, summary, body, durationSeconds, isPreview }: SaveLessonInput): LessonText {
  return {
    title: title ?? text.title,
    summary: summary ?? text.summary,
    body: body ?? text.body,
    durationSeconds: durationSeconds ?? text.durationSeconds,
    isPreview: isPreview ?? text.isPreview,
  };
}

type SetAside = { lessonId: string; authorId: string; saveKey: string; resolves: string | undefined; text: LessonText };

/** A conflict that is sent again, or typed on in, stays one text. */
async function setAside(ctx: Ctx, tx: Tx, { lessonId, authorId, saveKey, resolves, text }: SetAside): Promise<string> {
  const known = await tx.lessonSetAside.findFirst({
    where: { lessonId, authorId, OR: [{ saveKey }, ...(resolves === undefined ? [] : [{ id: resolves, settledAt: null }])] },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  if (known) {
    await tx.lessonSetAside.update({ where: { id: known.id }, data: { ...text, saveKey, settledAt: null }, select: { id: true } });
    return known.id;
  }
  const id = newId("lessonSetAside");
  await tx.lessonSetAside.create({ data: { ...text, id, lessonId, authorId, saveKey, createdAt: ctx.clock.now() }, select: { id: true } });
  return id;
}

async function settle(ctx: Ctx, tx: Tx, lessonId: string, authorId: string, saveKey: string, resolves: string | undefined): Promise<void> {
  await tx.lessonSetAside.updateMany({
    where: { lessonId, authorId, settledAt: null, OR: [{ saveKey }, ...(resolves === undefined ? [] : [{ id: resolves }])] },
    data: { settledAt: ctx.clock.now() },
  });
}

function isSame(one: LessonText, other: LessonText): boolean {
  return JSON.stringify(textOf(one)) === JSON.stringify(textOf(other));
}

function toAnswer(revision: StoredRevision, text: LessonText) {
  return { base: baseOf(revision), savedAt: revision.savedAt.toISOString(), text: textOf(text) };
}

function baseOf({ number, edition }: StoredRevision) {
  return { revision: number, edition };
}
