import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { AttemptSection } from "@/server/assessment";

/** The sections of an attempt in their order: links to those that lie open, and of the others whether they are done or to come. */
export function SectionProgress({ sections, inTurn, language }: { sections: readonly AttemptSection[]; inTurn: boolean; language: string }): ReactElement | null {
  const t = useTranslations("quiz.sections");
  if (sections.length === 0) return null;
  return (
    <nav aria-label={t("title")} className="mb-4">
      <ol className="grid gap-1">
        {sections.map(({ title, questionCount: count, state }, index) => {
          const name = title === "" ? t("intro") : title;
          return (
            <li key={index} data-section-state={state} aria-current={inTurn && state === "open" ? "step" : undefined}>
              {state === "open" ? (
                <a className="link" href={title === "" ? "#question-1" : `#section-${index}`} lang={language}>
                  {name}
                </a>
              ) : (
                <span lang={language}>{name}</span>
              )}{" "}
              <span className="meta">{inTurn ? t(`state.${state}`, { count }) : t("count", { count })}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
