import { findPublishProblems, type PublishProblem } from "@/lib/domain/publish-gate";
import { DomainError, type FieldIssue } from "@/lib/errors";
import type { Tx } from "@/server/platform/db/tx";
import { loadGateFacts, type DrawingQuiz } from "./load-gate-facts";

/**
 * Answers the quizzes that draw, with the pools that the gate looked at: those are what may be published, whatever becomes of
 * a bank meanwhile. Throws `authoring.no_lessons`, or `authoring.publish_blocked` with the number, and each problem's code at
 * its place.
 */
export async function requirePublishable(tx: Tx, courseId: string): Promise<DrawingQuiz[]> {
  const { course, modules, drawing } = await loadGateFacts(tx, courseId);
  const blocking = findPublishProblems(course, modules).filter(({ severity }) => severity === "blocking");
  if (blocking.length === 0) return drawing;
  const issues = blocking.map(toIssue);
  if (blocking.some(({ code }) => code === "no_lessons")) throw new DomainError("conflict", "authoring.no_lessons", {}, { issues });
  throw new DomainError("conflict", "authoring.publish_blocked", { count: blocking.length }, { issues });
}

function toIssue({ code, place }: PublishProblem): FieldIssue {
  switch (place.at) {
    case "course":
      return { path: place.field, message: code };
    case "outline":
      return { path: "modules", message: code };
    case "module":
      return { path: `modules.${place.moduleId}`, message: code };
    case "lesson":
      return { path: `lessons.${place.lessonId}`, message: code };
  }
}
