import type { ReactElement } from "react";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { PublishGate } from "../studio-types";

/** What the next release changes, and for whom. */
export async function ReleaseImpact({ gate, locale }: { gate: PublishGate; locale: Locale }): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "authoring.impact" });
  const { difference, impact } = gate;
  const lists = (["added", "changed", "removed"] as const).filter((kind) => difference[kind].length > 0);
  return (
    <div className="grid gap-5">
      <ul className="grid gap-1.5">
        {impact.releases.map(({ number, students, inProgress }) => (
          <li key={number}>{t("release", { number, students, inProgress })}</li>
        ))}
        {impact.releases.length === 0 ? <li className="text-ink-muted">{t("nobody")}</li> : null}
        {impact.offered > 0 ? <li>{t("offered", { count: impact.offered })}</li> : null}
        {impact.finished > 0 ? <li>{t("finished", { count: impact.finished })}</li> : null}
      </ul>
      {lists.map((kind) => (
        <div key={kind}>
          <h3 className="font-semibold">{t(kind, { count: difference[kind].length })}</h3>
          <ul className="mt-1 list-disc pl-5">
            {difference[kind].map(({ lessonId, title }) => (
              <li key={lessonId}>{title}</li>
            ))}
          </ul>
        </div>
      ))}
      {difference.moved > 0 ? <p>{t("moved", { count: difference.moved })}</p> : null}
    </div>
  );
}
