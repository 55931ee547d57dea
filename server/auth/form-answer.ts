import type { DomainError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { ERROR_MAP } from "@/server/platform/error-map";
import { env } from "@/server/platform/env";

/** Where a posted form leads: a page of ours, without its locale. */
export function goTo(locale: Locale, path: string): Response {
  return Response.redirect(`${env().APP_URL}/${locale}${path}`, 303);
}

/** A posted form that was not ours to answer, as problem details. */
export function formProblem(kind: DomainError["kind"], code: DomainError["code"]): Response {
  const { status, title } = ERROR_MAP[kind];
  return Response.json({ title, status, code }, { status, headers: { "content-type": "application/problem+json" } });
}
