import texts from "@/messages/en/errors.json";
import { DomainError, type ErrorCode, type ErrorKind, type FieldIssue } from "@/lib/errors";
import { ERROR_MAP } from "@/server/platform/error-map";

/** Where a field stands in a request. */
export type FieldPlace = "body" | "query" | "path" | "header";
export type PlacedIssue = FieldIssue & { in?: FieldPlace };

/** What a request can get wrong before any domain sees it. */
const REQUEST_PROBLEMS = {
  "request.malformed": { status: 400, title: "Malformed request" },
  "request.method_not_allowed": { status: 405, title: "Method not allowed" },
  "request.unsupported_media_type": { status: 415, title: "Unsupported media type" },
  "request.too_large": { status: 413, title: "Too large" },
  "server.error": { status: 500, title: "Internal error" },
} as const;

export type RequestProblemCode = keyof typeof REQUEST_PROBLEMS;

type Details = { detail?: string | undefined; errors?: PlacedIssue[]; headers?: Record<string, string> };

/** A refusal of the transport itself. */
export class RequestProblem extends Error {
  constructor(
    readonly code: RequestProblemCode | ErrorCode,
    readonly kind: ErrorKind | null,
    readonly details: Details = {},
  ) {
    super(code);
    this.name = "RequestProblem";
  }
}

export function requestProblem(code: RequestProblemCode, details: Details = {}): RequestProblem {
  return new RequestProblem(code, null, details);
}

export function invalidInput(errors: PlacedIssue[]): RequestProblem {
  return new RequestProblem("validation.invalid", "invalid", { errors, detail: "The request holds fields that are missing, unknown or not valid." });
}

/** The body of a problem, as RFC 9457 describes it, with our code, its values and the fields at fault. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance: string;
  code: string;
  params: Record<string, string | number>;
  errors: PlacedIssue[];
  requestId: string;
};

/** What an error answers; anything that no one meant is a bug, told only by its request id. */
export function toProblem(error: unknown, requestId: string): { problem: Problem; headers: Record<string, string> } {
  if (error instanceof DomainError) {
    const { status, title } = ERROR_MAP[error.kind];
    return build({ code: error.code, status, title, requestId, params: error.params, details: { detail: textOf(error.code), errors: error.issues } });
  }
  if (error instanceof RequestProblem) {
    const { status, title } = error.kind ? ERROR_MAP[error.kind] : REQUEST_PROBLEMS[error.code as RequestProblemCode];
    return build({ code: error.code, status, title, requestId, params: {}, details: error.details });
  }
  return build({ code: "server.error", ...REQUEST_PROBLEMS["server.error"], requestId, params: {}, details: {} });
}

type Parts = { code: string; status: number; title: string; requestId: string; params: Problem["params"]; details: Details };

function build({ code, status, title, requestId, params, details: { detail, errors = [], headers = {} } }: Parts) {
  const problem: Problem = {
    type: `urn:criterio:problem:${code}`,
    title,
    status,
    ...(detail !== undefined && { detail }),
    instance: `urn:criterio:request:${requestId}`,
    code,
    params,
    errors,
    requestId,
  };
  return { problem, headers: { ...headersOf(status, params), ...headers } };
}

/** RFC 9110: a 401 says how to authenticate, a 429 when to come back. */
function headersOf(status: number, params: Problem["params"]): Record<string, string> {
  if (status === 429) return { "retry-after": String(params.seconds ?? 60) };
  return status === 401 ? { "www-authenticate": 'Bearer realm="criterio"' } : {};
}

/** The English sentence of a code, when it needs no values. */
function textOf(code: ErrorCode): string | undefined {
  const found = code.split(".").reduce<unknown>((node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined), texts);
  return typeof found === "string" && !found.includes("{") ? found : undefined;
}
