import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { DomainError } from "@/lib/errors";
import type { Action } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { ERROR_MAP } from "@/server/platform/error-map";
import { toFieldIssues } from "@/server/platform/field-issues";
import { findUnstorableText } from "@/server/platform/storable-text";

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
          issues: error.cause instanceof ZodError ? toFieldIssues(error.cause) : (domain?.issues ?? []),
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

/** What no column can hold is the caller's mistake, named by its field, and not an error of the database later. */
const refuseUnstorableText = t.middleware(async ({ getRawInput, next }) => {
  const issues = findUnstorableText(await getRawInput());
  if (issues.length > 0) {
    const cause = new DomainError("invalid", "validation.invalid", {}, { issues });
    throw new TRPCError({ code: "BAD_REQUEST", message: cause.code, cause });
  }
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The one kind of procedure: use cases check permission themselves, by the action named in `meta`. */
export const procedure = t.procedure.use(translateErrors).use(refuseUnstorableText);
