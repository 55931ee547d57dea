import type { Metadata } from "next";
import type { ReactElement } from "react";
import { TaughtCourseList } from "@/components/authoring/taught-course-list";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { Button } from "@/components/ui/button";
import { Plus } from "@/components/ui/icons";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listTaughtCourses } from "@/server/authoring";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "authoring.home" });
  return { title: `${t("title")} · Criterio` };
}

export default async function InstructorPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/instructor");
  const [t, imports, banks, paths, courses] = await Promise.all([
    getTranslations({ locale, namespace: "authoring.home" }),
    getTranslations({ locale, namespace: "studio-import.page" }),
    getTranslations({ locale, namespace: "banks.list" }),
    getTranslations({ locale, namespace: "studio-paths.list" }),
    orNotFound(listTaughtCourses(ctx)),
  ]);
  const newCourse = (
    <>
      <Button asChild>
        <a href={localePath(locale, "/instructor/banks")}>{banks("open")}</a>
      </Button>
      <Button asChild>
        <a href={localePath(locale, "/instructor/paths")}>{paths("open")}</a>
      </Button>
      <Button asChild>
        <a href={localePath(locale, "/instructor/import")}>{imports("open")}</a>
      </Button>
      <Button asChild variant="primary">
        <a href={localePath(locale, "/instructor/new")}>
          <Plus />
          {t("create")}
        </a>
      </Button>
    </>
  );
  return (
    <>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <PageHead title={t("title")} lede={courses.length > 0 ? t("lede") : undefined} actions={courses.length > 0 ? newCourse : undefined} />
        {courses.length > 0 ? <TaughtCourseList courses={courses} locale={locale} /> : <EmptyState title={t("emptyTitle")} text={t("emptyText")} actions={newCourse} />}
      </main>
    </>
  );
}
