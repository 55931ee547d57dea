import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { freePort } from "@/local/kit/testing/free-port";
import { start as startRedis } from "@/local/redis";
import { MINUTE_MS } from "@/lib/time";
import { upstashLimits } from "@/server/vendors/limits/upstash-limits";
import { makeCourse } from "@/tests/factories/make-course";
import { apiClient } from "@/tests/harness/api-client";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { fakeShop, sign, stripeEvent } from "@/tests/harness/fake-shop";
import { identityWorld, STRONG } from "@/tests/harness/identity-world";
import { testCtx } from "@/tests/harness/test-ctx";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Tokens = { accessToken: string; refreshToken: string };
let serial = 0;

/** A client of somebody who signed up, with the roles that are given. */
async function signedUp(roles: ("instructor" | "admin")[] = []) {
  const world = identityWorld(database.db);
  serial += 1;
  const email = `rest${serial}@example.com`;
  const person = await world.person(email);
  await database.db.userRole.createMany({ data: roles.map((role) => ({ userId: person.userId, role })) });
  const ctx = testCtx(database.db, { ...fakeShop().vendors, limits: world.limits });
  const call = apiClient(ctx);
  const { body } = await call<Tokens>("POST", "/auth/login", { body: { email, password: STRONG } });
  return { ...person, ctx, call, token: body.accessToken, refreshToken: body.refreshToken };
}

describe("tokens", () => {
  it("open the account, rotate, and end with their second use", async () => {
    const { call, ctx, token, refreshToken, userId } = await signedUp();
    expect((await call("GET", "/auth/me", { token })).body).toMatchObject({ id: userId, roles: ["student"], emailVerified: true });
    const renewed = await call<Tokens>("POST", "/auth/refresh", { body: { refreshToken }, headers: { authorization: "Bearer expired.by.now" } });
    expect(renewed.status).toBe(200);
    expect((await call("POST", "/auth/refresh", { body: { refreshToken } })).body).toMatchObject({ status: 401, code: "auth.refresh_reused" });
    const ended = await call("GET", "/auth/me", { token: renewed.body.accessToken });
    expect(ended.status).toBe(401);
    expect(ended.headers.get("www-authenticate")).toBe('Bearer realm="criterio", error="invalid_token"');
    ctx.clock.advance(16 * MINUTE_MS);
    expect((await call("GET", "/courses", { token })).body).toMatchObject({ code: "auth.session_expired" });
  });

  it("end on logout", async () => {
    const { call, token, refreshToken } = await signedUp();
    expect((await call("POST", "/auth/logout", { body: { refreshToken } })).status).toBe(204);
    expect((await call("GET", "/auth/me", { token })).status).toBe(401);
  });

  it("are the only way in: no cookie, no other scheme, nothing malformed", async () => {
    const { call, token, sessionId } = await signedUp();
    for (const headers of [{ cookie: `criterio.session=${sessionId}` }, { cookie: `criterio.session=${token}` }]) {
      const answer = await call("GET", "/auth/me", { headers: headers as Record<string, string> });
      expect(answer.body).toMatchObject({ status: 401, code: "auth.required" });
      expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="criterio"');
    }
    for (const authorization of [`Basic ${token}`, `Bearer${token}`, "Bearer ", `Bearer ${token}x`, `Bearer ${token} ${token}`, `Token ${token}`]) {
      expect((await call("GET", "/courses", { headers: { authorization } })).status, authorization).toBe(401);
    }
  });
});

