import { DEFAULT_LOCALE, toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { setMuteByLink } from "@/server/community";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { env } from "@/server/platform/env";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ link: string }> };

/**
 * Stops the mails that a link is about. A mail program posts here by itself (RFC 8058) and is answered 200; the form of
 * our page names its locale and is led back to the page. The link's secret is the proof: no cookie counts.
 */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ link }, ctx, form] = await Promise.all([params, ctxFromRequest(request), request.formData().catch(() => new FormData())]);
  const { done } = await setMuteByLink(ctx, link);
  const locale = form.get("locale");
  if (typeof locale === "string") return leadTo(localePath(toLocale(locale), `/unsubscribe/${encodeURIComponent(link)}?done=1`));
  return new Response(null, { status: done ? 200 : 404 });
}

/** A person who opens the address of the header itself gets the page. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { link } = await params;
  return leadTo(localePath(DEFAULT_LOCALE, `/unsubscribe/${encodeURIComponent(link)}`));
}

function leadTo(path: string): Response {
  return Response.redirect(new URL(path, env().APP_URL), 303);
}
