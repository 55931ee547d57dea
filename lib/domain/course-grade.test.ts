import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { gradeCourse, GRADE_STATES, MISSING_POLICIES, type GradeCategory, type GradePlan, type ItemGrade } from "./course-grade";

const graded = (itemId: string, points: number, maxPoints = 10): ItemGrade => ({ itemId, state: "graded", points, maxPoints });
const category = (id: string, weight: number, itemIds: string[], more: Partial<GradeCategory> = {}): GradeCategory => ({ id, weight, isExtra: false, dropLowest: 0, itemIds, ...more });

describe("a course's grade", () => {
  it("is the mean of all items where the course has no categories", () => {
    expect(gradeCourse({ categories: [], missing: "ignore" }, [graded("a", 3, 4), graded("b", 9), { itemId: "c", state: "waiting", points: null, maxPoints: 10 }])).toMatchObject({ percent: 82.5, dropped: [] });
    expect(gradeCourse({ categories: [], missing: "ignore" }, []).percent).toBeNull();
  });

  it("weighs the categories that have a grade, drops the lowest and adds extra credit up to the whole", () => {
    const plan: GradePlan = { missing: "ignore", categories: [category("quiz", 40, ["a", "b", "c"], { dropLowest: 1 }), category("work", 60, ["d"]), category("extra", 10, ["e"], { isExtra: true })] };
    expect(gradeCourse(plan, [graded("a", 2), graded("b", 8), graded("c", 6)])).toEqual({
      percent: 70, dropped: ["a"], categories: [{ id: "quiz", percent: 70, dropped: ["a"] }, { id: "work", percent: null, dropped: [] }, { id: "extra", percent: null, dropped: [] }],
    });
    expect(gradeCourse(plan, [graded("b", 10), graded("d", 5)]).percent).toBe(70);
    expect(gradeCourse(plan, [graded("b", 10), graded("d", 5), graded("e", 5)]).percent).toBe(75);
    expect(gradeCourse(plan, [graded("b", 10), graded("d", 10), graded("e", 10)]).percent).toBe(100);
    expect(gradeCourse(plan, [graded("e", 10)]).percent).toBeNull();
  });

  it("counts what is missing as the course says, and keeps one item however many are dropped", () => {
    const missing: ItemGrade = { itemId: "b", state: "missing", points: null, maxPoints: 10 };
    const categories = [category("all", 100, ["a", "b"], { dropLowest: 5 })];
    expect(gradeCourse({ categories: [], missing: "zero" }, [graded("a", 8), missing]).percent).toBe(40);
    expect(gradeCourse({ categories: [], missing: "ignore" }, [graded("a", 8), missing]).percent).toBe(80);
    expect(gradeCourse({ categories, missing: "zero" }, [graded("a", 8), missing])).toMatchObject({ percent: 80, dropped: ["b"] });
    expect(gradeCourse({ categories, missing: "zero" }, [missing])).toMatchObject({ percent: 0, dropped: [] });
    expect(gradeCourse({ categories: [], missing: "zero" }, [graded("a", 0, 0)]).percent).toBeNull();
  });
});

const IDS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const item = (itemId: string) =>
  fc.record({ state: fc.constantFrom(...GRADE_STATES), maxPoints: fc.integer({ min: 1, max: 200 }), share: fc.integer({ min: 0, max: 120 }) }).map(
    ({ state, maxPoints, share }): ItemGrade => ({ itemId, state, maxPoints, points: state === "graded" ? (maxPoints * share) / 100 : null }),
  );
const items = fc.tuple(...IDS.map(item)).map((all): ItemGrade[] => all);
const plan = fc
  .record({
    missing: fc.constantFrom(...MISSING_POLICIES),
    places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: IDS.length, maxLength: IDS.length }),
    categories: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 100 }), isExtra: fc.boolean(), dropLowest: fc.integer({ min: 0, max: 4 }) }), { maxLength: 3 }),
  })
  .map(({ missing, places, categories }): GradePlan => ({
    missing,
    categories: categories.map((one, index) => ({ ...one, id: `c${index}`, itemIds: IDS.filter((_, at) => places[at] === index) })),
  }));

const percentOf = (a: GradePlan, b: readonly ItemGrade[]): number | null => gradeCourse(a, b).percent;

test.prop([plan, items])("lies between 0 and 100", (given, all) => {
  const percent = percentOf(given, all);
  expect(percent === null || (percent >= 0 && percent <= 100)).toBe(true);
});

test.prop([plan, items, fc.integer({ min: 0, max: 2 })])("is never lowered by dropping more", (given, all, at) => {
  const more = { ...given, categories: given.categories.map((one, index) => (index === at ? { ...one, dropLowest: one.dropLowest + 1 } : one)) };
  const [before, after] = [percentOf(given, all), percentOf(more, all)];
  expect((after ?? -1) >= (before ?? -1)).toBe(true);
});

test.prop([plan, items, fc.constantFrom(...IDS)])("does not know an excused item from one that is not there", (given, all, itemId) => {
  const excused = all.map((one): ItemGrade => (one.itemId === itemId ? { ...one, state: "excused" } : one));
  expect(gradeCourse(given, excused)).toEqual(gradeCourse(given, all.filter((one) => one.itemId !== itemId)));
});

test.prop([plan, items, fc.integer({ min: 1, max: 50 })])("asks only for the proportion of the weights", (given, all, factor) => {
  const scaled = { ...given, categories: given.categories.map((one) => ({ ...one, weight: one.weight * factor })) };
  expect(percentOf(scaled, all)).toBe(percentOf(given, all));
});

test.prop([plan, items, fc.infiniteStream(fc.nat())])("is the same in every order", (given, all, order) => {
  const keys = [...order.take(20)];
  const shuffle = <T>(list: readonly T[]): T[] => list.map((one, index) => ({ one, key: keys[index] ?? 0 })).toSorted((a, b) => a.key - b.key).map(({ one }) => one);
  const mixed = { ...given, categories: shuffle(given.categories.map((one) => ({ ...one, itemIds: shuffle(one.itemIds) }))) };
  expect(percentOf(mixed, shuffle(all))).toBe(percentOf(given, all));
});

test.prop([plan, items, fc.constantFrom(...IDS)])("is never lowered by a better grade", (given, all, itemId) => {
  const better = all.map((one): ItemGrade => (one.itemId === itemId && one.state === "graded" ? { ...one, points: one.maxPoints } : one));
  expect((percentOf(given, better) ?? -1) >= (percentOf(given, all) ?? -1)).toBe(true);
});