describe("an answer", () => {
  it("is never stored, carries the request's id, and is a problem document when it refuses", async () => {
    const { call } = await signedUp();
    const answer = await call("GET", "/courses/crs_nothing");
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "cache-control": "no-store", "x-request-id": "req_test_00000000", "content-type": "application/problem+json" });
    expect(answer.body).toEqual({
      type: "urn:criterio:problem:access.not_found", title: "Not found", status: 404, detail: "We could not find it.", instance: "urn:criterio:request:req_test_00000000",
      code: "access.not_found", params: {}, errors: [], requestId: "req_test_00000000",
    });
  });

  it("to another method says which are allowed", async () => {
    const { call, token } = await signedUp();
    const answer = await call("PUT", "/courses/crs_x", { token, body: {} });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "DELETE, GET, PATCH"]);
    expect((await call("HEAD", "/courses")).status).toBe(200);
  });

  it("to a body that is not JSON, not UTF-8, of another type or too large is 400, 415 or 413", async () => {
    const { call } = await signedUp();
    const post = (text: string, type: string | null = "application/json") => call("POST", "/auth/login", { text, headers: type ? { "content-type": type } : {} });
    expect((await post("{")).body).toMatchObject({ status: 400, code: "request.malformed" });
    expect((await post("email=x", "application/x-www-form-urlencoded")).status).toBe(415);
    expect((await post("{}", "text/plain")).headers.get("accept")).toBe("application/json");
    expect((await post(`{"email":"${"x".repeat(300_000)}"}`)).body).toMatchObject({ status: 413, code: "request.too_large" });
    expect((await post("{}", "Application/JSON; charset=UTF-8")).body).toMatchObject({
      status: 422,
      errors: [{ in: "body", path: "email", message: "email_invalid" }, { in: "body", path: "password", message: "password_required" }],
    });
  });

  it("names what is wrong in the path, the query and the headers", async () => {
    const { call, token } = await signedUp();
    const places = async (method: string, url: string, body?: unknown) => {
      const { errors } = (await call<{ errors: { in: string; path: string }[] }>(method, url, { token, ...(body !== undefined && { body }) })).body;
      return errors.map((issue) => `${issue.in} ${issue.path}`);
    };
    expect(await places("GET", "/courses/7")).toEqual(["path id"]);
    expect(await places("GET", "/courses?limit=0&level=easy&sort=price&topic=a&topic=b")).toEqual(["query topic", "query level", "query limit", "query sort"]);
    expect(await places("POST", "/orders", { courseSlug: "a", expectedAmount: "1", expectedCurrency: "USD", locale: "es" })).toEqual(["header idempotency-key", "body expectedAmount"]);
  });

  it("to one call too many says when to come back, counted in Redis", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "rest-redis-"));
    const redis = await startRedis({ port: await freePort(), dataDir, appUrl: "http://127.0.0.1:9", databaseUrl: "", env: { UPSTASH_REDIS_REST_TOKEN: "a-token-of-the-tests" } });
    try {
      const outages: unknown[] = [];
      const limits = upstashLimits({ url: redis.url, token: "a-token-of-the-tests" }, (error) => outages.push(error));
      const call = apiClient(testCtx(database.db, { limits }));
      const answers = await Promise.all(Array.from({ length: 61 }, () => call("POST", "/auth/refresh", { body: { refreshToken: "unknown" } })));
      const refused = answers.filter(({ status }) => status === 429);
      expect(outages).toEqual([]);
      expect(refused).toHaveLength(1);
      expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(refused[0]?.body).toMatchObject({ code: "rate.too_many" });
    } finally {
      await redis.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe("lists", () => {
  it("are paged by key, and the Link header leads through all of them", async () => {
    const { call } = await signedUp();
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push((await makeCourse(database.db, { language: "pt-BR", level: "advanced" })).course.id);
    const seen: string[] = [];
    for (let next: string | null = "/courses?limit=2&language=pt-BR&level=advanced"; next !== null; ) {
      const page: { headers: Headers; body: { items: { id: string }[]; nextCursor: string | null } } = await call("GET", next);
      seen.push(...page.body.items.map(({ id }) => id));
      const link: string | undefined = /^<\/api\/v1(\/courses\?[^>]+)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1];
      expect(link === undefined).toBe(page.body.nextCursor === null);
      next = link ?? null;
    }
    expect(seen).toEqual(made.toReversed());
  });
});

