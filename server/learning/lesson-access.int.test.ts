import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { anonymous, system, type Viewer } from "@/server/access";
import { closeGrant, getCaptions, getPlayback } from "@/server/learning";
import { inTransaction } from "@/server/platform/outbox";
import type { Vendors } from "@/server/vendors";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { requireLesson } from "./lesson-access";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Nayra>Hola &amp; <b>bienvenida</b>\n\n00:02.000 --> 00:04.000\nSegunda\nlínea\n";

/** Signs as the vendor would, and remembers for whom. */
function video(signed: { viewerId: string | null; ttlSeconds: number; posterSeconds: number | null }[] = []): Partial<Vendors> {
  const signPlayback: Vendors["video"]["signPlayback"] = async (playbackId, options) => {
    signed.push(options);
    return {
      hls: `https://stream.test/${playbackId}.m3u8`,
      poster: "https://image.test/p",
      storyboard: "https://image.test/s",
      expiresAt: new Date(Date.parse("2026-11-22T12:00:00Z") + options.ttlSeconds * 1_000),
    };
  };
  return { video: { signPlayback } as Vendors["video"] };
}

async function world(overrides: Parameters<typeof makeCourse>[1] = {}) {
  const asset = await database.db.videoAsset.create({
    data: {
      id: newId("video"), status: "ready", playbackId: newId("video"), durationSeconds: 100,
      captions: { create: [{ id: newId("caption"), language: "es", label: "Español", vtt: VTT }] },
    },
  });
  const teacher = await makeUser(database.db, { roles: ["instructor"] });
  const made = await makeCourse(database.db, {
    lessons: [{ slug: "muestra", kind: "video", isPreview: true, videoAssetId: asset.id }, { slug: "pagada", kind: "video", videoAssetId: asset.id }],
    instructorUserId: teacher.id,
    ...overrides,
  });
  const courseSlug = made.course.slug;
  const ids = { courseId: made.course.id, releaseId: made.release.id };
  const viewers = {
    teacher: userViewer({ userId: teacher.id, roles: ["instructor"], instructorId: made.instructorId }),
    otherTeacher: userViewer({ userId: "usr_other", roles: ["instructor"], instructorId: "ins_other" }),
    stranger: userViewer({ userId: (await makeUser(database.db)).id }),
  };
  const ctx = testCtx(database.db, video());
  const open = (viewer: Viewer, lessonSlug: string) => outcome(() => requireLesson(database.db, viewer, { courseSlug, lessonSlug }, ctx.clock.now()));
  const playback = (viewer: Viewer, lessonSlug: string) => outcome(() => getPlayback(ctx.as(viewer), { courseSlug, lessonSlug }));
  return { ...made, asset, courseSlug, ids, viewers, ctx, open, playback };
}

async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "open";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.kind, error.code, error.params.reason].filter(Boolean).join(" ");
  }
}

