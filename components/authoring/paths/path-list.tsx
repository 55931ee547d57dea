import type { ReactElement } from "react";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { PathSummary } from "@/server/paths";
import { StatusBadge } from "../status-badge";

type Props = { paths: readonly PathSummary[]; pathsPath: string; locale: Locale };

/** The paths that one may change, with where each stands and who follows it. */
export async function StudioPathList({ paths, pathsPath, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-paths" });
  return (
    <ul className="border-t border-line-strong">
      {paths.map(({ pathId, title, status, courseCount: courses, followers, completed, ownerName }) => (
        <li key={pathId} className="grid gap-1.5 border-b border-line py-4">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h2 className="t-item min-w-0">
              <a className="hover:underline" href={`${pathsPath}/${pathId}`}>
                {title}
              </a>
            </h2>
            <StatusBadge status={status} label={t(`status.${status}`)} />
          </div>
          <p className="meta">{[t("list.facts", { courses, followers, completed }), ...(ownerName === null ? [] : [t("list.of", { name: ownerName })])].join(" · ")}</p>
        </li>
      ))}
    </ul>
  );
}
