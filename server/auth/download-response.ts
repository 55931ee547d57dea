import { DomainError } from "@/lib/errors";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import type { Ctx } from "@/server/platform/ctx";
import { ERROR_MAP } from "@/server/platform/error-map";
import { env } from "@/server/platform/env";

type Download = { name: string; contentType: string; body: Buffer };
type Options = {
  /** The page, without its locale, that says why there is no file. */
  page: string;
  load: () => Promise<Download>;
};

/**
 * A private file as the answer to a link that a person followed. Who is not signed in goes to sign in and comes back;
 * who cannot have it now goes to the page that says why. What is not there, or not theirs, is 404.
 */
export async function downloadResponse(ctx: Ctx, request: Request, { page, load }: Options): Promise<Response> {
  const locale = ctx.viewer.kind === "user" ? ctx.viewer.locale : DEFAULT_LOCALE;
  try {
    const { name, contentType, body } = await load();
    return new Response(new Uint8Array(body), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === "not_found" || !request.headers.get("accept")?.includes("text/html")) {
      const { status, title } = ERROR_MAP[error.kind];
      return Response.json({ title, status, code: error.code }, { status, headers: { "content-type": "application/problem+json" } });
    }
    const next = new URL(request.url).pathname;
    const target = error.kind === "unauthenticated" ? `sign-in?next=${encodeURIComponent(next)}` : `${page}?error=${encodeURIComponent(error.code)}`;
    return Response.redirect(`${env().APP_URL}/${locale}/${target}`, 303);
  }
}
