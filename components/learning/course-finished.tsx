import type { ReactElement } from "react";
import { markup } from "@/lib/html/markup";

export type FinishedProps = { title: string; text: string; earned: { href: string; label: string }; dashboard: { href: string; label: string }; more: { href: string; label: string } };

/** Every lesson of the learner's release is complete: says so, and where to go now. */
export function CourseFinished({ title, text, earned, dashboard, more }: FinishedProps): ReactElement {
  const { inner } = markup`<h2 id="finished-title" class="t-item">${title}</h2><p class="mt-1.5 max-w-[60ch] text-ink-muted">${text}</p><div class="mt-4 flex flex-wrap gap-3"><a class="btn" data-variant="second" data-size="md" href="${earned.href}">${earned.label}</a><a class="btn" data-variant="quiet" data-size="md" href="${dashboard.href}">${dashboard.label}</a><a class="btn" data-variant="quiet" data-size="md" href="${more.href}">${more.label}</a></div>`;
  return <section className="finished" aria-labelledby="finished-title" dangerouslySetInnerHTML={inner} />;
}