describe("buying and learning", () => {
  it("places one order for one key, and refuses the key for other content", async () => {
    const { call, token, ctx } = await signedUp();
    const [{ course }, other] = [await makeCourse(database.db), await makeCourse(database.db)];
    const body = { courseSlug: course.slug, expectedAmount: 6_900, expectedCurrency: "USD", locale: "es" };
    const place = (changes: object = {}) => call<{ orderId: string }>("POST", "/orders", { token, body: { ...body, ...changes }, headers: { "idempotency-key": "one_purchase_1" } });
    const [first, again] = [await place(), await place()];
    expect([first.status, again.status, again.body.orderId]).toEqual([201, 201, first.body.orderId]);
    expect(first.headers.get("location")).toBe(`/api/v1/orders/${first.body.orderId}`);
    expect((await place({ locale: "en" })).body).toMatchObject({ status: 409, code: "commerce.idempotency_mismatch" });
    expect((await place({ courseSlug: other.course.slug })).body).toMatchObject({ status: 409, code: "commerce.idempotency_mismatch" });
    expect((await call("GET", `/orders/${first.body.orderId}`, { token })).body).toMatchObject({ status: "pending", total: { amount: 6_900, currency: "USD" } });
    expect((await call<{ items: unknown[] }>("GET", "/orders?limit=1", { token })).body.items).toHaveLength(1);
    const event = sign(stripeEvent.paid({ id: `cs_${first.body.orderId}`, orderId: first.body.orderId, total: { amount: 6_900, currency: "USD" } }));
    const hook = (signature: string) => apiClient(ctx)("POST", "/payments/webhook/stripe", { text: event.rawBody, headers: { "stripe-signature": signature } });
    expect((await hook("t=1,v1=00")).body).toMatchObject({ status: 400, code: "request.malformed" });
    expect((await hook(event.signature)).body).toEqual({ received: "recorded" });
    expect((await hook(event.signature)).body).toEqual({ received: "duplicate" });
  });

  it("enrolls in a free course at once and once, and keeps progress", async () => {
    const { call, token } = await signedUp();
    const { course } = await makeCourse(database.db, { priceAmount: 0 });
    const first = await call<{ id: string }>("POST", `/courses/${course.id}/enroll`, { token });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ courseId: course.id, isOpen: true, completedLessons: 0, lessonCount: 2 });
    const again = await call("POST", "/enrollments", { token, body: { courseId: course.id } });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const progress = (lessonSlug: string) => call("PATCH", `/enrollments/${first.body.id}/progress`, { token, body: { lessonSlug, completed: true } });
    expect((await progress("primera")).body).toMatchObject({ completedLessons: 1, status: "active" });
    expect((await progress("primera")).body).toMatchObject({ completedLessons: 1 });
    expect((await progress("segunda")).body).toMatchObject({ completedLessons: 2, status: "completed" });
    expect((await call<{ items: unknown[] }>("GET", "/enrollments/my", { token })).body.items).toEqual([expect.objectContaining({ id: first.body.id, status: "completed" })]);
  });

  it("says what a priced course costs instead of enrolling", async () => {
    const { call, token } = await signedUp();
    const { course } = await makeCourse(database.db);
    expect((await call("POST", `/courses/${course.id}/enroll`, { token })).body).toMatchObject({
      status: 409, code: "commerce.payment_required", params: { amount: 6_900, currency: "USD", courseSlug: course.slug },
    });
  });
});

