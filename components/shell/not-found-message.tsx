import { use, type ReactElement } from "react";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { markup } from "@/lib/html/markup";

type Message = { title: string; inner: { __html: string } };

const messages = new Map<Locale, Promise<Message>>();

/**
 * What stands where nothing is. Next puts it into the data of every page beside it, shown or not, so it is one piece of
 * markup, made once a locale, and brings no masthead: that is its layout's.
 */
export function NotFoundMessage({ locale }: { locale: Locale }): ReactElement {
  const message = messages.get(locale) ?? writeMessage(locale);
  messages.set(locale, message);
  const { title, inner } = use(message);
  return (
    <>
      <title>{title}</title>
      <main id="main" className="page py-20" dangerouslySetInnerHTML={inner} />
    </>
  );
}

/** As `EmptyState` shows an empty shelf. */
async function writeMessage(locale: Locale): Promise<Message> {
  const t = await getTranslations({ locale, namespace: "common.notFound" });
  const places = Array.from({ length: 4 }, () => markup`<span class="shelf-ghost"></span>`);
  const { inner } = markup`<div class="grid gap-6 md:grid-cols-[340px_1fr] md:items-center md:gap-20"><div class="w-full max-w-[340px]"><div aria-hidden="true" class="shelf" data-size="small">${places}</div></div><div class="min-w-0"><h1 class="t-page">${t("title")}</h1><p class="lede mt-2.5">${t("body")}</p><div class="mt-5 flex flex-wrap items-center gap-3"><a class="btn" data-variant="primary" data-size="md" href="${localePath(locale, "/courses")}">${t("action")}</a></div></div></div>`;
  return { title: `${t("title")} · Criterio`, inner };
}
