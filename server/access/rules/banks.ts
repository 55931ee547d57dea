import { ALLOW, firstOf, refuse, whenSignedIn, type Decision } from "../decision";
import { hasRole, type Viewer } from "../viewer";
import { adminOnly } from "./identity";

export type BankFacts = {
  ownerId: string;
  /** Users who edit a course in which the owner uses the bank. */
  readerIds: readonly string[];
};

/** The owner, admins, and who edits a course in which the owner uses the bank. Others learn of it no more than of a missing one. */
export function readBank(viewer: Viewer, { ownerId, readerIds }: BankFacts): Decision {
  return firstOf(
    adminOnly(viewer),
    whenSignedIn(viewer, (user) => (hasRole(user, "instructor") && [ownerId, ...readerIds].includes(user.userId) ? ALLOW : refuse("not_yours", { hide: true }))),
  );
}

export function manageBank(viewer: Viewer, facts: BankFacts): Decision {
  const reading = readBank(viewer, facts);
  if (!reading.allowed) return reading;
  return firstOf(adminOnly(viewer), whenSignedIn(viewer, ({ userId }) => (userId === facts.ownerId ? ALLOW : refuse("not_yours"))));
}
