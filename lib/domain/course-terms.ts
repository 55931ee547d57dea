import type { FieldIssue } from "@/lib/errors";

export type CourseTerms = {
  startsAt: Date | null;
  endsAt: Date | null;
  priceAmount: number;
  earlyBirdAmount: number | null;
  earlyBirdEndsAt: Date | null;
};

/** What contradicts itself in a course's dates and prices, by the field to change. Empty when nothing does. */
export function findTermProblems(terms: CourseTerms): FieldIssue[] {
  const { startsAt, endsAt, priceAmount, earlyBirdAmount, earlyBirdEndsAt } = terms;
  const problems: FieldIssue[] = [];
  if (startsAt && endsAt && endsAt < startsAt) problems.push({ path: "endsAt", message: "must not be before startsAt" });
  if (earlyBirdAmount !== null && earlyBirdAmount >= priceAmount) {
    problems.push({ path: "earlyBirdAmount", message: "must be below priceAmount" });
  }
  if ((earlyBirdAmount === null) !== (earlyBirdEndsAt === null)) {
    problems.push({ path: "earlyBirdEndsAt", message: "goes together with earlyBirdAmount: set both or neither" });
  }
  return problems;
}
