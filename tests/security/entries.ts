import { TRPCError } from "@trpc/server";
import { DomainError } from "@/lib/errors";
import { ACTIONS } from "@/server/access";
import { ENDPOINTS, answerRequest } from "@/server/rest";
import { createCallerFactory } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";
import type { CaseInput } from "./cases";
import type { Persona, Scene } from "./scene";
import type { Subject } from "./subject";

/** What an entry answered: a short name of it, and all that the caller saw of a refusal but the request's id. */
export type Outcome = { name: string; seen: unknown };

export type Entry = {
  key: string;
  access: string | undefined;
  isWrite: boolean;
  call(scene: Scene, persona: Persona, subject: Subject, input: CaseInput): Promise<Outcome>;
};

export type Procedure = { key: string; type: "query" | "mutation" | "subscription"; access: string | undefined; hasInput: boolean };

type ProcedureDef = { type: Procedure["type"]; meta?: { access?: string }; inputs: unknown[] };

/** Every procedure by its dotted name. tRPC types this record as the nested one that routers are written in; it is flat. */
export function listProcedures(): Procedure[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: ProcedureDef }>;
  return Object.entries(procedures).map(([key, { _def: { type, meta, inputs } }]) => ({ key, type, access: meta?.access, hasInput: inputs.length > 0 }));
}

/** Every procedure of tRPC and every endpoint of REST, found by looking at what is mounted. */
export function listEntries(): Entry[] {
  const procedures = listProcedures().map(({ key, type, access }) => ({ key, access, isWrite: type === "mutation", call: callProcedure(key) }));
  const endpoints = ENDPOINTS.map(({ method, path, access }) => ({
    key: `${method} ${path}`, access, isWrite: method !== "GET", call: callEndpoint(method, path),
  }));
  return [...procedures, ...endpoints];
}

export function isAction(name: string | undefined): boolean {
  return name !== undefined && Object.hasOwn(ACTIONS, name);
}

const createCaller = createCallerFactory(appRouter);

function callProcedure(key: string): Entry["call"] {
  return async (_scene, persona, _subject, { body }) => {
    const procedure = key.split(".").reduce<unknown>((node, name) => Reflect.get(node as object, name), createCaller(persona.ctx)) as (input: unknown) => Promise<unknown>;
    try {
      await procedure(body);
      return { name: "ok", seen: null };
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error;
      const { cause, code } = error;
      const domain = cause instanceof DomainError ? { code: cause.code, params: cause.params, issues: cause.issues } : null;
      return { name: domain ? `${code} ${domain.code}` : code, seen: { code, domain, message: domain ? null : error.message } };
    } finally {
      await persona.ctx.settle();
    }
  };
}

function callEndpoint(method: string, path: string): Entry["call"] {
  return async (scene, persona, subject, input) => {
    const response = await answerRequest(scene.open, toRequest(method, pathOf(path, subject), input, persona.token));
    await scene.open.settle();
    const text = await response.text();
    if (response.ok) return { name: String(response.status), seen: null };
    const { requestId: _id, instance: _instance, ...problem } = JSON.parse(text);
    return { name: `${response.status} ${problem.code}`, seen: problem };
  };
}

function pathOf(path: string, subject: Subject): string {
  const [, collection] = path.split("/");
  const id = { users: subject.userId, orders: subject.orderId, enrollments: subject.enrollmentId, courses: subject.courseId }[String(collection)];
  return path.replace("{id}", id ?? "");
}

export function toRequest(method: string, path: string, { body, query, headers }: CaseInput, token: string | null): Request {
  const search = query ? `?${new URLSearchParams(query).toString()}` : "";
  return new Request(`http://localhost/api/v1${path}${search}`, {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers, ...(token !== null && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
