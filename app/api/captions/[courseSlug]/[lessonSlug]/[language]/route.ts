import { DomainError } from "@/lib/errors";
import { captionsAddressSchema } from "@/lib/schemas/learning";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { getCaptions } from "@/server/learning";
import { ERROR_MAP } from "@/server/platform/error-map";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ courseSlug: string; lessonSlug: string; language: string }> };

/**
 * The captions of a lesson's video as WebVTT, for whom the lesson opens. From our own origin, so that a `<track>` needs
 * no cross-origin media element and a refusal is ours to explain.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const address = captionsAddressSchema.safeParse(await params);
  if (!address.success) return refusal(new DomainError("not_found", "access.not_found"));
  try {
    const vtt = await getCaptions(await ctxFromRequest(request), address.data);
    return new Response(vtt, {
      headers: { "content-type": "text/vtt; charset=utf-8", "cache-control": "private, no-store", "x-content-type-options": "nosniff" },
    });
  } catch (error) {
    if (error instanceof DomainError) return refusal(error);
    throw error;
  }
}

function refusal({ kind, code }: DomainError): Response {
  const { status, title } = ERROR_MAP[kind];
  return Response.json({ title, status, code }, { status, headers: { "content-type": "application/problem+json", "cache-control": "private, no-store" } });
}
