import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { AddCollaborator } from "@/components/authoring/team/add-collaborator";
import { CollaboratorCard } from "@/components/authoring/team/collaborator-card";
import { PageHead, Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

export default async function TeamPage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { course } = await loadCourse(locale, courseId, `/instructor/${courseId}/team`);
  if (!course.viewerCan.collaborators) notFound();
  const t = await getTranslations({ locale, namespace: "studio-home.team" });
  return (
    <StudioFrame locale={locale} course={course} current="team">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t("lede")} />
      <Section id="people" label={t("people")}>
        <ul className="grid gap-8">
          {course.collaborators.map((collaborator) => (
            <li key={collaborator.instructorId}>
              <CollaboratorCard courseId={courseId} collaborator={collaborator} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="add" label={t("add")} note={t("addNote")}>
        <AddCollaborator courseId={courseId} />
      </Section>
    </StudioFrame>
  );
}
