import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { ACTIONS, anonymous, type Action, type Decision, type RoleName, type UserViewer, type Viewer } from "./index";

const ids = fc.constantFrom("usr_1", "usr_2", "usr_3");
const profiles = fc.constantFrom("ins_1", "ins_2", "ins_3");
const some = fc.uniqueArray(profiles);
const staff = { isPublic: fc.boolean(), instructorIds: some, editorIds: some, ownerIds: some, publisherIds: some, studentManagerIds: some, mediaEditorIds: some };
const course = fc.record(staff);
/** The facts of every action at once: each rule reads those that it knows. */
const facts = fc.record({
  userId: ids, hasOpenGrant: fc.boolean(), isEnrolled: fc.boolean(), isPreview: fc.boolean(), course,
  rules: fc.record({ isDone: fc.boolean(), hasPrerequisites: fc.option(fc.boolean()), isOpened: fc.option(fc.boolean()), isBeforeDone: fc.option(fc.boolean()) }),
  ...staff, ownerId: ids, readerIds: fc.uniqueArray(ids),
});
const user = (roles: fc.Arbitrary<readonly string[]>): fc.Arbitrary<UserViewer> =>
  fc.record({
    kind: fc.constant("user" as const), userId: ids, sessionId: fc.constant("ses_1"), name: fc.string(), email: fc.string(), emailVerified: fc.boolean(),
    // A role that a later version writes, or a mistake in a row: the type says that there is none.
    roles: roles.map((list) => list as RoleName[]), instructorId: fc.option(profiles), locale: fc.constant("es" as const), timeZone: fc.constant("UTC"),
  });
const unknownRoles = fc.uniqueArray(fc.string().filter((name) => !["student", "instructor", "admin"].includes(name)), { maxLength: 4 });
const knownRoles = fc.uniqueArray(fc.constantFrom("student", "instructor", "admin"));
const actions = fc.constantFrom(...(Object.keys(ACTIONS) as Action[]));

function decide(viewer: Viewer, action: Action, given: unknown): Decision {
  return (ACTIONS[action] as (viewer: Viewer, facts: unknown) => Decision)(viewer, given);
}

const withRoles = (viewer: UserViewer, roles: RoleName[]): UserViewer => ({ ...viewer, roles });

describe("every rule", () => {
  test.prop([user(unknownRoles), actions, facts], { numRuns: 5_000 })("gives an unknown role no more than no role", (viewer, action, given) => {
    expect(decide(viewer, action, given)).toEqual(decide(withRoles(viewer, []), action, given));
  });

  test.prop([user(knownRoles), actions, facts], { numRuns: 5_000 })("opens no door to a visitor that is closed to a person", (viewer, action, given) => {
    if (decide(anonymous, action, given).allowed) expect(decide(viewer, action, given).allowed).toBe(true);
  });

  test.prop([user(knownRoles), actions, facts], { numRuns: 5_000 })("takes nothing away for one role more", (viewer, action, given) => {
    if (!decide(viewer, action, given).allowed) return;
    expect(decide(withRoles(viewer, [...viewer.roles, "admin"]), action, given).allowed).toBe(true);
  });

  test.prop([user(knownRoles), actions, facts], { numRuns: 5_000 })("decides the same however the roles are ordered, and always with a reason", (viewer, action, given) => {
    const decision = decide(viewer, action, given);
    expect(decide(withRoles(viewer, viewer.roles.toReversed()), action, given)).toEqual(decision);
    if (!decision.allowed) expect(decision.reason).not.toBe("");
  });

  test.prop([user(unknownRoles), facts], { numRuns: 2_000 })("of power refuses who has no role of power", (viewer, given) => {
    const powers: Action[] = ["user.administer", "order.refund", "payments.administer", "payments.reconcile", "enrollment.open", "enrollment.close", "course.create", "path.create", "system.run"];
    for (const action of powers) expect(decide(viewer, action, given).allowed, action).toBe(false);
  });

  it("of our jobs is closed to every person, also to administrators", () => {
    const [viewer] = fc.sample(user(fc.constant(["student", "instructor", "admin"])), 1);
    expect(viewer && decide(viewer, "system.run", {})).toMatchObject({ allowed: false, hide: true });
  });
});
