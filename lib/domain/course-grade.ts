import { add, clamp, compare, divide, exact, multiply, ONE, roundHalfUp, toNumber, ZERO, type Exact } from "./exact-number";

/** What a missing item counts: nothing at all, or zero points. */
export const MISSING_POLICIES = ["ignore", "zero"] as const;
export type MissingPolicy = (typeof MISSING_POLICIES)[number];

export const GRADE_STATES = ["graded", "excused", "missing", "waiting", "none"] as const;
/** `missing` was due and did not come; `waiting` came and has no grade yet; `none` is still to come. */
export type GradeState = (typeof GRADE_STATES)[number];

/** An item as one student has it. `points` are those of a graded one, after what lateness cost. */
export type ItemGrade = { itemId: string; state: GradeState; points: number | null; maxPoints: number };

export type GradeCategory = { id: string; weight: number; isExtra: boolean; dropLowest: number; itemIds: readonly string[] };

/** Without categories, all items count alike. */
export type GradePlan = { categories: readonly GradeCategory[]; missing: MissingPolicy };

/** In per cent with one decimal, a half up; null where nothing counts yet. */
export type CategoryGrade = { id: string; percent: number | null; dropped: string[] };
export type CourseGrade = { percent: number | null; categories: CategoryGrade[]; dropped: string[] };

/** The category of a plan that has none. */
export const ALL_ITEMS = "all";

/**
 * A student's grade of a course so far. A category is the mean of the shares of its items, without the lowest ones as
 * far as it drops them: at least one stays. The course is the weighted mean of the categories that have a share; what
 * extra credit brings is added to it, in proportion to all weights, up to the whole. Excused items and those without
 * a grade are as if they were not there. Exact: the order of nothing matters.
 */
export function gradeCourse({ categories, missing }: GradePlan, items: readonly ItemGrade[]): CourseGrade {
  const planned = categories.length > 0 ? categories : [{ id: ALL_ITEMS, weight: 100, isExtra: false, dropLowest: 0, itemIds: items.map(({ itemId }) => itemId) }];
  const graded = planned.map((category) => ({ category, ...gradeCategory(category, items, missing) }));
  return {
    percent: toPercent(weigh(graded)),
    categories: graded.map(({ category, share, dropped }) => ({ id: category.id, percent: toPercent(share), dropped })),
    dropped: graded.flatMap(({ dropped }) => dropped),
  };
}

type Graded = { category: GradeCategory; share: Exact | null; dropped: string[] };

function gradeCategory({ itemIds, dropLowest }: GradeCategory, items: readonly ItemGrade[], missing: MissingPolicy): Omit<Graded, "category"> {
  const mine = new Set(itemIds);
  const counted = items
    .filter(({ itemId }) => mine.has(itemId))
    .flatMap((item) => {
      const share = shareOf(item, missing);
      return share ? [{ itemId: item.itemId, share }] : [];
    })
    .toSorted((one, other) => compare(one.share, other.share) || (one.itemId < other.itemId ? -1 : 1));
  const dropped = counted.slice(0, Math.max(0, Math.min(dropLowest, counted.length - 1)));
  const kept = counted.slice(dropped.length);
  const sum = kept.map(({ share }) => share).reduce(add, ZERO);
  return { share: kept.length > 0 ? divide(sum, exact(kept.length)) : null, dropped: dropped.map(({ itemId }) => itemId) };
}

/** Between zero and one; null for an item that does not count. */
function shareOf({ state, points, maxPoints }: ItemGrade, missing: MissingPolicy): Exact | null {
  if (maxPoints <= 0) return null;
  if (state === "missing") return missing === "zero" ? ZERO : null;
  return state === "graded" && points !== null ? clamp(divide(exact(points), exact(maxPoints)), ZERO, ONE) : null;
}

function weigh(graded: readonly Graded[]): Exact | null {
  const regular = graded.filter(({ category }) => !category.isExtra);
  const counted = regular.flatMap(({ category, share }) => (share && category.weight > 0 ? [{ weight: exact(category.weight), share }] : []));
  if (counted.length === 0) return null;
  const base = divide(counted.map(({ weight, share }) => multiply(weight, share)).reduce(add, ZERO), counted.map(({ weight }) => weight).reduce(add, ZERO));
  const whole = regular.map(({ category }) => exact(category.weight)).reduce(add, ZERO);
  const extra = graded.flatMap(({ category, share }) => (category.isExtra && share ? [multiply(exact(category.weight), share)] : [])).reduce(add, ZERO);
  return clamp(add(base, divide(extra, whole)), ZERO, ONE);
}

function toPercent(share: Exact | null): number | null {
  return share && toNumber(roundHalfUp(multiply(share, exact(100)), 1));
}
