import type { Metadata } from "next";
import type { ReactElement } from "react";
import { AuthPage } from "@/components/identity/auth-page";
import { Button } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { currentCtx } from "@/server/auth";
import { findMuteLink } from "@/server/community";

type Props = { params: Promise<{ locale: string; link: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "learning.unsubscribe" });
  return { title: `${t("label")} · Criterio` };
}

/** What the link at the foot of a mail leads to. Opening it changes nothing: the button does, without script. */
export default async function UnsubscribePage({ params, searchParams }: Props): Promise<ReactElement> {
  const { link, ...given } = await params;
  const locale = toLocale(given.locale);
  const t = await getTranslations({ locale, namespace: "learning.unsubscribe" });
  const about = await findMuteLink(await currentCtx(), link);
  const isDone = (await searchParams).done === "1";
  const state = about === null ? "unknown" : isDone ? "done" : "ask";
  const names = { course: about?.course ?? "" };
  return (
    <AuthPage title={t(`${state}.title`, names)} lede={t(`${state}.text`, names)} label={t("label")} links={[{ text: t("where"), label: t("account"), href: localePath(locale, "/account/notifications") }]}>
      {state === "ask" ? (
        <form method="post" action={`/api/unsubscribe/${encodeURIComponent(link)}`}>
          <input type="hidden" name="locale" value={locale} />
          <Button type="submit" variant="primary">
            {t("action")}
          </Button>
        </form>
      ) : null}
    </AuthPage>
  );
}
