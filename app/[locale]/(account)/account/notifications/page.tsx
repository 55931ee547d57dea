import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { CourseMailSwitches } from "@/components/identity/course-mail-switches";
import { MarkAllRead } from "@/components/identity/mark-all-read";
import { EmptyState } from "@/components/patterns/empty-state";
import { Section } from "@/components/patterns/section";
import { ToCatalogue } from "@/components/patterns/to-catalogue";
import { Badge } from "@/components/ui/badge";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listCourseMail, type CourseMail } from "@/server/community";
import { formatInstant, listNotifications } from "@/server/notifications";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ cursor?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("account.pages.notifications")} · Criterio` };
}

export default async function NotificationsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/account/notifications");
  const { cursor } = await searchParams;
  const [t, courses, page] = await Promise.all([
    getTranslations({ locale, namespace: "identity.inbox" }),
    listCourseMail(ctx),
    listNotifications({ ...ctx, viewer: { ...ctx.viewer, locale } }, typeof cursor === "string" ? { cursor } : {}),
  ]);
  if (page.items.length === 0) {
    return (
      <>
        <EmptyState
          className="mb-12"
          title={t("emptyTitle")}
          text={t("emptyBody")}
          actions={<ToCatalogue locale={locale}>{t("emptyAction")}</ToCatalogue>}
        />
        <CourseMailSection courses={courses} locale={locale} />
      </>
    );
  }
  return (
    <>
      <Section id="inbox" label={t("label")} note={t("unread", { count: page.unreadCount })}>
        {page.unreadCount > 0 ? <MarkAllRead label={t("markAll")} said={t("marked")} /> : null}
        <ul>
          {page.items.map((item) => (
            <li key={item.id} className="border-b border-line py-4">
              <p className={item.isRead ? undefined : "font-semibold"}>
                {item.href ? (
                  <a className="link" href={localePath(locale, item.href)}>
                    {item.text}
                  </a>
                ) : (
                  item.text
                )}{" "}
                {item.isRead ? null : <Badge>{t("new")}</Badge>}
              </p>
              <p className="meta mt-1">{formatInstant(item.createdAt, { locale, timeZone: ctx.viewer.timeZone })}</p>
            </li>
          ))}
        </ul>
        {page.nextCursor ? (
          <p className="mt-5">
            <a className="link" href={localePath(locale, `/account/notifications?cursor=${encodeURIComponent(page.nextCursor)}`)}>
              {t("older")}
            </a>
          </p>
        ) : null}
      </Section>
      <CourseMailSection courses={courses} locale={locale} />
    </>
  );
}

/** Which courses may mail their announcements. */
async function CourseMailSection({ courses, locale }: { courses: CourseMail[]; locale: Locale }): Promise<ReactElement | null> {
  if (courses.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "identity.inbox" });
  return (
    <Section id="course-mail" label={t("courseMail")} note={t("courseMailNote")}>
      <CourseMailSwitches courses={courses} said={{ on: t("courseMailOn"), off: t("courseMailOff") }} />
    </Section>
  );
}
