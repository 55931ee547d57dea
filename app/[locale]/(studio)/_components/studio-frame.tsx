import type { ReactElement, ReactNode } from "react";
import { ToolHeader } from "@/components/patterns/site-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ArrowLeft, Eye } from "@/components/ui/icons";
import { TabLinks } from "@/components/ui/tab-links";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { StudioCourse } from "@/components/authoring/studio-types";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

export type StudioTab = "outline" | "settings" | "publish" | "translations" | "certificate" | "students" | "grading" | "gradebook" | "announcements" | "team" | "history";

type Props = {
  locale: Locale;
  course: StudioCourse;
  current: StudioTab | null;
  /** How many things keep it from being published, where the page knows. */
  blocking?: number;
  children: ReactNode;
};

/** The bar of a course in the studio: the way back, where its parts are, and the way out to its learners. */
export async function StudioFrame({ locale, course, current, blocking, children }: Props): Promise<ReactElement> {
  const [t, common] = await Promise.all([getTranslations({ locale, namespace: "authoring.frame" }), getTranslations({ locale, namespace: "common" })]);
  const { id, slug, title } = course.course;
  const base = localePath(locale, `/instructor/${id}`);
  const onSale = course.releases.find(({ isCurrent }) => isCurrent);
  const tabs: { tab: StudioTab; href: string; shown: boolean }[] = [
    { tab: "outline", href: base, shown: true },
    { tab: "settings", href: `${base}/settings`, shown: course.viewerCan.edit },
    { tab: "publish", href: `${base}/publish`, shown: true },
    { tab: "translations", href: `${base}/translations`, shown: course.viewerCan.edit },
    { tab: "certificate", href: `${base}/certificate`, shown: course.viewerCan.edit },
    { tab: "students", href: `${base}/students`, shown: course.viewerCan.students },
    { tab: "grading", href: `${base}/grading`, shown: course.viewerCan.students },
    { tab: "gradebook", href: `${base}/gradebook`, shown: course.viewerCan.students },
    { tab: "announcements", href: `${base}/announcements`, shown: course.viewerCan.students },
    { tab: "team", href: `${base}/team`, shown: course.viewerCan.collaborators },
    { tab: "history", href: `${base}/history`, shown: course.viewerCan.edit },
  ];
  return (
    <>
      <a className="skip-link" href="#main">
        {common("skip")}
      </a>
      <ToolHeader
        backHref={localePath(locale, "/instructor")}
        backLabel={t("back")}
        backIcon={<ArrowLeft size="alone" />}
        title={
          <>
            {title}
            {course.hasDraftChanges ? <Badge className="ml-3 hidden sm:inline-flex">{onSale ? t("draftOf", { number: onSale.number + 1 }) : t("draft")}</Badge> : null}
          </>
        }
        end={
          <>
            <ThemeToggle label={common("theme")} />
            {onSale ? (
              <Button asChild className="hidden md:inline-flex">
                <a href={localePath(locale, `/learn/${slug}`)}>
                  <Eye />
                  {t("asStudent")}
                </a>
              </Button>
            ) : null}
            {course.viewerCan.publish && current !== "publish" ? (
              <Button asChild variant="primary">
                <a href={`${base}/publish`}>{blocking ? t("blocked", { count: blocking }) : t("publish")}</a>
              </Button>
            ) : null}
          </>
        }
      />
      <div className="page">
        <TabLinks
          label={t("pages")}
          className="mt-1"
          items={tabs.filter(({ shown }) => shown).map(({ tab, href }) => ({ label: t(`tabs.${tab}`), href, ...(tab === current && { current: true }) }))}
        />
      </div>
      <main id="main" className="page pb-20">
        {children}
      </main>
    </>
  );
}
