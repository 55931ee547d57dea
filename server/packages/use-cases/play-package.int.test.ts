import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { anonymous } from "@/server/access";
import { packageFile, packageLaunch, packageRefusal } from "@/server/auth/package-answer";
import { publishCourse } from "@/server/authoring/use-cases/publish-course";
import { completeLesson } from "@/server/learning/use-cases/complete-lesson";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { packageScene } from "@/tests/harness/package-scene";
import { scormManifest, scormZip } from "@/tests/harness/scorm-packages";
import { setTestEnv } from "@/tests/harness/test-env";
import { signPackageToken } from "../package-token";
import { getPackageLaunch } from "../queries/get-package-launch";
import { getPackagePage } from "../queries/get-package-page";
import { openPackageFile } from "../queries/open-package-file";
import { commitPackage } from "./commit-package";
import { openPackage } from "./open-package";
import { resetPackage } from "./reset-package";
import { tryPackage } from "./try-package";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const MASTERED = scormManifest({ items: '<item identifier="i1" identifierref="r1" parameters="?n=1"><title>La medida</title><adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms>nivel=2</adlcp:datafromlms></item>' });
const FILES = { "index.html": "<p>hola</p>", "media/Clip.mp4": "0123456789" };

async function played(manifest = MASTERED) {
  const made = await packageScene(database.db);
  await made.bring(scormZip(manifest, FILES));
  return { ...made, learner: await made.learn() };
}

type Played = Awaited<ReturnType<typeof played>>;
const tokenOf = (src: string): string => /packages\/([^/]+)\/launch$/.exec(src)?.[1] ?? "";
const commit = ({ learner }: Played, session: number, sequence: number, state: Record<string, string>) => commitPackage(learner.ctx, { ...learner.address, session, sequence, state });
const attemptOf = ({ learner, lessonId }: Played) => database.db.packageAttempt.findUniqueOrThrow({ where: { enrollmentId_lessonId: { enrollmentId: learner.enrollmentId, lessonId } } });
const progressOf = ({ learner, lessonId }: Played) => database.db.lessonProgress.findUnique({ where: { enrollmentId_lessonId: { enrollmentId: learner.enrollmentId, lessonId } } });

