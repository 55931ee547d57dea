import { DomainError } from "@/lib/errors";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import type { Ctx } from "@/server/platform/ctx";
import { ERROR_MAP } from "@/server/platform/error-map";
import { env } from "@/server/platform/env";

type Download = { name: string; body: Buffer };

/**
 * A private file as the answer to a link that a person followed. Who is not signed in goes to sign in and comes back;
 * who may not have it goes to the privacy page, which says why.
 */
export async function downloadResponse(ctx: Ctx, request: Request, load: () => Promise<Download>): Promise<Response> {
  const locale = ctx.viewer.kind === "user" ? ctx.viewer.locale : DEFAULT_LOCALE;
  try {
    const { name, body } = await load();
    return new Response(new Uint8Array(body), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (!request.headers.get("accept")?.includes("text/html")) {
      const { status, title } = ERROR_MAP[error.kind];
      return Response.json({ title, status, code: error.code }, { status, headers: { "content-type": "application/problem+json" } });
    }
    const next = new URL(request.url).pathname;
    const page = error.kind === "unauthenticated" ? `sign-in?next=${encodeURIComponent(next)}` : `account/privacy?error=${encodeURIComponent(error.code)}`;
    return Response.redirect(`${env().APP_URL}/${locale}/${page}`, 303);
  }
}
