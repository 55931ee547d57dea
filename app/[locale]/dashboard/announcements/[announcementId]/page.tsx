import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { PageHead } from "@/components/patterns/section";
import { EmbedStarter } from "@/components/embeds/embed-starter";
import { RichText } from "@/components/patterns/rich-text";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { formatDateTime } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { hasEmbed } from "@/lib/markdown/embeds/has-embed";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import { announcementIdSchema } from "@/lib/schemas/announcements";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getReceived } from "@/server/community";

type Props = { params: Promise<{ locale: string; announcementId: string }> };

export const dynamic = "force-dynamic";

/** What a teacher wrote, as it was written. */
export default async function AnnouncementPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, announcementId } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const asked = announcementIdSchema.safeParse({ announcementId });
  if (!asked.success) notFound();
  const ctx = await signedInCtx(locale, `/dashboard/announcements/${announcementId}`);
  const t = await getTranslations({ locale, namespace: "learning.dashboard" });
  const { title, body, author, receivedAt, course } = await orNotFound(getReceived(ctx, asked.data));
  const html = await renderMarkdown(body, await markdownLabels(locale));
  return (
    <>
      <PrivateTitle title={`${title} · ${course.title}`} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <main id="main" className="page pb-16">
        <PageHead kicker={course.title} title={title} lede={t("announcementBy", { author, when: formatDateTime(new Date(receivedAt), locale, ctx.viewer.timeZone) })} />
        {hasEmbed(html) ? <EmbedStarter /> : null}
        <RichText html={html} lang={course.language} className="mt-6" />
        <p className="mt-10">
          <a className="link" href={localePath(locale, `/learn/${course.slug}`)}>
            {t("toCourse", { course: course.title })}
          </a>
        </p>
      </main>
    </>
  );
}
