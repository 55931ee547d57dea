import { DomainError } from "@/lib/errors";

/** Refuses an end of access that has passed, by the name of its field. */
export function requireFuture(until: string | null, now: Date, path: string): void {
  if (until === null || new Date(until) > now) return;
  throw new DomainError("invalid", "validation.invalid", {}, { issues: [{ path, message: "must lie in the future" }] });
}
