import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import type { ErrorKind } from "@/lib/errors";

/** The one table from what went wrong to what each transport answers. */
export const ERROR_MAP: Record<ErrorKind, { status: number; trpc: TRPC_ERROR_CODE_KEY; title: string }> = {
  invalid: { status: 422, trpc: "UNPROCESSABLE_CONTENT", title: "Invalid input" },
  unauthenticated: { status: 401, trpc: "UNAUTHORIZED", title: "Sign-in required" },
  forbidden: { status: 403, trpc: "FORBIDDEN", title: "Not allowed" },
  not_found: { status: 404, trpc: "NOT_FOUND", title: "Not found" },
  conflict: { status: 409, trpc: "CONFLICT", title: "Conflict" },
  gone: { status: 410, trpc: "PRECONDITION_FAILED", title: "No longer available" },
  too_many: { status: 429, trpc: "TOO_MANY_REQUESTS", title: "Too many requests" },
  unavailable: { status: 503, trpc: "SERVICE_UNAVAILABLE", title: "Temporarily unavailable" },
  payload_too_large: { status: 413, trpc: "PAYLOAD_TOO_LARGE", title: "Too large" },
};
