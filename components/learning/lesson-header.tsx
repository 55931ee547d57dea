import type { ReactElement, ReactNode } from "react";
import { ToolHeader } from "@/components/patterns/site-header";
import { ArrowLeft } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { inLanguage } from "@/lib/i18n/in-language";

export type LessonHeaderProps = {
  backHref: string;
  courseTitle: string;
  courseLanguage: string;
  labels: { skip: string; back: string; language: string; position: string; standing: string; outline: string; outlineKey: string; theme: string };
  /** Where a newer release is offered; null without one. */
  newer: { href: string; label: string } | null;
  /** Keyboard help. */
  tools?: ReactNode;
  below?: ReactNode;
};

/** The thin bar over a lesson: where it is, how far the course is, tools. */
export function LessonHeader({ backHref, courseTitle, courseLanguage, labels, newer, tools, below }: LessonHeaderProps): ReactElement {
  return (
    <>
      <a className="skip-link" href="#main">
        {labels.skip}
      </a>
      <ToolHeader
        backHref={backHref}
        backLabel={labels.back}
        backIcon={<ArrowLeft size="alone" />}
        context={
          <>
            <bdi {...inLanguage(courseLanguage)}>{courseTitle}</bdi> · {labels.language}
          </>
        }
        title={labels.position}
        end={
          <>
            {newer ? (
              <a className="link hidden text-xs md:inline" href={newer.href}>
                {newer.label}
              </a>
            ) : null}
            <span className="meta hidden md:inline">{labels.standing}</span>
            <a href="#outline" className="btn" data-variant="quiet" data-size="sm" aria-keyshortcuts={labels.outlineKey}>
              {labels.outline}
              <Kbd className="hidden md:inline-block">{labels.outlineKey}</Kbd>
            </a>
            {tools}
            <ThemeToggle label={labels.theme} />
          </>
        }
        below={below}
      />
    </>
  );
}
