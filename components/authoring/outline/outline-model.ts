import type { StudioLesson, StudioModule } from "../studio-types";

/** Where a block of lessons lands: in front of a lesson of a module, or at its end. */
export type Place = { moduleId: string; beforeLessonId: string | null };

/** The outline with these lessons, in the order in which they are named, at a place. Modules that do not change stay the same objects. */
export function moveLessons(modules: readonly StudioModule[], lessonIds: readonly string[], { moduleId, beforeLessonId }: Place): StudioModule[] {
  const moving = new Set(lessonIds);
  const byId = new Map(lessonsInOrder(modules).map((lesson) => [lesson.lessonId, lesson]));
  const block = lessonIds.flatMap((id) => byId.get(id) ?? []);
  return modules.map((module) => {
    const staying = module.lessons.filter(({ lessonId }) => !moving.has(lessonId));
    if (module.moduleId !== moduleId) return staying.length === module.lessons.length ? module : { ...module, lessons: staying };
    const found = staying.findIndex(({ lessonId }) => lessonId === beforeLessonId);
    const at = found === -1 ? staying.length : found;
    return { ...module, lessons: [...staying.slice(0, at), ...block, ...staying.slice(at)] };
  });
}

/** The outline with a module in front of another, or at the end; numbers follow the order. */
export function moveModule(modules: readonly StudioModule[], moduleId: string, beforeModuleId: string | null): StudioModule[] {
  const moved = modules.find((module) => module.moduleId === moduleId);
  if (!moved || beforeModuleId === moduleId) return [...modules];
  const staying = modules.filter((module) => module !== moved);
  const found = staying.findIndex((module) => module.moduleId === beforeModuleId);
  const at = found === -1 ? staying.length : found;
  return renumbered([...staying.slice(0, at), moved, ...staying.slice(at)]);
}

export function removeLessons(modules: readonly StudioModule[], lessonIds: readonly string[]): StudioModule[] {
  const gone = new Set(lessonIds);
  return modules.map((module) =>
    module.lessons.some(({ lessonId }) => gone.has(lessonId)) ? { ...module, lessons: module.lessons.filter(({ lessonId }) => !gone.has(lessonId)) } : module,
  );
}

export function removeModule(modules: readonly StudioModule[], moduleId: string): StudioModule[] {
  return renumbered(modules.filter((module) => module.moduleId !== moduleId));
}

export function changeLesson(modules: readonly StudioModule[], lessonId: string, changes: Partial<StudioLesson>): StudioModule[] {
  return modules.map((module) =>
    module.lessons.some((lesson) => lesson.lessonId === lessonId)
      ? { ...module, lessons: module.lessons.map((lesson) => (lesson.lessonId === lessonId ? { ...lesson, ...changes } : lesson)) }
      : module,
  );
}

export function changeModule(modules: readonly StudioModule[], moduleId: string, changes: Partial<StudioModule>): StudioModule[] {
  return modules.map((module) => (module.moduleId === moduleId ? { ...module, ...changes } : module));
}

export function lessonsInOrder(modules: readonly StudioModule[]): StudioLesson[] {
  return modules.flatMap(({ lessons }) => lessons);
}

/** These lessons in the order of the outline, whatever the order in which they were chosen. */
export function inOutlineOrder(modules: readonly StudioModule[], lessonIds: ReadonlySet<string>): string[] {
  return lessonsInOrder(modules).flatMap(({ lessonId }) => (lessonIds.has(lessonId) ? [lessonId] : []));
}

/** The place one step up or down from where a block stands, across the edges of modules; null at the ends of the course. */
export function stepPlace(modules: readonly StudioModule[], lessonIds: readonly string[], direction: "up" | "down"): Place | null {
  const moving = new Set(lessonIds);
  const here = modules.findIndex(({ lessons }) => lessons.some(({ lessonId }) => moving.has(lessonId)));
  const home = modules[here];
  if (!home) return null;
  const first = home.lessons.findIndex(({ lessonId }) => moving.has(lessonId));
  const staying = home.lessons.filter(({ lessonId }) => !moving.has(lessonId));
  if (direction === "up") {
    if (first > 0) return { moduleId: home.moduleId, beforeLessonId: staying[first - 1]?.lessonId ?? null };
    const previous = modules[here - 1];
    return previous ? { moduleId: previous.moduleId, beforeLessonId: null } : null;
  }
  if (first < staying.length) return { moduleId: home.moduleId, beforeLessonId: staying[first + 1]?.lessonId ?? null };
  const next = modules[here + 1];
  if (!next) return null;
  return { moduleId: next.moduleId, beforeLessonId: next.lessons.find(({ lessonId }) => !moving.has(lessonId))?.lessonId ?? null };
}

/** Where a lesson stands, counted as people count. */
export function positionOf(modules: readonly StudioModule[], lessonId: string): { module: StudioModule; position: number; count: number } | null {
  for (const module of modules) {
    const index = module.lessons.findIndex((lesson) => lesson.lessonId === lessonId);
    if (index !== -1) return { module, position: index + 1, count: module.lessons.length };
  }
  return null;
}

/** The place of a block as the server is told it. */
export function placeOf(modules: readonly StudioModule[], lessonIds: readonly string[]): Place | null {
  const moving = new Set(lessonIds);
  const home = modules.find(({ lessons }) => lessons.some(({ lessonId }) => moving.has(lessonId)));
  if (!home) return null;
  const last = home.lessons.findLastIndex(({ lessonId }) => moving.has(lessonId));
  return { moduleId: home.moduleId, beforeLessonId: home.lessons[last + 1]?.lessonId ?? null };
}

/** What the server answered, made of the objects that are already shown where nothing changed: their rows need not be drawn again. */
export function keepEqual(shown: readonly StudioModule[], answered: readonly StudioModule[]): StudioModule[] {
  const lessons = new Map(lessonsInOrder(shown).map((lesson) => [lesson.lessonId, lesson]));
  return answered.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => {
      const known = lessons.get(lesson.lessonId);
      return known && JSON.stringify(known) === JSON.stringify(lesson) ? known : lesson;
    }),
  }));
}

function renumbered(modules: readonly StudioModule[]): StudioModule[] {
  return modules.map((module, index) => (module.number === index + 1 ? module : { ...module, number: index + 1 }));
}
