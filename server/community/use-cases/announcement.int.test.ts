import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, after } from "@/lib/time";
import { writeAnnouncementSchema } from "@/lib/schemas/announcements";
import { system } from "@/server/access";
import { completeLesson } from "@/server/learning";
import { listNotifications } from "@/server/notifications";
import type { OutgoingMail } from "@/server/vendors";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { TEST_NOW, testCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { findMuteLink } from "../queries/find-mute-link";
import { listAnnouncements } from "../queries/list-announcements";
import { getReceived, listCourseMail, listReceived } from "../queries/list-received";
import { beginAnnouncement } from "./begin-announcement";
import { cancelAnnouncement } from "./cancel-announcement";
import { deliverAnnouncement } from "./deliver-announcement";
import { setMute, setMuteByLink } from "./set-mute";
import { writeAnnouncement } from "./write-announcement";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

let serial = 0;

async function scene(count = 2) {
  const studio = await studioScene(database.db);
  const { ctx, courseId, release } = studio;
  const learners = [];
  for (let index = 0; index < count; index += 1) learners.push(await makeLearner(database.db, { courseId, releaseId: release.id }, ctx));
  const [ana, leo] = learners;
  if (!ana || !leo) throw new Error("the scene has two learners");
  const sent: OutgoingMail[] = [];
  const refused = new Set<string>();
  const mail = {
    send: async (outgoing: OutgoingMail) => {
      if (refused.has(outgoing.to)) throw new Error("no such mailbox");
      sent.push(outgoing);
      return { id: String(sent.length) };
    },
  };
  const jobs = testCtx(database.db, { mail }, system("test"));
  const write = (given: object = {}) =>
    writeAnnouncement(ctx, writeAnnouncementSchema.parse({ courseId, sendKey: `test_key_${(serial += 1)}`, title: "Clase en vivo", body: "Es el **jueves**.\n\nNos vemos.", audience: "all", language: null, enrollmentIds: [], publishAt: null, ...given }));
  const deliver = async (announcementId: string) => {
    await beginAnnouncement(jobs, { announcementId });
    return deliverAnnouncement(jobs, { announcementId });
  };
  const emailOf = async (userId: string) => (await database.db.user.findUniqueOrThrow({ where: { id: userId } })).email;
  return { ...studio, ana, leo, learners, sent, refused, jobs, write, deliver, emailOf, me: ctx.as(ana.viewer) };
}

describe("an announcement", () => {
  it("reaches everybody with access, in the app and by mail, once, however often it is delivered", async () => {
    const { ctx, courseId, course, ana, leo, learners, sent, jobs, write, deliver, me, emailOf } = await scene(3);
    const closed = learners[2];
    await database.db.grant.updateMany({ where: { enrollmentId: closed?.enrollmentId ?? "" }, data: { revokedAt: TEST_NOW } });
    const { announcementId } = await write();
    await ctx.settle();
    expect(ctx.relayed.at(-1)).toMatchObject({ name: "community/announcement.scheduled", data: { announcementId, publishAt: null } });
    expect(await deliver(announcementId)).toEqual({ left: 0 });
    expect(await deliver(announcementId), "again").toEqual({ left: 0 });
    expect(sent.map(({ to }) => to).toSorted()).toEqual([await emailOf(ana.userId), await emailOf(leo.userId)].toSorted());
    expect(sent[0]?.subject).toBe(`${course.title}: Clase en vivo`);
    expect(sent[0]?.text).toContain("Es el **jueves**.");
    const inbox = await listNotifications(me);
    expect(inbox.items.filter(({ kind }) => kind === "announcement")).toMatchObject([{ text: `${course.title}: Clase en vivo`, href: `/dashboard/announcements/${announcementId}` }]);
    expect(await listReceived(me)).toMatchObject([{ announcementId, title: "Clase en vivo", course: course.title }]);
    expect(await getReceived(me, { announcementId })).toMatchObject({ title: "Clase en vivo", body: "Es el **jueves**.\n\nNos vemos.", author: "Inés Maestra", course: { slug: course.slug } });
    await expect(getReceived(ctx, { announcementId })).rejects.toMatchObject({ kind: "not_found" });
    expect(await listAnnouncements(ctx, { courseId })).toMatchObject([{ announcementId, status: "sent", audience: "all", recipients: 2, delivered: 2, failed: 0, author: "Inés Maestra" }]);
    // As if the process had died between the mail and our note of it.
    await database.db.announcementRecipient.updateMany({ where: { announcementId }, data: { delivery: "waiting", deliveredAt: null } });
    await database.db.announcement.update({ where: { id: announcementId }, data: { status: "sending" } });
    expect(await deliverAnnouncement(jobs, { announcementId })).toEqual({ left: 0 });
    expect(sent).toHaveLength(2);
    expect((await listNotifications(me)).items.filter(({ kind }) => kind === "announcement")).toHaveLength(1);
  });

  it("goes to who is active, who reads a language, or who was chosen", async () => {
    const { ctx, course, ana, leo, write, deliver, sent, emailOf, me } = await scene();
    const reached = async (given: object) => {
      sent.length = 0;
      await deliver((await write(given)).announcementId);
      return sent.map(({ to }) => to);
    };
    await completeLesson(me, { courseSlug: course.slug, lessonSlug: "uno" });
    await database.db.user.update({ where: { id: leo.userId }, data: { locale: "en" } });
    expect(await reached({ audience: "active" })).toEqual([await emailOf(ana.userId)]);
    expect(await reached({ language: "en" })).toEqual([await emailOf(leo.userId)]);
    expect(await reached({ audience: "selection", enrollmentIds: [leo.enrollmentId] })).toEqual([await emailOf(leo.userId)]);
    await expect(write({ audience: "selection", enrollmentIds: ["enr_nobody"] })).rejects.toMatchObject({ kind: "invalid", issues: [{ path: "enrollmentIds" }] });
    await ctx.settle();
  });

  it("waits for its time, can be cancelled until then, and a form sent twice writes one", async () => {
    const { ctx, courseId, write, deliver, sent, me } = await scene();
    const publishAt = after(TEST_NOW, HOUR_MS).toISOString();
    const { announcementId } = await write({ publishAt, sendKey: "the_same_key" });
    expect(await write({ publishAt, sendKey: "the_same_key" })).toEqual({ announcementId });
    await expect(write({ publishAt: after(TEST_NOW, -HOUR_MS).toISOString() })).rejects.toMatchObject({ issues: [{ path: "publishAt" }] });
    await expect(getReceived(me, { announcementId })).rejects.toMatchObject({ kind: "not_found" });
    expect(await cancelAnnouncement(ctx, { courseId, announcementId })).toEqual({ announcementId });
    expect(await cancelAnnouncement(ctx, { courseId, announcementId }), "twice").toEqual({ announcementId });
    expect(await deliver(announcementId)).toEqual({ left: 0 });
    expect(sent).toEqual([]);
    ctx.clock.advance(2 * HOUR_MS);
    expect(await write({ publishAt, sendKey: "the_same_key" }), "sent again when its time has come").toEqual({ announcementId });
    ctx.clock.advance(-2 * HOUR_MS);
    const second = await write({ publishAt });
    await deliver(second.announcementId);
    await expect(cancelAnnouncement(ctx, { courseId, announcementId: second.announcementId })).rejects.toMatchObject({ code: "community.announcement_begun" });
    await expect(cancelAnnouncement(ctx, { courseId, announcementId: "ann_missing" })).rejects.toMatchObject({ kind: "not_found" });
    await ctx.settle();
  });

  it("does not stop at an address that refuses mail, and gives that one up in the end", async () => {
    const { ctx, courseId, ana, leo, write, jobs, sent, refused, emailOf } = await scene();
    refused.add(await emailOf(ana.userId));
    const { announcementId } = await write();
    await beginAnnouncement(jobs, { announcementId });
    expect(await deliverAnnouncement(jobs, { announcementId })).toEqual({ left: 1 });
    expect(sent.map(({ to }) => to)).toEqual([await emailOf(leo.userId)]);
    for (let attempt = 2; attempt < 8; attempt += 1) await expect(deliverAnnouncement(jobs, { announcementId })).rejects.toThrow("no such mailbox");
    expect(await deliverAnnouncement(jobs, { announcementId })).toEqual({ left: 0 });
    expect(await listAnnouncements(ctx, { courseId })).toMatchObject([{ status: "sent", delivered: 1, failed: 1 }]);
    await ctx.settle();
  });

  it("is for those who may manage the students", async () => {
    const { addColleague, courseId } = await scene();
    const editor = await addColleague({ canEdit: true });
    await expect(listAnnouncements(editor, { courseId })).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("mail that is not wanted", () => {
  it("stops by the one click of the mail program, for that course alone, and comes again when it is wanted", async () => {
    const { ctx, courseId, course, ana, write, deliver, sent, me, emailOf } = await scene();
    const first = await write();
    await deliver(first.announcementId);
    const address = await emailOf(ana.userId);
    const mail = sent.find(({ to }) => to === address);
    expect(mail?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    const link = /^<http:\/\/localhost:3000\/api\/unsubscribe\/([^>]+)>$/.exec(mail?.headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "";
    expect(mail?.html).toContain(`/es/unsubscribe/${link}`);
    const nobody = testCtx(database.db);
    expect(await findMuteLink(nobody, link)).toEqual({ userId: ana.userId, courseId, course: course.title });
    const forged = [`${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`, link.replace(ana.userId, ctx.viewer.kind === "user" ? ctx.viewer.userId : ""), "nonsense"];
    for (const other of forged) expect(await setMuteByLink(nobody, other)).toEqual({ done: false });
    expect(await setMuteByLink(nobody, link)).toEqual({ done: true });
    expect(await setMuteByLink(nobody, link), "twice").toEqual({ done: true });
    expect(await listCourseMail(me)).toEqual([{ courseId, title: course.title, isMuted: true }]);
    sent.length = 0;
    const second = await write();
    await deliver(second.announcementId);
    expect(sent.map(({ to }) => to)).not.toContain(address);
    expect(await getReceived(me, { announcementId: second.announcementId })).toMatchObject({ title: "Clase en vivo" });
    expect(await setMute(me, { courseId, isMuted: false })).toEqual({ isMuted: false });
    expect(await listCourseMail(me)).toMatchObject([{ isMuted: false }]);
    expect(await setMute(me, { courseId, isMuted: true })).toEqual({ isMuted: true });
    const stranger = await studioScene(database.db);
    expect(await setMute(stranger.ctx, { courseId, isMuted: true }), "not in that course").toEqual({ isMuted: false });
    ctx.clock.advance(40 * DAY_MS);
    expect(await listReceived(me), "after a month").toEqual([]);
    await ctx.settle();
  });
});
