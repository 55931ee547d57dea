import { gradedPoints } from "@/lib/domain/quiz-terms-for";
import { pointsWorth } from "@/lib/domain/rubric-marks";
import type { AnswerMark } from "@/lib/schemas/grades";
import type { AttemptMarking, MarkedAnswer } from "@/server/grades";

type Marked = Pick<AttemptMarking, "knownPoints" | "lateness"> & { answers: readonly Pick<MarkedAnswer, "place" | "rubric" | "maxPoints" | "hints">[] };

/** What an attempt would have by these marks, before and after what lateness costs; `left` is how many answers have no points yet. */
export function attemptSum({ answers, knownPoints, lateness }: Marked, marks: readonly AnswerMark[]): { left: number; before: number; after: number } {
  const given = answers.map((answer) => pointsOf(answer, marks.find(({ place }) => place === answer.place)));
  const before = given.reduce<number>((total, points) => total + (points ?? 0), knownPoints);
  return { left: given.filter((points) => points === null).length, before, after: gradedPoints(before, lateness.percent) };
}

/** Points that were typed, else the rubric's, less what its hints cost. */
function pointsOf({ rubric, maxPoints, hints }: Marked["answers"][number], mark: AnswerMark | undefined): number | null {
  const points = mark ? (mark.points ?? pointsWorth(rubric, mark.levels, maxPoints)) : null;
  return points === null ? null : Math.max(0, points - (hints?.cost ?? 0));
}
