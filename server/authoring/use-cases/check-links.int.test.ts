import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { anonymous, system } from "@/server/access";
import type { WebAnswer } from "@/server/vendors";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryLimits, memoryWeb } from "@/tests/harness/in-memory-vendors";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx, type TestCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { authoringEventSchemas } from "../events";
import { getLinkOverview } from "../queries/get-link-overview";
import { getPublishGate } from "../queries/get-publish-gate";
import { checkLinks } from "./check-links";
import { endLinkCheck } from "./end-link-check";
import { findDueLinks } from "./find-due-links";
import { publishCourse } from "./publish-course";
import { requestLinkCheck } from "./request-link-check";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const EVENT = "authoring/links.requested";
const answered = (status: number): WebAnswer => ({ kind: "answered", status });
let serial = 0;

/** A course whose lessons lead to these addresses, on sites of its own, and a web that answers for them. */
async function linkScene(paths: readonly string[], answers: Record<string, WebAnswer> = {}) {
  const site = `s${(serial += 1)}.example`;
  const scene = await studioScene(database.db);
  const addresses = paths.map((path) => (path.startsWith("http") ? path : `https://${site}${path}`));
  const write = (lesson: number, body: string) => database.db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: scene.lessonIds[lesson] ?? "", number: 2, kind: "article", title: "Enlaces", body } });
  await write(0, addresses.map((address, index) => `[${index}](${address})`).join("\n\n"));
  const { web, state } = memoryWeb(Object.fromEntries(Object.entries(answers).map(([path, answer]) => [path.startsWith("http") ? path : `https://${site}${path}`, answer])));
  const ctx = testCtx(database.db, { web, limits: memoryLimits({ link_check: 2 }) }, scene.ctx.viewer);
  const job = ctx.as(system("check-links"));
  const request = (which: "all" | "due", as: TestCtx = ctx) => requestLinkCheck(as, { courseId: scene.courseId, which });
  /** What the durable function does with the next event, without its steps. */
  const runNext = async () => {
    await ctx.settle();
    const event = ctx.relayed.splice(0).find(({ name, data }) => name === EVENT && data.courseId === scene.courseId);
    if (!event) return null;
    const run = authoringEventSchemas[EVENT].parse(event.data);
    let outcome: "checked" | "no_network" = "checked";
    const batches = await findDueLinks(job, run);
    for (const batch of batches) outcome = outcome === "no_network" ? outcome : await checkLinks(job, { addresses: batch, askedBefore: run.askedBefore });
    await endLinkCheck(job, { ...run, outcome });
    return { run, batches, outcome };
  };
  const overview = () => getLinkOverview(ctx, { courseId: scene.courseId });
  const deadLinks = async () => (await getPublishGate(ctx, { courseId: scene.courseId })).advice.filter(({ code }) => code === "dead_external_link");
  const known = async () => Object.fromEntries((await database.db.linkCheck.findMany({ where: { address: { in: addresses } } })).map(({ address, ...row }) => [address.replace(`https://${site}`, ""), row]));
  return { ...scene, ctx, job, site, addresses, state, write, request, runNext, overview, deadLinks, known };
}