describe("who may open a lesson", () => {
  it("opens the preview to everybody and the rest to learners and the course's own teachers", async () => {
    const { viewers, ids, open, playback } = await world();
    const { viewer: learner } = await makeLearner(database.db, ids);
    const table = { anonymous, stranger: viewers.stranger, learner, teacher: viewers.teacher, otherTeacher: viewers.otherTeacher };
    const answers: Record<string, [string, string]> = {};
    for (const [name, viewer] of Object.entries(table)) answers[name] = [await open(viewer, "muestra"), await open(viewer, "pagada")];
    expect(answers).toEqual({
      anonymous: ["open", "unauthenticated auth.required"],
      stranger: ["open", "forbidden access.enrollment_required"],
      learner: ["open", "open"],
      teacher: ["open", "open"],
      otherTeacher: ["open", "forbidden access.enrollment_required"],
    });
    expect(await playback(viewers.stranger, "pagada")).toBe("forbidden access.enrollment_required");
    expect(await playback(anonymous, "pagada")).toBe("unauthenticated auth.required");
    expect(await playback(learner, "pagada")).toBe("open");
    expect(await playback(anonymous, "muestra")).toBe("open");
  });

  it("closes with the last grant, also for who asks for the video, and says why", async () => {
    const { ids, ctx, open, playback } = await world();
    const { viewer, grant } = await makeLearner(database.db, ids);
    expect(await playback(viewer, "pagada")).toBe("open");
    await inTransaction(ctx, (tx) => closeGrant(ctx.as(system("test")), tx, { ...grant, reason: "refund" }));
    expect(await open(viewer, "pagada")).toBe("forbidden access.forbidden enrollment_closed");
    expect(await playback(viewer, "pagada")).toBe("forbidden access.forbidden enrollment_closed");
    expect(await open(viewer, "muestra")).toBe("open");
  });

  it("closes at the instant a grant ends", async () => {
    const { ids, ctx, courseSlug } = await world();
    const { viewer, grant } = await makeLearner(database.db, ids);
    const endsAt = new Date(ctx.clock.now().getTime() + 1_000);
    await database.db.grant.update({ where: { kind_sourceId: grant }, data: { endsAt } });
    const at = (ms: number) => outcome(() => requireLesson(database.db, viewer, { courseSlug, lessonSlug: "pagada" }, new Date(endsAt.getTime() + ms)));
    expect(await at(-1)).toBe("open");
    expect(await at(0)).toBe("forbidden access.forbidden enrollment_closed");
  });

  it("hides a draft from everybody but who enrolled before and who teaches it", async () => {
    const { viewers, ids, open } = await world({ status: "draft" });
    const { viewer: learner } = await makeLearner(database.db, ids);
    expect(await open(anonymous, "muestra")).toBe("not_found access.not_found");
    expect(await open(viewers.stranger, "pagada")).toBe("not_found access.not_found");
    expect(await open(viewers.otherTeacher, "pagada")).toBe("not_found access.not_found");
    expect(await open(viewers.teacher, "pagada")).toBe("open");
    expect(await open(learner, "pagada")).toBe("open");
  });

  it("answers the same for a lesson and a course that do not exist", async () => {
    const { open, viewers } = await world();
    expect(await open(viewers.stranger, "no-esta")).toBe("not_found access.not_found");
    expect(await outcome(() => requireLesson(database.db, anonymous, { courseSlug: "no-esta", lessonSlug: "muestra" }, new Date()))).toBe("not_found access.not_found");
  });
});

describe("playing", () => {
  it("signs for the viewer, for two hours", async () => {
    const { ids, courseSlug } = await world();
    const { viewer, userId } = await makeLearner(database.db, ids);
    const signed: { viewerId: string | null; ttlSeconds: number; posterSeconds: number | null }[] = [];
    const playback = await getPlayback(testCtx(database.db, video(signed), viewer), { courseSlug, lessonSlug: "pagada" });
    expect(signed).toEqual([{ viewerId: userId, ttlSeconds: 7_200, posterSeconds: null }]);
    expect(playback.expiresAt).toBe("2026-11-22T14:00:00.000Z");
  });

  it("tells the state of a video that cannot be played yet", async () => {
    const { asset, ids, courseSlug, ctx } = await world();
    const { viewer } = await makeLearner(database.db, ids);
    for (const status of ["waiting_for_upload", "processing", "failed"] as const) {
      await database.db.videoAsset.update({ where: { id: asset.id }, data: { status } });
      await expect(getPlayback(ctx.as(viewer), { courseSlug, lessonSlug: "pagada" })).rejects.toMatchObject({ code: "media.not_ready", params: { status } });
    }
  });

  it("gives captions where it gives the video, and nothing for a language without a track", async () => {
    const { courseSlug, ctx, viewers } = await world();
    const address = { courseSlug, lessonSlug: "muestra", language: "es" };
    expect(await getCaptions(ctx, address)).toBe(VTT);
    expect(await outcome(() => getCaptions(ctx, { ...address, language: "en" }))).toBe("not_found access.not_found");
    expect(await outcome(() => getCaptions(ctx.as(viewers.stranger), { ...address, lessonSlug: "pagada" }))).toBe("forbidden access.enrollment_required");
  });
});
