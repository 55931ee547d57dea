import { DomainError } from "@/lib/errors";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { placeOrderSchema } from "@/lib/schemas/commerce";
import { SLUG_PATTERN } from "@/lib/slug";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { isSameOrigin } from "@/server/auth/same-origin";
import { placeOrder } from "@/server/commerce";
import { ERROR_MAP } from "@/server/platform/error-map";
import { env } from "@/server/platform/env";

export const dynamic = "force-dynamic";

/**
 * The checkout's form where the browser runs no script. It never leads straight to the vendor: `form-action 'self'`
 * forbids a posted form to end on another origin. The order's own page has the link to pay.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return problem("forbidden", "access.forbidden");
  const form = Object.fromEntries(await request.formData().catch(() => new FormData()));
  const locale = toLocale(form.locale);
  const slug = typeof form.courseSlug === "string" && SLUG_PATTERN.test(form.courseSlug) ? form.courseSlug : null;
  const parsed = placeOrderSchema.safeParse({ ...form, expectedAmount: Number(form.expectedAmount) });
  if (slug === null || !parsed.success) return problem("invalid", "validation.invalid");
  try {
    const { orderId, next } = await placeOrder(await ctxFromRequest(request), parsed.data);
    return goTo(locale, `/checkout/return/${orderId}${next.kind === "checkout" ? "?from=checkout" : ""}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === "unauthenticated") return goTo(locale, `/sign-in?next=${encodeURIComponent(`/${locale}/checkout/${slug}`)}`);
    return goTo(locale, `/checkout/${slug}?error=${encodeURIComponent(error.code)}`);
  }
}

function goTo(locale: Locale, path: string): Response {
  return Response.redirect(`${env().APP_URL}/${locale}${path}`, 303);
}

function problem(kind: DomainError["kind"], code: DomainError["code"]): Response {
  const { status, title } = ERROR_MAP[kind];
  return Response.json({ title, status, code }, { status, headers: { "content-type": "application/problem+json" } });
}
