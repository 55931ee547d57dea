import { lessCost } from "@/lib/domain/hint-cost";
import { pointsWorth } from "@/lib/domain/rubric-marks";
import type { AnswerMark } from "@/lib/schemas/grades";
import type { AttemptMarking, MarkedAnswer } from "@/server/grades";

type Marking = Pick<AttemptMarking, "knownPoints"> & { answers: readonly Pick<MarkedAnswer, "place" | "maxPoints" | "rubric" | "hints">[] };

/**
 * What an attempt would have if these marks were released, where hints that were seen take their cost; `left` counts the answers
 * that have no points yet. An answer has the points that were typed, else its rubric's.
 */
export function attemptSum({ knownPoints, answers }: Marking, marks: readonly AnswerMark[]): { points: number; left: number } {
  const given = answers.map(({ place, rubric, maxPoints, hints }) => {
    const mark = marks.find((each) => each.place === place);
    const points = mark ? (mark.points ?? pointsWorth(rubric, mark.levels, maxPoints)) : null;
    return points === null ? null : lessCost(points, hints?.cost ?? 0);
  });
  return { points: given.reduce<number>((sum, points) => sum + (points ?? 0), knownPoints), left: given.filter((points) => points === null).length };
}
