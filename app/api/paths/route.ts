import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import { pathSlugSchema } from "@/lib/schemas/paths";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { formProblem, goTo } from "@/server/auth/form-answer";
import { isSameOrigin } from "@/server/auth/same-origin";
import { followPath, leavePath } from "@/server/paths";

export const dynamic = "force-dynamic";

/** The form by which a learner follows a path, or follows it no more: it needs no script. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return formProblem("forbidden", "access.forbidden");
  const form = Object.fromEntries(await request.formData().catch(() => new FormData()));
  const locale = toLocale(form.locale);
  const parsed = pathSlugSchema.safeParse({ slug: form.slug });
  if (!parsed.success) return formProblem("invalid", "validation.invalid");
  const page = `/dashboard/paths/${parsed.data.slug}`;
  try {
    const ctx = await ctxFromRequest(request);
    const { isPublished } = form.act === "leave" ? await leavePath(ctx, parsed.data) : { ...(await followPath(ctx, parsed.data)), isPublished: true };
    return goTo(locale, isPublished ? page : "/dashboard");
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === "unauthenticated") return goTo(locale, `/sign-in?next=${encodeURIComponent(`/${locale}${page}`)}`);
    return goTo(locale, `${page}?refused=1`);
  }
}
