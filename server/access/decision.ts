import type { Viewer } from "./viewer";

/** Why a door is closed; each has a sentence in `messages/<locale>/access.json` that says how to open it. */
export type RefusalReason =
  | "sign_in_required"
  | "not_yours"
  | "role_required"
  | "enrollment_required"
  | "enrollment_closed"
  | "prerequisites_missing"
  | "not_open_yet"
  | "lesson_before_missing"
  | "not_published"
  | "system_only"
  | "account_not_active";

/** `hide` answers as if the thing did not exist, for what this viewer may not know of. */
export type Decision = { allowed: true } | { allowed: false; reason: RefusalReason; hide: boolean };

export const ALLOW: Decision = { allowed: true };

export function refuse(reason: RefusalReason, options: { hide: boolean } = { hide: false }): Decision {
  return { allowed: false, reason, hide: options.hide };
}

/** The first rule that allows decides; else the last refusal speaks. */
export function firstOf(...decisions: [Decision, ...Decision[]]): Decision {
  return decisions.find((decision) => decision.allowed) ?? decisions[decisions.length - 1] ?? refuse("not_yours");
}

export function whenSignedIn(viewer: Viewer, then: (viewer: Extract<Viewer, { kind: "user" }>) => Decision): Decision {
  return viewer.kind === "user" ? then(viewer) : refuse("sign_in_required");
}
