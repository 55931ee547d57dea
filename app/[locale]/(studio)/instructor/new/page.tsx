import type { Metadata } from "next";
import type { ReactElement } from "react";
import { CreateCourseForm } from "@/components/authoring/create-course-form";
import { PageHead } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { authorize } from "@/server/access";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { readTopics } from "@/server/catalog";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "authoring.create" });
  return { title: `${t("title")} · Criterio` };
}

export default async function NewCoursePage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/instructor/new");
  await orNotFound(Promise.resolve().then(() => authorize(ctx.viewer, "course.create")));
  const [t, topics] = await Promise.all([getTranslations({ locale, namespace: "authoring.create" }), readTopics()]);
  return (
    <>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <PageHead
          kicker={
            <a className="link" href={localePath(locale, "/instructor")}>
              {t("back")}
            </a>
          }
          title={t("title")}
          lede={t("lede")}
        />
        <CreateCourseForm locale={locale} topics={topics.map(({ slug, name }) => ({ slug, name: name[locale] }))} studioPath={localePath(locale, "/instructor")} />
      </main>
    </>
  );
}
