import { DomainError, notFound } from "@/lib/errors";
import { ACTIONS, type Action, type FactsOf } from "./actions";
import type { Decision } from "./decision";
import type { UserViewer, Viewer } from "./viewer";

export { ACTIONS, type Action, type FactsOf } from "./actions";
export type { Decision, RefusalReason } from "./decision";
export type { BankFacts } from "./rules/banks";
export type { CourseFacts, CourseStaffFacts } from "./rules/catalog";
export type { AccountFacts } from "./rules/identity";
export { NO_RULES, traceLesson, type EnrollmentFacts, type LessonCheck, type LessonFacts } from "./rules/learning";
export type { PathFacts } from "./rules/paths";
export { scope } from "./scope";
export { anonymous, hasRole, system, type RoleName, type SystemViewer, type UserViewer, type Viewer } from "./viewer";

/** The decision and its reason: what a screen says when a door is closed. */
export function explain<A extends Action>(viewer: Viewer, action: A, ...facts: FactsOf<A>): Decision {
  const rule = ACTIONS[action] as (viewer: Viewer, ...facts: unknown[]) => Decision;
  return rule(viewer, ...facts);
}

export function can<A extends Action>(viewer: Viewer, action: A, ...facts: FactsOf<A>): boolean {
  return explain(viewer, action, ...facts).allowed;
}

/**
 * Throws unless the viewer may do this: NOT_FOUND where they may not even know of it, UNAUTHENTICATED when signing in
 * could help, FORBIDDEN otherwise.
 */
export function authorize<A extends Action>(viewer: Viewer, action: A, ...facts: FactsOf<A>): void {
  const decision = explain(viewer, action, ...facts);
  if (decision.allowed) return;
  if (decision.hide) throw notFound();
  if (decision.reason === "sign_in_required") throw new DomainError("unauthenticated", "auth.required");
  if (decision.reason === "enrollment_required") throw new DomainError("forbidden", "access.enrollment_required");
  throw new DomainError("forbidden", "access.forbidden", { reason: decision.reason });
}

/** Narrows to a person, or throws UNAUTHENTICATED. */
export function requireUser(viewer: Viewer): UserViewer {
  if (viewer.kind !== "user") throw new DomainError("unauthenticated", "auth.required");
  return viewer;
}
