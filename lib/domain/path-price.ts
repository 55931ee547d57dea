import { money, type Money } from "@/lib/money";
import { priceAt, type CoursePricing } from "./pricing";

type PricedStep = { choose: number; isRequired: boolean; courses: readonly CoursePricing[] };

/** What the courses that a path asks for cost at an instant, with the cheapest where it leaves a choice (`isFrom`). Null where their currencies differ. */
export function pathPriceAt(steps: readonly PricedStep[], instant: Date): { money: Money; isFrom: boolean } | null {
  const required = steps.filter(({ isRequired }) => isRequired);
  const asked = required.flatMap(({ choose, courses }) => courses.map((course) => priceAt(course, instant).money).toSorted((a, b) => a.amount - b.amount).slice(0, choose));
  const [first] = asked;
  if (!first || asked.some(({ currency }) => currency !== first.currency)) return null;
  const isFrom = required.some(({ choose, courses }) => choose < courses.length);
  return { money: money(asked.reduce((sum, { amount }) => sum + amount, 0), first.currency), isFrom };
}
