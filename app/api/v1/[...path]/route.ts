import { after } from "next/server";
import { anonymous } from "@/server/access";
import { callerOf } from "@/server/auth";
import { createCtx } from "@/server/platform/create-ctx";
import { answerRequest } from "@/server/rest";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

function handle(request: Request): Promise<Response> {
  const ctx = createCtx({ viewer: anonymous, ...callerOf(request.headers), background: (work) => after(work) });
  return answerRequest(ctx, request);
}

export { handle as GET, handle as POST, handle as PATCH, handle as PUT, handle as DELETE };
