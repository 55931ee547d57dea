import type { GateAssignment } from "@/lib/domain/publish-gate";
import { rubricPoints } from "@/lib/domain/rubric-marks";
import { assignmentContentSchema } from "@/lib/schemas/assignment-content";

/** What the gate asks of a stored assignment. One that nothing was said of yet takes nothing and gives nothing. */
export function inspectAssignment(content: unknown): GateAssignment {
  const { data } = assignmentContentSchema.safeParse(content);
  if (!data) return { points: 0, passingPoints: 0, rubricPoints: null, takesNothing: true, dueAt: null };
  return {
    points: data.points,
    passingPoints: data.passingPoints,
    rubricPoints: data.rubric.length === 0 ? null : rubricPoints(data.rubric),
    takesNothing: !data.acceptsText && data.maxLinks === 0 && data.files === null,
    dueAt: data.due?.kind === "at" ? new Date(data.due.at) : null,
  };
}
