import type { ReactElement } from "react";
import { Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { StudentOfCourse } from "@/lib/schemas/students";
import type { StudentQuizzes } from "@/server/assessment";
import type { StudentWork } from "@/server/grades";
import { AccommodationForm } from "./accommodation-form";
import { StudentQuizList } from "./student-quiz-list";
import { StudentWorkList } from "./student-work-list";

type Props = { student: StudentOfCourse; works: readonly StudentWork[]; quizzes: StudentQuizzes; /** The course's. */ timeZone: string; locale: Locale };

/** The assignments and the quizzes of one student with what can be granted them, where the release that they follow has some. */
export async function StudentGrants({ works, quizzes: { accommodation, quizzes }, ...around }: Props): Promise<ReactElement> {
  const { student, timeZone, locale } = around;
  const t = await getTranslations({ locale, namespace: "grading.student" });
  const quiz = await getTranslations({ locale, namespace: "grading.quizzes" });
  return (
    <>
      {works.length > 0 ? (
        <Section id="work" label={t("title")} note={t("text", { timeZone })}>
          <StudentWorkList works={works} {...around} />
        </Section>
      ) : null}
      {quizzes.length > 0 ? (
        <>
          <Section id="quizzes" label={quiz("title")} note={quiz("text", { timeZone })}>
            <StudentQuizList quizzes={quizzes} {...around} />
          </Section>
          <Section id="accommodation" label={quiz("accommodation")} note={quiz("accommodationNote")}>
            <AccommodationForm key={accommodation.extraTimePercent} student={student} accommodation={accommodation} />
          </Section>
        </>
      ) : null}
    </>
  );
}
