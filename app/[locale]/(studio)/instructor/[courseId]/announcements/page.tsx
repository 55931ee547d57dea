import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { AnnouncementForm } from "@/components/authoring/announcements/announcement-form";
import { SentAnnouncements } from "@/components/authoring/announcements/sent-announcements";
import { PageHead, Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { enrollmentIdsValue } from "@/lib/schemas/announcements";
import { listAnnouncements } from "@/server/community";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }>; searchParams: Promise<{ to?: string | string[] }> };

export default async function AnnouncementsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/announcements`);
  if (!course.viewerCan.students) notFound();
  const selected = enrollmentIdsValue.safeParse([(await searchParams).to ?? []].flat());
  const [t, announcements] = await Promise.all([getTranslations({ locale, namespace: "studio-home.announcements" }), listAnnouncements(ctx, { courseId })]);
  const { timeZone } = ctx.viewer;
  return (
    <StudioFrame locale={locale} course={course} current="announcements">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t("lede")} />
      <Section id="write" label={t("write")} note={t("writeNote")}>
        <AnnouncementForm courseId={courseId} timeZone={timeZone} selected={selected.data ?? []} everybodyHref={localePath(locale, `/instructor/${courseId}/announcements`)} />
      </Section>
      {announcements.length > 0 ? (
        <Section id="sent" label={t("sent")}>
          <SentAnnouncements announcements={announcements} courseId={courseId} locale={locale} timeZone={timeZone} />
        </Section>
      ) : null}
    </StudioFrame>
  );
}
