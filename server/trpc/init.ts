import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { DomainError, type FieldIssue } from "@/lib/errors";
import type { Action } from "@/server/access";
import { ERROR_MAP } from "@/server/platform/error-map";
import type { Ctx } from "@/server/platform/ctx";

/** Each procedure names the action that its use case checks; an architecture test fails on one that doesn't. */
export type ProcedureMeta = { access: Action };

const t = initTRPC
  .context<Ctx>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const domain = error.cause instanceof DomainError ? error.cause : null;
      const isInternal = error.code === "INTERNAL_SERVER_ERROR";
      return {
        ...shape,
        message: isInternal ? "internal error" : domain ? domain.code : shape.message.slice(0, 200),
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          errorCode: domain?.code ?? (error.cause instanceof ZodError ? ("validation.invalid" as const) : null),
          params: domain?.params ?? {},
          issues: error.cause instanceof ZodError ? toIssues(error.cause) : (domain?.issues ?? []),
          requestId: ctx?.requestId ?? null,
        },
      };
    },
  });

/** tRPC's `next()` never throws: what a use case refused is inside the result. */
const translateErrors = t.middleware(async ({ ctx, next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: ERROR_MAP[cause.kind].trpc, message: cause.code, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") ctx.log.error({ err: cause ?? result.error, path }, "a procedure failed");
  return result;
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The one kind of procedure: use cases check permission themselves, by the action named in `meta`. */
export const procedure = t.procedure.use(translateErrors);

/** Zod's issues as the field's path and the reason. */
export function toIssues(error: ZodError): FieldIssue[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
}
