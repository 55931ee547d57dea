import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { StudentCertificatePanel } from "@/components/authoring/certificates/student-certificate-panel";
import { AccessControls } from "@/components/authoring/students/access-controls";
import { AccessExplanation } from "@/components/authoring/students/access-explanation";
import { CompletionExplanation } from "@/components/authoring/students/completion-explanation";
import { DeferralPanel } from "@/components/authoring/students/deferral-panel";
import { PrerequisiteWaiver } from "@/components/authoring/students/prerequisite-waiver";
import { GrantList } from "@/components/authoring/students/grant-list";
import { StudentGrants } from "@/components/grading/student-grants";
import { CertificateSteps } from "@/components/certificates/certificate-steps";
import { PageHead, Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Options, Select } from "@/components/ui/select";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { explainAccessSchema, studentOfCourseSchema } from "@/lib/schemas/students";
import { wallTimeIn } from "@/lib/wall-time";
import { listStudentQuizzes } from "@/server/assessment";
import { orNotFound } from "@/server/auth/or-not-found";
import { findStudentCertificate } from "@/server/certificates";
import { explainCompletion, listStudentWork } from "@/server/grades";
import { explainLessonAccess, getStudent } from "@/server/learning";
import { loadCourse } from "../../../../_components/load-course";
import { StudioFrame } from "../../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string; enrollmentId: string }>; searchParams: Promise<{ lesson?: string | string[] }> };

export default async function StudentPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { locale: name, courseId, enrollmentId } = await params;
  const locale = toLocale(name);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/students/${enrollmentId}`);
  const asked = studentOfCourseSchema.safeParse({ courseId, enrollmentId });
  if (!asked.success) notFound();
  const student = await orNotFound(getStudent(ctx, asked.data));
  const question = explainAccessSchema.safeParse({ courseId, enrollmentId, lessonId: (await searchParams).lesson });
  const access = question.success ? await explainLessonAccess(ctx, question.data) : null;
  const [works, quizzes, certificate, completion] = await Promise.all([listStudentWork(ctx, asked.data), listStudentQuizzes(ctx, asked.data), findStudentCertificate(ctx, asked.data), explainCompletion(ctx, asked.data)]);
  const [t, certificates] = await Promise.all([
    getTranslations({ locale, namespace: "studio-home.student" }),
    getTranslations({ locale, namespace: "certificates.student" }),
  ]);
  const { timeZone } = ctx.viewer;
  const list = localePath(locale, `/instructor/${courseId}/students`);
  const open = student.grants.filter(({ state }) => state === "open");
  const given = open.find(({ kind }) => kind === "manual");
  return (
    <StudioFrame locale={locale} course={course} current="students">
      <title>{`${student.name} · ${course.course.title} · Criterio`}</title>
      <PageHead
        title={student.name}
        lede={<span className="break-all">{student.email}</span>}
        actions={
          <a className="link" href={list}>
            {t("back")}
          </a>
        }
      />
      <Section id="access" label={t("access")} note={t("onRelease", { number: student.releaseNumber })}>
        <GrantList grants={student.grants} locale={locale} timeZone={timeZone} />
        <AccessControls
          student={asked.data}
          name={student.name}
          timeZone={timeZone}
          hasAccess={open.length > 0}
          hasEndlessAccess={open.some(({ kind, endsAt }) => kind !== "manual" && endsAt === null)}
          endsOn={given?.endsAt ? wallTimeIn(given.endsAt, timeZone).slice(0, 10) : ""}
        />
      </Section>
      <Section id="deferral" label={t("deferral")} note={t("deferralNote")}>
        <DeferralPanel student={asked.data} deferredDays={student.deferredDays} deferrals={student.deferrals} timeZone={timeZone} />
      </Section>
      {student.isWaived === null ? null : (
        <Section id="prerequisites" label={t("prerequisites")}>
          <PrerequisiteWaiver student={asked.data} isWaived={student.isWaived} />
        </Section>
      )}
      <StudentGrants student={asked.data} works={works} quizzes={quizzes} timeZone={course.course.timeZone} locale={locale} />
      <Section id="certificate" label={certificates("label")}>
        <CertificateSteps trace={certificate.trace} locale={locale} />
        <StudentCertificatePanel student={asked.data} name={student.name} certificate={certificate} locale={locale} timeZone={timeZone} />
      </Section>
      <Section id="done" label={t("done")} note={t("doneNote")}>
        <CompletionExplanation completion={completion} locale={locale} />
      </Section>
      <Section id="why" label={t("why")} note={t("whyNote")}>
        <form method="get" action="#why" className="flex flex-wrap items-end gap-3">
          <Field id="why-lesson" label={t("lesson")} className="min-w-[14rem] flex-1 sm:max-w-[26rem]">
            <Select name="lesson" defaultValue={question.success ? question.data.lessonId : ""} required>
              {course.modules.map((module) => (
                <optgroup key={module.moduleId} label={module.title}>
                  <Options choices={module.lessons.map(({ lessonId, title }) => ({ value: lessonId, label: title }))} />
                </optgroup>
              ))}
            </Select>
          </Field>
          <Button type="submit">{t("ask")}</Button>
        </form>
        {access ? <AccessExplanation access={access} releaseNumber={student.releaseNumber} locale={locale} /> : null}
      </Section>
    </StudioFrame>
  );
}
