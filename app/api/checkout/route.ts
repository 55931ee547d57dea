import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import { placeOrderSchema } from "@/lib/schemas/commerce";
import { SLUG_PATTERN } from "@/lib/slug";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { formProblem, goTo } from "@/server/auth/form-answer";
import { isSameOrigin } from "@/server/auth/same-origin";
import { placeOrder } from "@/server/commerce";

export const dynamic = "force-dynamic";

/**
 * The checkout's form where the browser runs no script. It never leads straight to the vendor: `form-action 'self'`
 * forbids a posted form to end on another origin. The order's own page has the link to pay.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return formProblem("forbidden", "access.forbidden");
  const form = Object.fromEntries(await request.formData().catch(() => new FormData()));
  const locale = toLocale(form.locale);
  const slug = typeof form.courseSlug === "string" && SLUG_PATTERN.test(form.courseSlug) ? form.courseSlug : null;
  const parsed = placeOrderSchema.safeParse({ ...form, expectedAmount: Number(form.expectedAmount) });
  if (slug === null || !parsed.success) return formProblem("invalid", "validation.invalid");
  try {
    const { orderId, next } = await placeOrder(await ctxFromRequest(request), parsed.data);
    return goTo(locale, `/checkout/return/${orderId}${next.kind === "checkout" ? "?from=checkout" : ""}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === "unauthenticated") return goTo(locale, `/sign-in?next=${encodeURIComponent(`/${locale}/checkout/${slug}`)}`);
    return goTo(locale, `/checkout/${slug}?error=${encodeURIComponent(error.code)}`);
  }
}
