import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { StudioLesson, StudioModule } from "../studio-types";
import { inOutlineOrder, keepEqual, lessonsInOrder, moveLessons, moveModule, placeOf, positionOf, removeModule, stepPlace } from "./outline-model";

function lesson(lessonId: string): StudioLesson {
  return { lessonId, slug: lessonId, title: lessonId, kind: "article", durationSeconds: 0, isPreview: false, revision: 1, videoStatus: null, isReleased: false, problems: [] };
}

function outline(shape: Record<string, string[]>): StudioModule[] {
  return Object.entries(shape).map(([moduleId, ids], index) => ({
    moduleId, number: index + 1, title: moduleId, objective: "", hours: 0, week: null, startsOn: null, endsOn: null, opensOn: null, opensAfterDays: null, topics: [], sessions: [], problems: [], lessons: ids.map(lesson),
  }));
}

function shapeOf(modules: readonly StudioModule[]): Record<string, string[]> {
  return Object.fromEntries(modules.map((module) => [module.moduleId, module.lessons.map(({ lessonId }) => lessonId)]));
}

describe("moving lessons", () => {
  const modules = outline({ a: ["1", "2", "3"], b: ["4"], c: [] });

  it("lands the block in front of the named lesson, in the order named", () => {
    expect(shapeOf(moveLessons(modules, ["3", "1"], { moduleId: "b", beforeLessonId: "4" }))).toEqual({ a: ["2"], b: ["3", "1", "4"], c: [] });
  });

  it("keeps untouched modules as they are", () => {
    const moved = moveLessons(modules, ["1"], { moduleId: "b", beforeLessonId: null });
    expect(moved[2]).toBe(modules[2]);
  });

  it("lands at the end when the lesson in front of which it goes is itself moving", () => {
    expect(shapeOf(moveLessons(modules, ["2"], { moduleId: "a", beforeLessonId: "2" }))).toEqual({ a: ["1", "3", "2"], b: ["4"], c: [] });
  });
});

describe("stepping with the keyboard", () => {
  it("walks through every place of the course and back", () => {
    let modules = outline({ a: ["x", "1"], b: [], c: ["2"] });
    const seen: Record<string, string[]>[] = [];
    for (let place = stepPlace(modules, ["x"], "down"); place; place = stepPlace(modules, ["x"], "down")) {
      modules = moveLessons(modules, ["x"], place);
      seen.push(shapeOf(modules));
    }
    expect(seen).toEqual([
      { a: ["1", "x"], b: [], c: ["2"] },
      { a: ["1"], b: ["x"], c: ["2"] },
      { a: ["1"], b: [], c: ["x", "2"] },
      { a: ["1"], b: [], c: ["2", "x"] },
    ]);
    for (let place = stepPlace(modules, ["x"], "up"); place; place = stepPlace(modules, ["x"], "up")) modules = moveLessons(modules, ["x"], place);
    expect(shapeOf(modules)).toEqual({ a: ["x", "1"], b: [], c: ["2"] });
  });
});

describe("modules", () => {
  it("are numbered by their order", () => {
    const moved = moveModule(outline({ a: [], b: [], c: [] }), "c", "a");
    expect(moved.map(({ moduleId, number }) => [moduleId, number])).toEqual([["c", 1], ["a", 2], ["b", 3]]);
    expect(removeModule(moved, "a").map(({ moduleId, number }) => [moduleId, number])).toEqual([["c", 1], ["b", 2]]);
  });
});

test.prop([fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), fc.boolean()])("a move loses no lesson and is told to the server as it is shown", (counts, from, to, wantsEnd) => {
  const modules = outline(Object.fromEntries(counts.map((count, index) => [`m${index}`, Array.from({ length: count }, (_, at) => `${index}-${at}`)])));
  const all = lessonsInOrder(modules).map(({ lessonId }) => lessonId);
  fc.pre(all.length > 0);
  const moving = inOutlineOrder(modules, new Set([all[from % all.length] ?? "", all[(from + 1) % all.length] ?? ""]));
  const target = modules[to % modules.length];
  fc.pre(target !== undefined);
  const before = wantsEnd ? undefined : target?.lessons.find(({ lessonId }) => !moving.includes(lessonId));
  const moved = moveLessons(modules, moving, { moduleId: target?.moduleId ?? "", beforeLessonId: before?.lessonId ?? null });
  expect(lessonsInOrder(moved).map(({ lessonId }) => lessonId).toSorted()).toEqual(all.toSorted());
  const place = placeOf(moved, moving);
  expect(place).toEqual({ moduleId: target?.moduleId, beforeLessonId: before?.lessonId ?? null });
  expect(positionOf(moved, moving[0] ?? "")?.module.moduleId).toBe(target?.moduleId);
  expect(keepEqual(moved, structuredClone(moved)).flatMap(({ lessons }) => lessons).every((row, index) => row === lessonsInOrder(moved)[index])).toBe(true);
});
