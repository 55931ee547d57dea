import type { ReactElement } from "react";
import type { MergeStretch } from "@/components/authoring/studio-types";
import { inLanguage } from "@/lib/i18n/in-language";

type Props = { stretches: readonly MergeStretch[]; language: string; labels: { before: string; now: string; same: string; empty: string } };

/** A part of a lesson as it was and as it is: what stayed once, what changed side by side. */
export function ChangedPart({ stretches, language, labels }: Props): ReactElement {
  return (
    <ol className="grid gap-4">
      {stretches.map((stretch, index) =>
        stretch.kind === "agreed" ? (
          <li key={index}>
            <div className="merge-agreed" tabIndex={0} role="group" aria-label={labels.same} {...inLanguage(language)}>
              {stretch.text}
            </div>
          </li>
        ) : (
          <li key={index} className="grid gap-3 md:grid-cols-2">
            <Side label={labels.before} text={stretch.theirs} empty={labels.empty} language={language} />
            <Side label={labels.now} text={stretch.mine} empty={labels.empty} language={language} />
          </li>
        ),
      )}
    </ol>
  );
}

function Side({ label, text, empty, language }: { label: string; text: string; empty: string; language: string }): ReactElement {
  return (
    <div>
      <p className="meta mb-1 font-semibold">{label}</p>
      {text === "" ? (
        <p className="merge-side text-ink-muted">{empty}</p>
      ) : (
        <div className="merge-side" {...inLanguage(language)}>
          {text}
        </div>
      )}
    </div>
  );
}