describe("a learner's package", () => {
  it("is opened on its own origin, told what the manifest says, and resumes where it was", async () => {
    const made = await played();
    const { ctx, address, viewer } = made.learner;
    expect(await getPackagePage(ctx, address)).toEqual({ state: "ready", progress: null });
    const opened = await openPackage(ctx, address);
    expect(opened).toMatchObject({ origin: "http://packages.localhost:3000", standard: "scorm12", session: 1, src: expect.stringMatching(/^http:\/\/packages\.localhost:3000\/packages\/[\w.-]+\/launch$/) });
    expect(opened.initial).toMatchObject({ "cmi.core.student_name": viewer.name, "cmi.core.entry": "ab-initio", "cmi.core.credit": "credit", "cmi.student_data.mastery_score": "80", "cmi.launch_data": "nivel=2" });
    expect(await database.db.enrollment.findUniqueOrThrow({ where: { id: made.learner.enrollmentId } })).toMatchObject({ lastLessonId: made.lessonId });

    const told = { "cmi.core.lesson_status": "incomplete", "cmi.core.lesson_location": "p3", "cmi.suspend_data": "x".repeat(64_000), "cmi.core.session_time": "00:10:00", "cmi.core.exit": "suspend", "cmi.core.student_name": "Otra" };
    expect(await commit(made, 1, 1, told)).toEqual({ outcome: "stored", progress: { completion: "incomplete", success: "unknown", score: null, isDone: false }, courseCompleted: false });
    const again = await openPackage(ctx, address);
    expect(again.session).toBe(2);
    expect(again.initial).toMatchObject({ "cmi.core.entry": "resume", "cmi.core.lesson_location": "p3", "cmi.suspend_data": told["cmi.suspend_data"], "cmi.core.total_time": "0000:10:00", "cmi.core.student_name": viewer.name });
    expect(again.initial).not.toHaveProperty("cmi.core.exit");
    await commit(made, 2, 1, { ...told, "cmi.core.session_time": "00:05:00" });
    await commit(made, 2, 2, { ...told, "cmi.core.session_time": "00:06:00" });
    expect((await attemptOf(made)).totalSeconds).toBe(960);
  });

  it("completes the lesson by the manifest's own rule, once, and stays complete with its best score", async () => {
    const made = await played();
    const { ctx, address } = made.learner;
    await expect(completeLesson(ctx, address)).rejects.toMatchObject({ code: "packages.not_done" });
    await openPackage(ctx, address);
    expect((await commit(made, 1, 1, { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "79" })).progress).toEqual({ completion: "completed", success: "failed", score: 79, isDone: false });
    expect(await progressOf(made)).toBeNull();
    expect((await commit(made, 1, 2, { "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "90" })).progress).toEqual({ completion: "completed", success: "passed", score: 90, isDone: true });
    expect(await progressOf(made)).toMatchObject({ completedBy: "played" });
    expect((await commit(made, 1, 3, { "cmi.core.lesson_status": "failed", "cmi.core.score.raw": "10" })).progress).toEqual({ completion: "completed", success: "failed", score: 90, isDone: true });
    expect(await attemptOf(made)).toMatchObject({ scoreRaw: 10, bestScore: 90 });
    expect(await getPackagePage(ctx, address)).toMatchObject({ progress: { score: 90, isDone: true } });
  });

  it("takes the later report, whatever the order in which they come, and loses no completion of an earlier one", async () => {
    const made = await played();
    const { ctx, address } = made.learner;
    await openPackage(ctx, address);
    await commit(made, 1, 2, { "cmi.suspend_data": "two" });
    expect((await commit(made, 1, 1, { "cmi.suspend_data": "one" })).outcome).toBe("stored");
    expect((await attemptOf(made)).state).toEqual({ "cmi.suspend_data": "two" });
    await openPackage(ctx, address);
    expect(await commit(made, 1, 9, { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "85", "cmi.suspend_data": "late" })).toMatchObject({ outcome: "superseded", progress: { isDone: true, score: 85 } });
    expect((await attemptOf(made)).state).toEqual({ "cmi.suspend_data": "two" });
    await expect(commit(made, 7, 1, {})).rejects.toMatchObject({ code: "packages.not_ready" });
  });

  it("of SCORM 2004 tells completion and success apart", async () => {
    const made = await played(scormManifest({ standard: "scorm2004" }));
    const opened = await openPackage(made.learner.ctx, made.learner.address);
    expect(opened).toMatchObject({ standard: "scorm2004", initial: { "cmi.entry": "ab-initio", "cmi.mode": "normal" } });
    expect((await commit(made, 1, 1, { "cmi.completion_status": "completed", "cmi.success_status": "failed", "cmi.score.scaled": "0.4" })).progress).toEqual({ completion: "completed", success: "failed", score: 40, isDone: false });
    expect((await commit(made, 1, 2, { "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.session_time": "PT1M" })).progress).toMatchObject({ isDone: true });
  });

  it("is not believed in words that its standard does not know, nor for other learners", async () => {
    const made = await played();
    await openPackage(made.learner.ctx, made.learner.address);
    await expect(commit(made, 1, 1, { "cmi.core.lesson_status": "perfect" })).rejects.toMatchObject({ code: "packages.state_invalid", issues: [{ path: "state.cmi.core.lesson_status" }] });
    const { currentReleaseId } = await database.db.course.findUniqueOrThrow({ where: { id: made.courseId }, select: { currentReleaseId: true } });
    const other = await makeLearner(database.db, { courseId: made.courseId, releaseId: String(currentReleaseId) });
    await expect(commitPackage(made.ctx.as(other.viewer), { ...made.learner.address, session: 1, sequence: 1, state: { "cmi.core.lesson_status": "completed" } })).rejects.toMatchObject({ code: "packages.not_ready" });
    expect(await database.db.lessonProgress.count({ where: { lessonId: made.lessonId } })).toBe(0);
  });

  it("keeps its place through another version, until the teacher lets everybody begin anew", async () => {
    const made = await played();
    const { ctx, address } = made.learner;
    await openPackage(ctx, address);
    await commit(made, 1, 1, { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90", "cmi.suspend_data": "p3" });
    await made.bring(scormZip(scormManifest({ title: "Segunda" }), FILES));
    await publishCourse(made.ctx, { courseId: made.courseId, notes: "" });
    expect((await openPackage(ctx, address)).initial).toMatchObject({ "cmi.suspend_data": "p3" });
    expect(await resetPackage(made.ctx, made.place)).toEqual({ learners: 1 });
    expect(await attemptOf(made)).toMatchObject({ state: {}, bestScore: null, completion: "unknown", session: 3 });
    expect(await progressOf(made)).toMatchObject({ completedBy: "played" });
    expect((await commit(made, 2, 9, { "cmi.suspend_data": "late" })).outcome).toBe("superseded");
    expect((await openPackage(ctx, address)).initial).not.toHaveProperty("cmi.suspend_data");
    await expect(resetPackage(made.ctx, { ...made.place, lessonId: "les_other" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(resetPackage(ctx, made.place)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is looked at by its teacher, and by nobody without access, and then nothing is kept", async () => {
    const made = await played();
    const tried = await tryPackage(made.ctx, made.place);
    expect(tried).toMatchObject({ session: null, initial: { "cmi.core.credit": "no-credit", "cmi.core.lesson_mode": "browse" } });
    expect(await openPackage(made.ctx, made.learner.address)).toMatchObject({ session: null });
    expect(await getPackagePage(made.ctx, made.learner.address)).toEqual({ state: "ready", progress: null });
    await expect(commitPackage(made.ctx, { ...made.learner.address, session: 1, sequence: 1, state: {} })).rejects.toMatchObject({ code: "access.enrollment_required" });
    await expect(openPackage(made.ctx.as(anonymous), made.learner.address)).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(tryPackage(made.learner.ctx, made.place)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(tryPackage(made.ctx, { ...made.place, lessonId: made.lessonIds[0] ?? "" })).rejects.toMatchObject({ kind: "not_found" });
    expect(await database.db.packageAttempt.count({ where: { lessonId: made.lessonId } })).toBe(0);
    await database.db.grant.updateMany({ where: { enrollmentId: made.learner.enrollmentId }, data: { revokedAt: new Date("2026-11-01") } });
    await expect(openPackage(made.learner.ctx, made.learner.address)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is not there yet while none is unpacked", async () => {
    const made = await packageScene(database.db);
    await expect(tryPackage(made.ctx, made.place)).rejects.toMatchObject({ code: "packages.not_ready" });
    const done = await played();
    await database.db.courseFile.updateMany({ where: { courseId: done.courseId }, data: { removedAt: new Date() } });
    expect(await getPackagePage(done.learner.ctx, done.learner.address)).toMatchObject({ state: "missing" });
    const article = { courseSlug: done.learner.address.courseSlug, lessonSlug: "uno" };
    await expect(getPackagePage(done.learner.ctx, article)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the addresses of a package", () => {
  it("open its files for a sitting, whatever their case, in parts where media asks for them", async () => {
    const made = await played();
    const token = tokenOf((await openPackage(made.learner.ctx, made.learner.address)).src);
    const nobody = made.ctx.as(anonymous);
    expect(await getPackageLaunch(nobody, { token })).toEqual({ standard: "scorm12", title: "La medida", isTracked: true, src: "files/index.html?n=1" });
    const read = async (path: string, range: string | null = null) => {
      const opened = await openPackageFile(nobody, { token, path, range });
      return opened === "unsatisfiable" ? opened : packageFile(opened);
    };
    const page = await read("INDEX.html");
    if (page === "unsatisfiable") throw new Error("no page");
    expect(await page.text()).toBe("<p>hola</p>");
    expect(Object.fromEntries(page.headers)).toMatchObject({ "content-type": "text/html", "x-content-type-options": "nosniff", "content-security-policy": expect.stringContaining("frame-ancestors 'self' http://localhost:3000") });
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval';");
    const part = await read("media/clip.mp4", "bytes=2-4");
    if (part === "unsatisfiable") throw new Error("no part");
    expect([part.status, part.headers.get("content-range"), part.headers.get("content-length"), await part.text()]).toEqual([206, "bytes 2-4/10", "3", "234"]);
    expect(await read("media/clip.mp4", "bytes=99-")).toBe("unsatisfiable");
    for (const path of ["gone.html", "../secret", "media", ""]) await expect(read(path)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("open nothing when they are forged, expired, of another package, or of one that is gone", async () => {
    const [made, other] = [await played(), await played()];
    const nobody = made.ctx.as(anonymous);
    const token = tokenOf((await openPackage(made.learner.ctx, made.learner.address)).src);
    for (const wrong of ["x", `${token}x`, token.replace(/\.[^.]+\./, ".e30.")]) {
      await expect(openPackageFile(nobody, { token: wrong, path: "index.html", range: null })).rejects.toMatchObject({ code: "packages.link_expired" });
      await expect(getPackageLaunch(nobody, { token: wrong })).rejects.toMatchObject({ code: "packages.link_expired" });
    }
    const { package: theirs } = await database.db.courseFile.findFirstOrThrow({ where: { courseId: other.courseId }, select: { package: { select: { id: true } } } });
    const strange = await signPackageToken({ packageId: theirs?.id ?? "", part: "none", viewerId: "" }, nobody.clock.now());
    await expect(getPackageLaunch(nobody, { token: strange })).rejects.toMatchObject({ kind: "not_found" });
    nobody.clock.set(new Date(nobody.clock.now().getTime() + 4 * HOUR_MS + 1_000));
    await expect(openPackageFile(nobody, { token, path: "index.html", range: null })).rejects.toMatchObject({ code: "packages.link_expired" });
    nobody.clock.set(new Date(nobody.clock.now().getTime() + DAY_MS));
    const fresh = tokenOf((await openPackage(made.learner.ctx, made.learner.address)).src);
    made.files.files.clear();
    await expect(openPackageFile(nobody, { token: fresh, path: "index.html", range: null })).rejects.toMatchObject({ kind: "not_found" });
    await database.db.courseFile.updateMany({ where: { courseId: made.courseId }, data: { removedAt: new Date() } });
    await expect(openPackageFile(nobody, { token: fresh, path: "index.html", range: null })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("answer with a page that nobody but the application may frame, and that holds no markup of a stranger", async () => {
    const answer = packageLaunch({ standard: "scorm12", title: '"><script>alert(1)</script>', isTracked: true, src: "files/a.html" });
    const page = await answer.text();
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("/packages/runtime/scorm12.js");
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';.*frame-src 'self'; frame-ancestors 'self' http:\/\/localhost:3000; form-action 'self'$/);
    expect(() => packageRefusal(new Error("broken"))).toThrow("broken");
  });
});
