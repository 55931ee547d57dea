import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { start as startStripe } from "@/local/stripe";
import { newId } from "@/lib/ids";
import { loadViewer } from "@/server/auth/load-viewer";
import { hashPassword } from "@/server/identity/passwords/hash-password";
import { answerRequest } from "@/server/rest";
import { appRouter } from "@/server/trpc/root";
import { stripeGateway } from "@/server/vendors/payments/stripe-gateway";
import { startTestDatabase } from "@/tests/harness/database";
import { STRONG } from "@/tests/harness/identity-world";
import { TEST_NOW, type TestCtx } from "@/tests/harness/test-ctx";
import { freePort } from "@/local/kit/testing/free-port";
import { buildScene, type Persona, type Scene } from "./scene";
import type { Subject } from "./subject";

export type Answer = { status: number; paths: string[]; text: string };

/** A school, its payment vendor over the wire, and one person who may do everything: what is refused is refused for its form. */
export async function startBench() {
  const database = await startTestDatabase();
  const port = await freePort();
  const dataDir = mkdtempSync(path.join(tmpdir(), "bad-input-stripe-"));
  const keys = { STRIPE_SECRET_KEY: "sk_test_bad_input", STRIPE_WEBHOOK_SECRET: "whsec_bad_input" };
  const stripe = await startStripe({ port, dataDir, appUrl: "http://127.0.0.1:9", databaseUrl: "", env: keys });
  const payments = stripeGateway({ secretKey: keys.STRIPE_SECRET_KEY, webhookSecret: keys.STRIPE_WEBHOOK_SECRET, apiUrl: stripe.url });
  const scene = await buildScene(database.db, await hashPassword(STRONG), { payments });
  const persona = await empower(database.db, scene);
  const { userId, sessionId, courseId } = persona.own;
  return {
    database,
    scene,
    persona,
    revive: async () => {
      await database.db.user.update({ where: { id: userId }, data: { status: "active" } });
      await database.db.session.update({ where: { id: sessionId }, data: { revokedAt: null } });
      await database.db.course.update({ where: { id: courseId }, data: { status: "published" } });
    },
    close: async () => {
      await stripe.close();
      rmSync(dataDir, { recursive: true, force: true });
      await database.close();
    },
  };
}

type Database = Awaited<ReturnType<typeof startTestDatabase>>["db"];

async function empower(db: Database, scene: Scene): Promise<Persona> {
  const persona = scene.personas.find(({ name }) => name === "instructor");
  if (!persona) throw new Error("the scene has no instructor");
  const { userId, sessionId, courseId } = persona.own;
  await db.userRole.createMany({ data: [{ userId, role: "admin" }, { userId, role: "student" }], skipDuplicates: true });
  const { currentReleaseId } = await db.course.findUniqueOrThrow({ where: { id: courseId }, select: { currentReleaseId: true } });
  const enrollmentId = newId("enrollment");
  await db.enrollment.create({ data: { id: enrollmentId, userId, courseId, releaseId: String(currentReleaseId) } });
  await db.grant.create({ data: { id: newId("grant"), userId, courseId, enrollmentId, kind: "manual", sourceId: enrollmentId, startsAt: new Date(0) } });
  return { ...persona, ctx: scene.open.as(await loadViewer(db, sessionId, TEST_NOW)) };
}

/** Sends a text as a procedure's input, as a browser would, through tRPC's own HTTP handler. */
export async function callProcedureOverHttp(ctx: TestCtx, key: string, type: string, json: string): Promise<Answer> {
  const url = `http://localhost/api/trpc/${key}`;
  const request = type === "query"
    ? new Request(`${url}?input=${encodeURIComponent(json.toWellFormed())}`)
    : new Request(url, { method: "POST", headers: { "content-type": "application/json" }, body: json });
  const response = await fetchRequestHandler({ endpoint: "/api/trpc", req: request, router: appRouter, createContext: () => ctx });
  await ctx.settle();
  const text = await response.text();
  const issues: { path: string }[] = response.ok ? [] : JSON.parse(text).error.json.data.issues;
  return { status: response.status, paths: issues.map((issue) => issue.path), text };
}

/** Sends a request to the API and reads the names of the fields at fault. */
export async function callEndpointOverHttp(ctx: TestCtx, request: Request): Promise<Answer> {
  const response = await answerRequest(ctx, request);
  await ctx.settle();
  const text = await response.text();
  const errors: { path: string }[] = response.ok || text === "" ? [] : JSON.parse(text).errors;
  return { status: response.status, paths: errors.map((issue) => issue.path), text };
}

export function fillPath(pattern: string, subject: Subject): string {
  const ids: Record<string, string> = { users: subject.userId, orders: subject.orderId, enrollments: subject.enrollmentId, courses: subject.courseId };
  return pattern.replace("{id}", ids[pattern.split("/")[1] ?? ""] ?? "");
}
