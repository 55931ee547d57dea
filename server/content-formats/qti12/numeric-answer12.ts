import { ImportRefused } from "../import-report";
import type { Clause } from "./parse-conditions";

type Answer = { kind: "value"; value: number } | { kind: "range"; min: number; max: number };

/** A number, or both bounds of a range, which belong to it. */
export function numericAnswer12(way: readonly Clause[], response: string): Answer {
  const numbers = way.map(({ value }) => Number(value));
  if (numbers.length === 0 || numbers.some((each) => !Number.isFinite(each)) || way.some((clause) => clause.response !== response || clause.negated)) throw new ImportRefused("Its answer is not a number or a range.");
  const [first, second] = way;
  if (way.length === 1 && first?.kind === "equal") return { kind: "value", value: Number(first.value) };
  const min = [first, second].find((clause) => clause?.kind === "gte");
  const max = [first, second].find((clause) => clause?.kind === "lte");
  if (way.length !== 2 || !min || !max) throw new ImportRefused("Its range leaves out one of its ends.");
  return { kind: "range", min: Number(min.value), max: Number(max.value) };
}
