import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { OwnPathView } from "@/components/paths/own-path-view";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { pathSlugSchema } from "@/lib/schemas/paths";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getOwnPath } from "@/server/paths";

type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

/** A path and where its reader stands in it; who only looks may begin to follow it here. */
export default async function OwnPathPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { locale: name, slug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const asked = pathSlugSchema.safeParse({ slug });
  if (!asked.success) notFound();
  const ctx = await signedInCtx(locale, `/dashboard/paths/${slug}`);
  const [path, { refused }] = await Promise.all([orNotFound(getOwnPath(ctx, asked.data)), searchParams]);
  return (
    <>
      <PrivateTitle title={path.title} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <OwnPathView path={path} locale={locale} timeZone={ctx.viewer.timeZone} wasRefused={refused === "1"} />
    </>
  );
}