describe("the check of links to other sites", () => {
  it("starts when a page finds it due, asks each address once, and advises of what is dead", async () => {
    const { courseId, lessonIds, state, site, write, request, runNext, overview, deadLinks, known, ctx } = await linkScene(
      ["/ok", "/404", "/410", "/404#part", "/403", "/429", "/500", "/416", "/slow", "/inside", "http://no-name.example/"],
      {
        "/404": answered(404), "/410": answered(410), "/403": answered(403), "/429": answered(429), "/500": answered(500), "/416": answered(416),
        "/slow": { kind: "failed", reason: "timeout" }, "/inside": { kind: "refused" }, "http://no-name.example/": { kind: "no_such_name" },
      },
    );
    await write(1, `[again](https://${site}/404) [mail](mailto:a@example.com) [inside](dos)`);
    expect(await overview()).toEqual({ total: 10, checked: 0, checkedAt: null, isRunning: false, isDue: true, hadNoNetwork: false });
    expect(await request("due")).toEqual({ isRunning: true });
    expect(await overview()).toMatchObject({ isRunning: true, isDue: false });
    expect([await request("due"), await request("all")]).toEqual([{ isRunning: true }, { isRunning: true }]);
    expect((await runNext())?.outcome).toBe("checked");
    expect(await runNext(), "one event for all who asked").toBeNull();
    expect(state.asked.toSorted()).toEqual([...new Set(state.asked)].toSorted());
    expect(await known()).toMatchObject({
      "/ok": { state: "ok", status: 200, failures: 0 }, "/404": { state: "dead", status: 404, failures: 1 }, "/410": { state: "dead" }, "/403": { state: "unreachable", status: 403 },
      "/429": { state: "unreachable" }, "/500": { state: "unreachable" }, "/416": { state: "ok" }, "/slow": { state: "unreachable", status: null, reason: "timeout" },
      "/inside": { state: "unreachable", reason: "refused" }, "http://no-name.example/": { state: "dead", reason: "no_such_name" },
    });
    const place = (index: number) => expect.objectContaining({ at: "lesson", lessonId: lessonIds[index] });
    expect(await deadLinks()).toEqual([
      { code: "dead_external_link", severity: "advice", place: place(0), detail: `https://${site}/404`, cause: "not_found" },
      { code: "dead_external_link", severity: "advice", place: place(0), detail: `https://${site}/410`, cause: "gone" },
      { code: "dead_external_link", severity: "advice", place: place(0), detail: `https://${site}/404#part`, cause: "not_found" },
      { code: "dead_external_link", severity: "advice", place: place(0), detail: "http://no-name.example/", cause: "no_such_name" },
      { code: "dead_external_link", severity: "advice", place: place(1), detail: `https://${site}/404`, cause: "not_found" },
    ]);
    expect(await overview()).toEqual({ total: 10, checked: 10, checkedAt: ctx.clock.now().toISOString(), isRunning: false, isDue: false, hadNoNetwork: false });
    expect(await request("due")).toEqual({ isRunning: false });
    await expect(publishCourse(ctx, { courseId })).resolves.toMatchObject({ number: 2 });
    await ctx.settle();
  });

  it("is due again after a week, and at once by hand; what is back is no longer dead", async () => {
    const { ctx, state, request, runNext, overview, deadLinks, known } = await linkScene(["/a", "/b"], { "/b": answered(404) });
    await request("due");
    await runNext();
    ctx.clock.advance(HOUR_MS);
    expect(await request("all")).toEqual({ isRunning: true });
    await runNext();
    expect(state.asked).toHaveLength(4);
    expect((await known())["/b"]).toMatchObject({ failures: 2 });
    ctx.clock.advance(7 * DAY_MS);
    expect((await overview()).isDue).toBe(false);
    ctx.clock.advance(1);
    expect((await overview()).isDue).toBe(true);
    expect(await deadLinks()).toHaveLength(1);
    state.answers = {};
    await request("due");
    await runNext();
    expect([await deadLinks(), (await known())["/b"]]).toEqual([[], expect.objectContaining({ state: "ok", failures: 0 })]);
  });

  it("asks no address that another course heard of this week", async () => {
    const first = await linkScene(["/shared"]);
    await first.request("due");
    await first.runNext();
    const second = await linkScene([first.addresses[0] ?? "", "/own"]);
    expect(await second.overview()).toMatchObject({ total: 2, checked: 1, isDue: true });
    await second.request("due");
    await second.runNext();
    expect(second.state.asked).toEqual([`https://${second.site}/own`]);
    expect(await database.db.linkCheck.count({ where: { address: first.addresses[0] ?? "" } })).toBe(1);
  });

  it("asks four at once and one of a site, in batches that a repeated step does not ask again", async () => {
    const sites = Array.from({ length: 7 }, (_, index) => `https://many${index}.example`);
    const { job, state, request, runNext } = await linkScene([...sites.flatMap((site) => [`${site}/1`, `${site}/2`]), "https://many0.example/3"]);
    await request("due");
    const done = await runNext();
    expect(done?.batches.map((batch) => batch.length)).toEqual([12, 3]);
    expect([state.asked.length, state.mostAtOnce, state.mostOfOneSite]).toEqual([15, 4, 1]);
    const askedBefore = done?.run.askedBefore ?? "";
    for (const addresses of done?.batches ?? []) expect(await checkLinks(job, { addresses, askedBefore })).toBe("checked");
    expect(state.asked.length).toBe(15);
  });

  it("asks at most 500 addresses in a run, and the rest in the next", async () => {
    const { ctx, state, request, runNext, overview } = await linkScene(Array.from({ length: 505 }, (_, index) => `/${index}`));
    await request("all");
    await runNext();
    expect(await overview()).toMatchObject({ total: 505, checked: 500, isDue: false });
    ctx.clock.advance(HOUR_MS);
    expect(await request("due")).toEqual({ isRunning: true });
    await runNext();
    expect([new Set(state.asked).size, state.asked.length, (await overview()).checked]).toEqual([505, 505, 505]);
  });

  it("changes nothing without a network, whether it was never there or broke off", async () => {
    const gone: WebAnswer = { kind: "no_such_name" };
    const { ctx, state, request, runNext, overview, known, deadLinks } = await linkScene(["/a", "/b"], { "/a": gone, "/b": gone });
    state.isOnline = false;
    await request("due");
    expect((await runNext())?.outcome).toBe("no_network");
    expect([state.asked, await known(), await deadLinks()]).toEqual([[], {}, []]);
    expect(await overview()).toMatchObject({ checked: 0, hadNoNetwork: true, isRunning: false, isDue: false });
    ctx.clock.advance(HOUR_MS);
    expect((await overview()).isDue).toBe(true);
    state.isOnline = true;
    state.asked.push = (...asked) => {
      state.isOnline = false;
      return asked.length;
    };
    await request("due");
    expect((await runNext())?.outcome).toBe("no_network");
    expect(await known()).toEqual({});
  });

  it("is nothing to start where nothing leads out, and is given up when it does not end", async () => {
    const none = await linkScene([]);
    expect(await none.request("all")).toEqual({ isRunning: false });
    expect(await none.overview()).toMatchObject({ total: 0, isDue: false });
    const { ctx, job, courseId, request, overview } = await linkScene(["/a"]);
    await request("due");
    const { runId } = await database.db.linkRun.findUniqueOrThrow({ where: { courseId } });
    ctx.clock.advance(2 * HOUR_MS);
    expect(await overview()).toMatchObject({ isRunning: false, isDue: true });
    await request("due");
    await endLinkCheck(job, { courseId, runId, outcome: "checked" });
    expect(await overview(), "another run took its place").toMatchObject({ isRunning: true });
    const { runId: second } = await database.db.linkRun.findUniqueOrThrow({ where: { courseId } });
    await endLinkCheck(job, { courseId, runId: second, outcome: null });
    expect(await overview()).toMatchObject({ isRunning: false, hadNoNetwork: false });
    await ctx.settle();
  });
});

