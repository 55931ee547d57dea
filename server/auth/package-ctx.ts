import { anonymous } from "@/server/access";
import { packageOrigin } from "@/server/packages";
import { createCtx } from "@/server/platform/create-ctx";
import type { Ctx } from "@/server/platform/ctx";
import { callerOf } from "./caller-of";

/**
 * The world of a request on the origin of packages: of nobody, for there no cookie says who it is. Null on every other
 * host, where packages have no business.
 */
export function packageCtx(request: Request): Ctx | null {
  const origin = packageOrigin();
  if (origin === null || request.headers.get("host")?.toLowerCase() !== new URL(origin).host) return null;
  // A package's script that stays behind and answers for its pages later on is no part of any standard.
  if (request.headers.get("service-worker") !== null) return null;
  return createCtx({ viewer: anonymous, ...callerOf(request.headers), background: () => undefined });
}
