import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";

type Props = { id: string; title: string; instructions: string; /** Beside the title: what it is worth, or what it gave. */ note?: string; language: string; heading?: "h2" | "h3" };

/** Where a section of a quiz begins: its title, and what it says to all of its questions. */
export function QuizSectionHead({ id, title, instructions, note, language, heading: Heading = "h2" }: Props): ReactElement {
  const t = useTranslations("quiz.sections");
  return (
    <div className="quiz-between" data-section="">
      <Heading id={id} tabIndex={-1} className="t-section outline-none" lang={language}>
        {title}
      </Heading>
      {note === undefined ? null : <p className="meta mt-1">{note}</p>}
      {instructions === "" ? null : (
        <section aria-label={t("instructions", { title })} className="mt-4">
          <RichText html={instructions} lang={language} />
        </section>
      )}
    </div>
  );
}