describe("who may have links checked", () => {
  it("is who edits the course, and not too often; who works on it otherwise sees how far it is", async () => {
    const { ctx, courseId, request, runNext, addColleague } = await linkScene(["/a"]);
    const reader = ctx.as((await addColleague({ canPublish: true })).viewer);
    const editor = ctx.as((await addColleague({ canEdit: true })).viewer);
    const stranger = ctx.as((await studioScene(database.db)).ctx.viewer);
    expect(await getLinkOverview(reader, { courseId })).toMatchObject({ total: 1 });
    await expect(request("all", reader)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(request("all", stranger)).rejects.toMatchObject({ code: expect.any(String) });
    await expect(request("all", ctx.as(anonymous))).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(getLinkOverview(stranger, { courseId })).rejects.toThrow();
    expect(await request("all", editor)).toEqual({ isRunning: true });
    await runNext();
    ctx.clock.advance(1);
    await request("all");
    await runNext();
    await expect(request("all")).rejects.toMatchObject({ code: "rate.too_many" });
    expect(await request("due"), "opening the page takes no turn").toEqual({ isRunning: false });
  });

  it("asks the web from a job alone", async () => {
    const { ctx, courseId } = await linkScene(["/a"]);
    const askedBefore = ctx.clock.now().toISOString();
    await expect(findDueLinks(ctx, { courseId, runId: "lkr_1", askedBefore })).rejects.toThrow();
    await expect(checkLinks(ctx, { addresses: [], askedBefore })).rejects.toThrow();
    await expect(endLinkCheck(ctx, { courseId, runId: "lkr_1", outcome: null })).rejects.toThrow();
  });
});
