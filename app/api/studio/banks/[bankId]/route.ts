import { bankIdSchema, importIntoBankSchema } from "@/lib/schemas/banks";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { askedOf, MAX_QUESTION_FILE, uploadResponse } from "@/server/auth/upload-response";
import { authorizeBank, importIntoBank } from "@/server/banks";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ bankId: string }> };

/** Takes a file of questions into a bank, or only says what it would take (`dryRun=yes`). */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ bankId }, ctx] = await Promise.all([params, ctxFromRequest(request)]);
  const { searchParams } = new URL(request.url);
  const given = { bankId, name: searchParams.get("name"), dryRun: searchParams.get("dryRun") === "yes" };
  return uploadResponse(ctx, request, {
    maxBytes: MAX_QUESTION_FILE,
    enter: async () => {
      await authorizeBank(ctx, "bank.manage", askedOf(bankIdSchema, { bankId }).bankId);
    },
    handle: (bytes) => importIntoBank(ctx, askedOf(importIntoBankSchema, given), bytes),
  });
}
