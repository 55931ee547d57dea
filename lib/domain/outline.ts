/** The order of a course's draft: modules, and the lessons in each. Only what is not deleted is in it. */
export type Outline = readonly OutlineModule[];
export type OutlineModule = { readonly moduleId: string; readonly lessonIds: readonly string[] };

/** A lesson behind another one, or at the module's beginning. */
export type LessonPlace = { lessonId: string; moduleId: string; afterId: string | null };

/** One act upon the order. Each has an inverse of the same kinds. */
export type OutlineStep =
  | { op: "show_lessons"; lessons: LessonPlace[] }
  | { op: "hide_lessons"; lessonIds: string[] }
  | { op: "place_lessons"; lessons: LessonPlace[] }
  | { op: "show_module"; moduleId: string; afterId: string | null }
  | { op: "hide_module"; moduleId: string }
  | { op: "place_module"; moduleId: string; afterId: string | null };

/** The outline is not any more what the step was made for: somebody changed it in between. */
export class OutlineConflict extends Error {
  constructor(what: string) {
    super(what);
    this.name = "OutlineConflict";
  }
}

/**
 * Carries out a step. Applying the inverse to the result gives the outline that was. Where the neighbour that a place
 * names has gone, the end is taken: an order that others changed meanwhile is not undone with it. Throws
 * `OutlineConflict` when what the step is about is not there, or there already.
 */
export function applyOutlineStep(outline: Outline, step: OutlineStep): { outline: Outline; inverse: OutlineStep } {
  switch (step.op) {
    case "show_lessons":
      for (const { lessonId } of step.lessons) requireThat(!hasLesson(outline, lessonId), `${lessonId} is there`);
      return { outline: insertLessons(outline, step.lessons), inverse: { op: "hide_lessons", lessonIds: idsOf(step.lessons) } };
    case "hide_lessons":
      requireLessons(outline, step.lessonIds);
      return { outline: removeLessons(outline, step.lessonIds), inverse: { op: "show_lessons", lessons: placesOf(outline, step.lessonIds) } };
    case "place_lessons": {
      const ids = idsOf(step.lessons);
      requireLessons(outline, ids);
      return { outline: insertLessons(removeLessons(outline, ids), step.lessons), inverse: { op: "place_lessons", lessons: placesOf(outline, ids) } };
    }
    case "show_module":
      requireThat(!outline.some(({ moduleId }) => moduleId === step.moduleId), `${step.moduleId} is there`);
      return { outline: insertModule(outline, { moduleId: step.moduleId, lessonIds: [] }, step.afterId), inverse: { op: "hide_module", moduleId: step.moduleId } };
    case "hide_module": {
      const module = requireModule(outline, step.moduleId);
      requireThat(module.lessonIds.length === 0, `${step.moduleId} has lessons`);
      return { outline: outline.filter((other) => other !== module), inverse: { op: "show_module", moduleId: step.moduleId, afterId: before(outline, step.moduleId) } };
    }
    case "place_module": {
      const module = requireModule(outline, step.moduleId);
      const rest = outline.filter((other) => other !== module);
      return { outline: insertModule(rest, module, step.afterId), inverse: { op: "place_module", moduleId: step.moduleId, afterId: before(outline, step.moduleId) } };
    }
  }
}

/**
 * The places that put these lessons, in this order and as one block, in front of a lesson of the module, or at its end.
 * They need not be in the outline yet.
 */
export function blockBefore(outline: Outline, lessonIds: readonly string[], moduleId: string, beforeLessonId: string | null): LessonPlace[] {
  const moved = new Set(lessonIds);
  const { lessonIds: order } = requireModule(outline, moduleId);
  const at = beforeLessonId === null ? -1 : order.indexOf(beforeLessonId);
  requireThat(beforeLessonId === null || at >= 0, `${beforeLessonId} is not in ${moduleId}`);
  const ahead = (at < 0 ? order : order.slice(0, at)).filter((id) => !moved.has(id));
  return lessonIds.map((lessonId, index) => ({ lessonId, moduleId, afterId: (index === 0 ? ahead.at(-1) : lessonIds[index - 1]) ?? null }));
}

/** The module behind which another one stands when it is put in front of `beforeModuleId`, or at the end. */
export function moduleAheadOf(outline: Outline, moduleId: string, beforeModuleId: string | null): string | null {
  const rest = outline.filter((module) => module.moduleId !== moduleId || module.moduleId === beforeModuleId);
  if (beforeModuleId === null) return rest.at(-1)?.moduleId ?? null;
  requireModule(outline, beforeModuleId);
  return beforeModuleId === moduleId ? before(outline, moduleId) : before(rest, beforeModuleId);
}

/** Where these lessons stand, in the order of the outline: placing them so, one after the other, gives it back. */
function placesOf(outline: Outline, lessonIds: readonly string[]): LessonPlace[] {
  const wanted = new Set(lessonIds);
  return outline.flatMap(({ moduleId, lessonIds: order }) =>
    order.flatMap((lessonId, index) => (wanted.has(lessonId) ? [{ lessonId, moduleId, afterId: order[index - 1] ?? null }] : [])),
  );
}

function insertLessons(outline: Outline, places: readonly LessonPlace[]): Outline {
  const orders = new Map(outline.map(({ moduleId, lessonIds }) => [moduleId, [...lessonIds]]));
  for (const { lessonId, moduleId, afterId } of places) {
    const order = orders.get(moduleId);
    if (!order) throw new OutlineConflict(`${moduleId} is not there`);
    const at = afterId === null ? 0 : order.indexOf(afterId) + 1;
    order.splice(afterId !== null && at === 0 ? order.length : at, 0, lessonId);
  }
  return outline.map(({ moduleId }) => ({ moduleId, lessonIds: orders.get(moduleId) ?? [] }));
}

function removeLessons(outline: Outline, lessonIds: readonly string[]): Outline {
  const removed = new Set(lessonIds);
  return outline.map(({ moduleId, lessonIds: order }) => ({ moduleId, lessonIds: order.filter((id) => !removed.has(id)) }));
}

function insertModule(outline: Outline, module: OutlineModule, afterId: string | null): Outline {
  const found = outline.findIndex(({ moduleId }) => moduleId === afterId);
  const at = afterId === null ? 0 : found < 0 ? outline.length : found + 1;
  return [...outline.slice(0, at), module, ...outline.slice(at)];
}

function before(outline: Outline, moduleId: string): string | null {
  const at = outline.findIndex((module) => module.moduleId === moduleId);
  return outline[at - 1]?.moduleId ?? null;
}

function requireModule(outline: Outline, moduleId: string): OutlineModule {
  const module = outline.find((one) => one.moduleId === moduleId);
  if (!module) throw new OutlineConflict(`${moduleId} is not there`);
  return module;
}

function requireLessons(outline: Outline, lessonIds: readonly string[]): void {
  for (const lessonId of lessonIds) requireThat(hasLesson(outline, lessonId), `${lessonId} is not there`);
}

function hasLesson(outline: Outline, lessonId: string): boolean {
  return outline.some(({ lessonIds }) => lessonIds.includes(lessonId));
}

function requireThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new OutlineConflict(otherwise);
}

function idsOf(places: readonly LessonPlace[]): string[] {
  return places.map(({ lessonId }) => lessonId);
}
