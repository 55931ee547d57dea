import { z } from "zod";
import type { Action } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { toFieldIssues } from "@/server/platform/field-issues";
import { findUnstorableText } from "@/server/platform/storable-text";
import type { LimitName } from "@/server/vendors";
import { invalidInput, type FieldPlace, type PlacedIssue } from "./problem";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/**
 * `bearer`: a token is required. `optional`: a token says more than none, a bad one is refused. `none`: the header is
 * not looked at, so an expired token does not keep a client from renewing it.
 */
export type Authentication = "bearer" | "optional" | "none";

/** What an endpoint answers besides its body. A page's next cursor becomes the `Link` header. */
export type Reply<Body> = { body: Body; status?: number; location?: string; nextCursor?: string | null };

export type RawInput = { params: Record<string, string>; query: Record<string, unknown>; headers: Record<string, unknown>; body: unknown };

type Described = {
  operationId: string;
  method: Method;
  /** Below `/api/v1`, kebab-case, with `{name}` for a parameter. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** The action that the use case checks. */
  access: Action;
  auth: Authentication;
  status: number;
  /** Statuses of refusals that are particular to it; the common ones follow from what it takes. */
  problems?: readonly number[];
  examples?: { body?: object; response?: object };
};

type Definition<P extends z.ZodObject, Q extends z.ZodObject, H extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> = Described & {
  params?: P;
  query?: Q;
  /** Headers by their lower-case names. */
  headers?: H;
  body?: B;
  /** Also the list of what may leave: fields that it does not name are dropped. */
  response?: R;
  handle(ctx: Ctx, input: { params: z.output<P>; query: z.output<Q>; headers: z.output<H>; body: z.output<B> }): Promise<Reply<z.input<R>>>;
};

export type Endpoint = Described & {
  kind: "json";
  limit: LimitName;
  schemas: { params: z.ZodObject; query: z.ZodObject; headers: z.ZodObject | null; body: z.ZodType | null; response: z.ZodType | null };
  /** Checks every part of the input, names all that is wrong, runs the handler and keeps of its answer what may leave. */
  run(ctx: Ctx, raw: RawInput): Promise<Reply<unknown>>;
};

/** An endpoint that reads the request itself: a signed webhook, whose bytes count. */
export type RawEndpoint = Described & { kind: "raw"; requestDescription: string; answer(ctx: Ctx, request: Request): Promise<Response> };

export type AnyEndpoint = Endpoint | RawEndpoint;

const NOTHING = z.strictObject({});

export function endpoint<
  R extends z.ZodType = z.ZodUndefined,
  P extends z.ZodObject = typeof NOTHING,
  Q extends z.ZodObject = typeof NOTHING,
  H extends z.ZodObject = typeof NOTHING,
  B extends z.ZodType = z.ZodUnknown,
>(definition: Definition<P, Q, H, B, R>): Endpoint {
  const { params, query, headers, body, response, handle, ...described } = definition;
  const schemas = { params: params ?? NOTHING, query: query ?? NOTHING, headers: headers ?? null, body: body ?? null, response: response ?? null };
  return {
    ...described,
    kind: "json",
    limit: described.method === "GET" ? "api_read" : "api_write",
    schemas,
    run: async (ctx, raw) => {
      const parsed = parseAll(schemas, raw);
      // Each part was parsed by the schema whose type the handler names.
      const reply = await handle(ctx, parsed as Parameters<typeof handle>[1]);
      return { ...reply, body: response ? response.parse(reply.body) : undefined };
    },
  };
}

type Parsed = { params: unknown; query: unknown; headers: unknown; body: unknown };

function parseAll(schemas: Endpoint["schemas"], raw: RawInput): Parsed {
  const problems: PlacedIssue[] = [];
  const parse = (place: FieldPlace, schema: z.ZodType | null, value: unknown): unknown => {
    if (!schema) return undefined;
    const unstorable = findUnstorableText(value);
    const result = unstorable.length > 0 ? null : schema.safeParse(value);
    if (result?.success) return result.data;
    problems.push(...(result ? toFieldIssues(result.error) : unstorable).map((issue) => ({ in: place, ...issue })));
    return undefined;
  };
  const parsed = {
    params: parse("path", schemas.params, raw.params),
    query: parse("query", schemas.query, raw.query),
    headers: parse("header", schemas.headers, raw.headers),
    body: parse("body", schemas.body, raw.body),
  };
  if (problems.length > 0) throw invalidInput(problems);
  return parsed;
}
