import type { ReactElement } from "react";
import { CertificateDesigner } from "@/components/authoring/certificates/certificate-designer";
import { PageHead } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { getCertificateEditor } from "@/server/authoring";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

/** What a course gives to who completes it, and how it looks. */
export default async function CertificatePage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/certificate`);
  const [t, editor] = await Promise.all([getTranslations({ locale, namespace: "certificates.design" }), getCertificateEditor(ctx, { courseId })]);
  return (
    <StudioFrame locale={locale} course={course} current="certificate">
      <title>{`${t("label")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("label")} lede={t("lede")} />
      <CertificateDesigner courseId={courseId} editor={editor} canEdit={course.viewerCan.edit} />
    </StudioFrame>
  );
}
