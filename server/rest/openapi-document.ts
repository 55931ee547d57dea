import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { problemSchema } from "./common-schemas";
import type { AnyEndpoint, Endpoint } from "./endpoint";
import { ENDPOINTS } from "./registry";

const TAGS = {
  Authentication: "Accounts, tokens and who one is.",
  Users: "Accounts.",
  Courses: "The catalogue, and writing it.",
  Enrollments: "Learning: enrollments and their progress.",
  Orders: "Buying.",
  Payments: "What payment vendors tell us.",
} as const;

const PROBLEM_TEXTS: Record<number, string> = {
  400: "The request cannot be read.",
  401: "No valid access token, or wrong credentials.",
  403: "Not allowed. `params.reason` says why.",
  404: "Does not exist, or is not yours to know of: the two look the same.",
  409: "Contradicts what is stored. `code` says how.",
  413: "The body is too large.",
  415: "The body is not `application/json`.",
  422: "Fields are missing, unknown or not valid: `errors` names each.",
  429: "Too many requests: wait for `Retry-After` seconds.",
  500: "A mistake of ours. Quote `requestId`.",
  503: "A vendor does not answer. Nothing was lost: try again.",
};

const DESCRIPTION = `The programming interface of a Criterio school: the same use cases, permissions and checks as its pages.

Send \`Authorization: Bearer <access token>\`; cookies are not looked at. Refusals are problem documents (RFC 9457) with a \`code\`. Lists are paged by \`cursor\` and \`limit\`; the \`Link\` header leads to the next page. Every answer carries \`X-Request-Id\`.`;

/** The API as an OpenAPI 3.1 document, made of the registry that also answers the requests. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: toOperation(endpoint) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Criterio API", version: "1.0.0", description: DESCRIPTION, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/api/v1", description: "This school." }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: [],
    paths,
    components: {
      securitySchemes: {
        accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "From `POST /auth/login`; lasts 15 minutes." },
      },
    },
  });
}

function toOperation(endpoint: AnyEndpoint): ZodOpenApiOperationObject {
  const { operationId, tag, summary, description, auth } = endpoint;
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: auth === "bearer" ? [{ accessToken: [] }] : auth === "optional" ? [{ accessToken: [] }, {}] : [],
    ...(endpoint.kind === "raw"
      ? { requestBody: { required: true, description: endpoint.requestDescription, content: { "application/json": { schema: z.looseObject({}) } } } }
      : requestOf(endpoint)),
    responses: responsesOf(endpoint),
  };
}

function requestOf({ schemas, examples }: Endpoint): Pick<ZodOpenApiOperationObject, "requestParams" | "requestBody"> {
  const { params, query, headers, body } = schemas;
  return {
    requestParams: {
      ...(hasFields(params) && { path: params }),
      ...(hasFields(query) && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && {
      requestBody: {
        required: !body.safeParse({}).success,
        content: { "application/json": { schema: body, ...(examples?.body && { example: examples.body }) } },
      },
    }),
  };
}

function responsesOf(endpoint: AnyEndpoint): ZodOpenApiResponsesObject {
  const { status, examples } = endpoint;
  const schema = endpoint.kind === "json" ? endpoint.schemas.response : z.object({ received: z.enum(["recorded", "duplicate"]) });
  const success = {
    description: schema ? "Done." : "Done; no content.",
    headers: z.object({ "X-Request-Id": z.string() }),
    ...(schema && { content: { "application/json": { schema, ...(examples?.response && { example: examples.response }) } } }),
  };
  const successes = [status, ...(endpoint.problems ?? []).filter((code) => code < 300)];
  return Object.fromEntries([
    ...successes.map((code) => [String(code), success] as const),
    ...refusalsOf(endpoint).map((code) => [String(code), problemResponse(code)] as const),
  ]);
}

/** What an endpoint can refuse with follows from what it takes; the rest it names itself. */
function refusalsOf(endpoint: AnyEndpoint): number[] {
  const named = (endpoint.problems ?? []).filter((code) => code >= 300);
  if (endpoint.kind === "raw") return unique([...named, 500]);
  const { params, query, headers, body } = endpoint.schemas;
  return unique([
    ...named,
    429,
    500,
    ...(endpoint.auth === "none" ? [] : [401]),
    ...(hasFields(params) ? [404] : []),
    ...(hasFields(params) || hasFields(query) || headers || body ? [422] : []),
    ...(body ? [400, 413, 415] : []),
  ]);
}

function problemResponse(status: number) {
  const example = {
    type: "urn:criterio:problem:access.not_found", title: "Not found", status, instance: "urn:criterio:request:0199a1b2", code: "access.not_found",
    params: {}, errors: [], requestId: "0199a1b2",
  };
  return {
    description: PROBLEM_TEXTS[status] ?? "Refused.",
    content: { "application/problem+json": { schema: problemSchema, ...(status === 404 && { example }) } },
  };
}

function hasFields(schema: z.ZodObject): boolean {
  return Object.keys(schema.shape).length > 0;
}

function unique(codes: number[]): number[] {
  return [...new Set(codes)].sort((a, b) => a - b);
}
