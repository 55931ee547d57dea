import { memo, type ReactElement } from "react";
import { ICON_MARKUP } from "@/components/ui/icon-markup";
import { markup } from "@/lib/html/markup";
import { inLanguage } from "@/lib/i18n/in-language";

type HeadingProps = { kicker: string | null; title: string; summary?: string; language: string };

/** A lesson's title under its module, an article's summary below. */
export const LessonHeading = memo(function LessonHeading({ kicker, title, summary, language }: HeadingProps): ReactElement {
  const over = kicker === null ? null : markup`<p class="meta">${kicker}</p>`;
  const below = summary ? markup`<p class="lede mt-3 max-w-[46ch]">${summary}</p>` : null;
  return <div {...inLanguage(language)} dangerouslySetInnerHTML={markup`${over}<h1 class="t-page mt-1">${title}</h1>${below}`.inner} />;
});

/** The primary action: on to the next lesson, the one that is missing, or back to one's learning. */
export const NextStep = memo(function NextStep({ href, label }: { href: string; label: string }): ReactElement {
  return (
    <a
      href={href}
      data-variant="primary"
      data-size="md"
      className="btn h-auto min-h-10 max-w-full whitespace-normal text-left max-lg:w-full max-lg:justify-center"
      dangerouslySetInnerHTML={markup`${label}${ICON_MARKUP.arrowRight}`.inner}
    />
  );
});
