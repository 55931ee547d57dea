import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { applyOutlineStep, blockBefore, moduleAheadOf, OutlineConflict, type Outline, type OutlineStep } from "./outline";

const LESSONS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const MODULES = ["m", "n", "o"];

/** An outline of some of the modules in some order, with some of the lessons dealt out among them. */
const outlines: fc.Arbitrary<Outline> = fc
  .record({ modules: fc.shuffledSubarray(MODULES, { minLength: 1 }), lessons: fc.shuffledSubarray(LESSONS), deal: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }) })
  .map(({ modules, lessons, deal }) =>
    modules.map((moduleId, at) => ({ moduleId, lessonIds: lessons.filter((_, index) => (deal[index] ?? 0) % modules.length === at) })),
  );
const lessonIds = fc.shuffledSubarray(LESSONS, { minLength: 1 });
const moduleId = fc.constantFrom(...MODULES);
const after = fc.option(fc.constantFrom(...LESSONS));
const places = lessonIds.chain((ids) => fc.tuple(...ids.map((lessonId) => fc.record({ lessonId: fc.constant(lessonId), moduleId, afterId: after }))));
const steps: fc.Arbitrary<OutlineStep> = fc.oneof(
  places.map((lessons) => ({ op: "show_lessons" as const, lessons })),
  lessonIds.map((ids) => ({ op: "hide_lessons" as const, lessonIds: ids })),
  places.map((lessons) => ({ op: "place_lessons" as const, lessons })),
  fc.record({ op: fc.constant("show_module" as const), moduleId, afterId: fc.option(moduleId) }),
  fc.record({ op: fc.constant("hide_module" as const), moduleId }),
  fc.record({ op: fc.constant("place_module" as const), moduleId, afterId: fc.option(moduleId) }),
);

function attempt(outline: Outline, step: OutlineStep) {
  try {
    return applyOutlineStep(outline, step);
  } catch (error) {
    if (error instanceof OutlineConflict) return null;
    throw error;
  }
}

describe("a step upon an outline", () => {
  test.prop([outlines, fc.array(steps, { maxLength: 12 })], { numRuns: 3_000 })("is taken back by its inverse, and done again by the inverse of that", (start, list) => {
    let outline = start;
    for (const step of list) {
      const done = attempt(outline, step);
      if (!done) continue;
      const undone = applyOutlineStep(done.outline, done.inverse);
      expect(undone.outline).toEqual(outline);
      expect(applyOutlineStep(undone.outline, undone.inverse).outline).toEqual(done.outline);
      outline = done.outline;
    }
  });

  test.prop([outlines, steps], { numRuns: 3_000 })("neither loses nor doubles a lesson", (outline, step) => {
    const done = attempt(outline, step);
    if (!done) return;
    const [was, is] = [outline, done.outline].map((one) => one.flatMap((module) => module.lessonIds));
    expect(new Set(is).size).toBe(is?.length);
    const shown = step.op === "show_lessons" ? step.lessons.map(({ lessonId }) => lessonId) : [];
    const hidden = step.op === "hide_lessons" ? step.lessonIds : [];
    expect(is?.toSorted()).toEqual([...(was ?? []).filter((id) => !hidden.includes(id)), ...shown].toSorted());
  });

  it("refuses what is not there, what is there already, and a module that would take lessons with it", () => {
    const outline = [{ moduleId: "m", lessonIds: ["a"] }];
    const wrong: OutlineStep[] = [
      { op: "hide_lessons", lessonIds: ["b"] },
      { op: "show_lessons", lessons: [{ lessonId: "a", moduleId: "m", afterId: null }] },
      { op: "place_lessons", lessons: [{ lessonId: "a", moduleId: "n", afterId: null }] },
      { op: "show_module", moduleId: "m", afterId: null },
      { op: "hide_module", moduleId: "m" },
      { op: "place_module", moduleId: "n", afterId: null },
    ];
    for (const step of wrong) expect(() => applyOutlineStep(outline, step), step.op).toThrow(OutlineConflict);
  });
});

describe("a block of lessons", () => {
  const outline: Outline = [{ moduleId: "m", lessonIds: ["a", "b", "c"] }, { moduleId: "n", lessonIds: ["d"] }];
  const move = (ids: string[], to: string, beforeLessonId: string | null) =>
    applyOutlineStep(outline, { op: "place_lessons", lessons: blockBefore(outline, ids, to, beforeLessonId) }).outline.map((module) => module.lessonIds.join(""));

  it("lands in the order in which it is named", () => {
    expect(move(["c", "a"], "n", "d")).toEqual(["b", "cad"]);
    expect(move(["d", "a"], "m", null)).toEqual(["bcda", ""]);
    expect(move(["c"], "m", "a")).toEqual(["cab", "d"]);
  });

  it("keeps its place when it is put in front of one of its own", () => {
    expect(move(["b", "c"], "m", "b")).toEqual(["abc", "d"]);
    expect(move(["a"], "m", "a")).toEqual(["abc", "d"]);
  });

  it("refuses a neighbour of another module", () => {
    expect(() => move(["a"], "n", "b")).toThrow(OutlineConflict);
  });
});

describe("a module's place", () => {
  const outline: Outline = MODULES.map((id) => ({ moduleId: id, lessonIds: [] }));
  const move = (id: string, beforeId: string | null) =>
    applyOutlineStep(outline, { op: "place_module", moduleId: id, afterId: moduleAheadOf(outline, id, beforeId) }).outline.map((module) => module.moduleId).join("");

  it.each([["o", "m", "omn"], ["m", null, "nom"], ["n", "n", "mno"], ["m", "n", "mno"], ["m", "o", "nmo"]])("%s in front of %s gives %s", (id, beforeId, order) => {
    expect(move(id ?? "", beforeId)).toBe(order);
  });
});
