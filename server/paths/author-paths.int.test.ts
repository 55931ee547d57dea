import { describe, expect, it } from "vitest";
import { setPathStepsSchema } from "@/lib/schemas/paths";
import { listSitemapEntries } from "@/server/catalog/queries/list-sitemap-entries";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { pathScene } from "@/tests/harness/path-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { findPathLanding, listPublicPaths } from "./queries/list-public-paths";
import { getStudioPath } from "./queries/get-studio-path";
import { listStudioPaths } from "./queries/list-studio-paths";
import { changePath } from "./use-cases/change-path";
import { createPath } from "./use-cases/create-path";
import { followPath } from "./use-cases/follow-path";
import { setPathStatus } from "./use-cases/set-path-status";
import { setPathSteps } from "./use-cases/set-path-steps";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = () => pathScene(database.db);
const ABOUT = { title: "Datos que se entienden", summary: "De la consulta al tablero.", level: "beginner", language: "es" } as const;

describe("making a path", () => {
  it("begins with a draft of one's own at an address that is free", async () => {
    const { staff, own, ctx } = await scene();
    const [{ pathId: a }, { pathId: b }, { pathId: c }] = [await createPath(staff, ABOUT), await createPath(staff, ABOUT), await createPath(staff, { ...ABOUT, title: "数据" })];
    const slugs = (await database.db.learningPath.findMany({ where: { id: { in: [a, b, c] } }, orderBy: { id: "asc" } })).map(({ slug }) => slug);
    expect(slugs[1]).toMatch(/^datos-que-se-entienden-[0-9a-z]{8}$/);
    expect(slugs[2]).toMatch(/^path-[0-9a-z]{8}$/);
    expect(await getStudioPath(staff, { pathId: a })).toMatchObject({ status: "draft", version: 1, wasPublished: false, steps: [], followers: 0 });
    expect((await listStudioPaths(staff)).map(({ pathId }) => pathId)).toEqual([c, b, a]);
    await expect(createPath(own, ABOUT)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(createPath(ctx, ABOUT)).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("says what it is, at another address while nobody saw it", async () => {
    const { staff, draft, publish } = await scene();
    const { pathId } = await draft();
    await changePath(staff, { pathId, title: "Datos", slug: "datos-otra-vez", paceDays: 60, isOrdered: false });
    expect(await getStudioPath(staff, { pathId })).toMatchObject({ title: "Datos", slug: "datos-otra-vez", summary: ABOUT.summary, paceDays: 60, isOrdered: false });
    const shown = await publish();
    await expect(changePath(staff, { pathId, slug: shown.slug })).rejects.toMatchObject({ code: "paths.slug_taken" });
    await expect(changePath(staff, { pathId: shown.pathId, slug: "otra" })).rejects.toMatchObject({ code: "paths.slug_fixed" });
    await changePath(staff, { pathId: shown.pathId, slug: shown.slug, summary: "Otro resumen" });
  });

  it("gives it steps in an order, of courses that one works on, and of no older version", async () => {
    const { staff, draft, one, ids } = await scene();
    const { pathId, version } = await draft();
    const alternatives = one("", { courseIds: [ids[1] ?? "", ids[0] ?? ""] });
    expect(await setPathSteps(staff, { pathId, version, steps: [one(ids[2], { isRequired: false }), alternatives] })).toEqual({ version: 3 });
    const { steps } = await getStudioPath(staff, { pathId });
    expect(steps.map(({ courses, isRequired }) => [isRequired, courses.map(({ courseId }) => courseId)])).toEqual([[false, [ids[2]]], [true, [ids[1], ids[0]]]]);
    await expect(setPathSteps(staff, { pathId, version, steps: [] })).rejects.toMatchObject({ code: "paths.outdated" });
    const { course: stranger } = await makeCourse(database.db);
    await expect(setPathSteps(staff, { pathId, version: 3, steps: [one(stranger.id)] })).rejects.toMatchObject({ code: "paths.course_not_yours" });
    const admin = await makeUser(database.db, { roles: ["admin"] });
    await setPathSteps(staff.as(userViewer({ userId: admin.id, roles: ["admin"] })), { pathId, version: 3, steps: [one(stranger.id), alternatives] });
    // What an admin put there, its owner may keep.
    await setPathSteps(staff, { pathId, version: 4, steps: [alternatives, one(stranger.id)] });
    expect(setPathStepsSchema.safeParse({ pathId, version: 5, steps: [one(ids[0]), one(ids[0])] }).success, "a course twice").toBe(false);
    expect(setPathStepsSchema.safeParse({ pathId, version: 5, steps: [one(ids[0], { choose: 2 })] }).success, "more than it has").toBe(false);
  });

  it("is its owner's and the admins' alone", async () => {
    const { staff, own, ctx, draft, publish } = await scene();
    const { pathId } = await draft();
    const other = await makeUser(database.db, { roles: ["instructor"] });
    const stranger = staff.as(userViewer({ userId: other.id, roles: ["instructor"] }));
    const acts = (id: string) => [
      (who: typeof own) => getStudioPath(who, { pathId: id }),
      (who: typeof own) => changePath(who, { pathId: id, title: "Mío" }),
      (who: typeof own) => setPathSteps(who, { pathId: id, version: 2, steps: [] }),
      (who: typeof own) => setPathStatus(who, { pathId: id, status: "published" }),
    ];
    for (const act of acts(pathId)) {
      for (const who of [own, stranger]) await expect(act(who)).rejects.toMatchObject({ kind: "not_found" });
      await expect(act(ctx)).rejects.toMatchObject({ kind: "unauthenticated" });
    }
    for (const act of acts((await publish()).pathId)) await expect(act(stranger)).rejects.toMatchObject({ kind: "forbidden" });
    for (const act of acts("pth_missing")) await expect(act(staff)).rejects.toMatchObject({ kind: "not_found" });
    expect(await listStudioPaths(stranger)).toEqual([]);
    const admin = await makeUser(database.db, { roles: ["admin"] });
    expect(await listStudioPaths(staff.as(userViewer({ userId: admin.id, roles: ["admin"] })))).toContainEqual(expect.objectContaining({ pathId, ownerName: "Inés Maestra" }));
  });
});

describe("publishing a path", () => {
  it("waits for what is missing, names it, and is audited and announced once", async () => {
    const { staff, draft, one, ids, relayed } = await scene();
    const { pathId, version } = await draft([one(ids[0])]);
    await expect(setPathStatus(staff, { pathId, status: "published" })).rejects.toMatchObject({ code: "paths.not_ready" });
    await expect(setPathStatus(staff, { pathId, status: "archived" })).rejects.toMatchObject({ code: "paths.not_ready" });
    await database.db.course.update({ where: { id: ids[1] ?? "" }, data: { status: "draft" } });
    await setPathSteps(staff, { pathId, version, steps: [one(ids[0]), one(ids[1])] });
    expect((await getStudioPath(staff, { pathId })).problems).toMatchObject([{ code: "course_not_public", detail: "Python para analistas" }, { code: "description_missing", severity: "advice" }]);
    await database.db.course.update({ where: { id: ids[1] ?? "" }, data: { status: "published" } });
    expect(await relayed("paths/path.changed")).toEqual([]);
    for (const run of [1, 2]) expect([run, await setPathStatus(staff, { pathId, status: "published" })]).toEqual([run, { status: "published" }]);
    expect(await relayed("paths/path.changed")).toHaveLength(1);
    expect(await database.db.auditEntry.count({ where: { subject: pathId, action: "path.publish" } })).toBe(1);
    await expect(setPathSteps(staff, { pathId, version: version + 1, steps: [one(ids[0])] })).rejects.toMatchObject({ code: "paths.not_ready" });
    expect((await getStudioPath(staff, { pathId })).steps, "nothing of the refused change stays").toHaveLength(2);
  });

  it("shows it to everybody, with the courses that everybody may see, until it is put away", async () => {
    const { staff, own, publish, one, ids } = await scene();
    const path = await publish([one(ids[0]), one("", { courseIds: [ids[1] ?? "", ids[2] ?? ""] })]);
    const { slug, pathId } = path;
    expect(await findPathLanding(database.db, slug)).toMatchObject({ title: ABOUT.title, courseCount: 2, hours: 16.5, isOrdered: true, steps: [{ courses: [{ title: "SQL que no miente" }] }, { choose: 1, courses: [{}, {}] }] });
    expect((await findPathLanding(database.db, slug))?.teachers.map(({ name }) => name)).toContain("Inés Maestra");
    await database.db.course.updateMany({ where: { id: { in: [ids[0] ?? "", ids[2] ?? ""] } }, data: { status: "archived" } });
    expect(await findPathLanding(database.db, slug)).toMatchObject({ courseCount: 1, steps: [{ courses: [{ title: "Python para analistas" }] }] });
    expect((await listPublicPaths(database.db)).map((one) => one.slug)).toContain(slug);
    expect((await listSitemapEntries(database.db)).map((entry) => entry.path)).toContain(`/paths/${slug}`);
    await followPath(own, path);
    await setPathStatus(staff, { pathId, status: "archived" });
    expect(await findPathLanding(database.db, slug)).toBeNull();
    expect((await listPublicPaths(database.db)).map((one) => one.slug)).not.toContain(slug);
    expect(await listStudioPaths(staff)).toMatchObject([{ pathId, status: "archived", followers: 1, completed: 0, courseCount: 3, ownerName: null }]);
  });
});