describe("authoring", () => {
  it("takes a course from nothing to the catalogue, moves it and archives it", async () => {
    const author = await signedUp(["admin"]);
    const { call, token, ctx } = author;
    await makeCourse(database.db);
    const draft = {
      title: "SQL: consultas útiles", code: "SQL-900", summary: "Resumen", description: "Texto", objective: "Objetivo", level: "beginner", language: "es",
      durationHours: 6.5, topicSlug: "data", tags: ["SQL", "sql", "Datos"], modules: [{ title: "Uno", objective: "Empezar" }],
    };
    const created = await call<{ id: string; modules: { id: string }[]; slug: string }>("POST", "/courses", { token, body: draft });
    expect(created.body).toMatchObject({ slug: "sql-consultas-utiles", status: "draft", priceAmount: 0, durationHours: 6.5, viewerCan: { edit: true } });
    const url = `/courses/${created.body.id}`;
    expect(created.headers.get("location")).toBe(`/api/v1${url}`);
    expect((await call("POST", "/courses", { token, body: draft })).body).toMatchObject({ status: 409, code: "catalog.slug_taken", errors: [{ path: "slug", message: "is taken" }] });
    expect((await call("POST", "/courses", { token, body: { ...draft, slug: "otra" } })).body).toMatchObject({ code: "authoring.code_taken" });
    expect((await call("POST", `${url}/publish`, { token })).body).toMatchObject({ status: 409, code: "authoring.no_lessons" });
    expect((await call("PATCH", url, { token, body: { status: "published" } })).body).toMatchObject({ code: "authoring.not_published" });
    const lesson = { moduleId: created.body.modules[0]?.id, title: "Tu primera consulta", kind: "article", body: "## SELECT" };
    expect((await call("POST", `${url}/lessons`, { token, body: lesson })).body).toMatchObject({ slug: "tu-primera-consulta", position: 1 });
    expect((await call("POST", `${url}/lessons`, { token, body: lesson })).body).toMatchObject({ status: 409, code: "catalog.slug_taken" });
    expect((await call("GET", url)).status).toBe(404);
    expect((await call("POST", `${url}/publish`, { token, body: { notes: "Primera" } })).body).toMatchObject({ number: 1 });
    expect((await call("GET", url)).body).toMatchObject({ status: "published", release: { number: 1, lessonCount: 1 }, viewerCan: { edit: false } });

    ctx.relayed.length = 0;
    expect((await call("PATCH", url, { token, body: { slug: "sql-util" } })).body).toMatchObject({ slug: "sql-util" });
    expect(ctx.relayed).toEqual([expect.objectContaining({ name: "catalog/course.changed", data: { courseId: created.body.id, slugs: ["sql-util", "sql-consultas-utiles"] } })]);
    expect(await database.db.courseSlug.findMany({ where: { courseId: created.body.id }, select: { slug: true } })).toEqual([{ slug: "sql-consultas-utiles" }]);
    expect((await call("POST", "/courses", { token, body: { ...draft, code: "SQL-901" } })).body).toMatchObject({ code: "catalog.slug_taken" });
    await call("PATCH", url, { token, body: { slug: "sql-consultas-utiles" } });
    expect(await database.db.courseSlug.findMany({ where: { courseId: created.body.id }, select: { slug: true } })).toEqual([{ slug: "sql-util" }]);

    expect((await call("PATCH", url, { token, body: { earlyBirdAmount: 100, earlyBirdEndsAt: "2027-01-01T00:00:00Z" } })).body).toMatchObject({ status: 422, errors: [{ path: "earlyBirdAmount" }] });
    expect((await call("PATCH", url, { token, body: {} })).status).toBe(422);
    expect([(await call("DELETE", url, { token })).status, (await call("DELETE", url, { token })).status]).toEqual([204, 204]);
    expect((await call("GET", url)).status).toBe(404);
    expect((await call("GET", url, { token })).body).toMatchObject({ status: "archived" });
  });

  it("asks a teacher without a profile to get one", async () => {
    const { call, token } = await signedUp(["instructor"]);
    const body = { title: "Sin perfil", code: "X-1", summary: "R", description: "", objective: "O", level: "beginner", language: "es", durationHours: 1, topicSlug: "data" };
    expect((await call("POST", "/courses", { token, body })).body).toMatchObject({ status: 409, code: "authoring.profile_required" });
  });
});
