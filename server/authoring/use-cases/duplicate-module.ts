import { OutlineConflict, type LessonPlace } from "@/lib/domain/outline";
import { newId } from "@/lib/ids";
import type { DuplicateModuleInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import { copyLesson } from "../draft/copy-lesson";
import { findHiddenNumber } from "../draft/draft-outline";
import { copyTitle } from "../draft/free-slug";
import { loadModuleFields, setNewModule } from "../draft/set-module";
import type { OutlineChanged } from "../dto";

/** Puts a copy of a module, with copies of its lessons, right behind it. */
export async function duplicateModule(ctx: Ctx, { courseId, moduleId }: DuplicateModuleInput): Promise<OutlineChanged & { moduleId: string }> {
  return changeDraft(ctx, courseId, async (tx, { outline, modules }) => {
    const source = outline.find((module) => module.moduleId === moduleId);
    const fields = await loadModuleFields(tx, courseId, moduleId);
    if (!source || !fields) throw new OutlineConflict(`${moduleId} is not there`);
    const copyId = newId("module");
    const title = copyTitle(fields.title, [...modules.values()].map((module) => module.title));
    await setNewModule(tx, { id: copyId, courseId, number: await findHiddenNumber(tx, courseId) }, { ...fields, title }, ctx.clock.now());
    const taken = new Set<string>();
    const lessons: LessonPlace[] = [];
    for (const lessonId of source.lessonIds) {
      const copy = await copyLesson(ctx, tx, { courseId, lessonId, moduleId: copyId, taken });
      taken.add(copy.slug);
      lessons.push({ lessonId: copy.lessonId, moduleId: copyId, afterId: lessons.at(-1)?.lessonId ?? null });
    }
    return {
      kind: "module_duplicated",
      subject: { title, moduleId: copyId, count: lessons.length },
      steps: [{ op: "show_module", moduleId: copyId, afterId: moduleId }, { op: "show_lessons", lessons }],
      answer: { moduleId: copyId },
    };
  });
}
