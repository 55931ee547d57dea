import type { ReactElement } from "react";
import { Pagination } from "@/components/ui/pagination";
import { formatDate } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { PathFollower } from "@/server/paths";

type Props = { page: { items: readonly PathFollower[]; nextCursor: string | null }; isFirst: boolean; /** The path's own page. */ here: string; locale: Locale; timeZone: string };

/** Who follows a path and how far they are; each leads to their certificate. */
export async function FollowerList({ page: { items, nextCursor }, isFirst, here, locale, timeZone }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-paths.followers" });
  const day = (instant: Date): string => formatDate(instant, locale, timeZone, "long");
  if (items.length === 0) return <p className="text-ink-muted">{t("none")}</p>;
  return (
    <>
      <ul className="border-t border-line">
        {items.map(({ followId, name, startedAt, completedAt, completedCourses: count }) => (
          <li key={followId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3">
            <a className="link inline-block py-1" href={`${here}/followers/${followId}`}>
              {name}
            </a>
            <span className="meta">{completedAt ? t("completed", { date: day(completedAt) }) : t("started", { date: day(startedAt), count })}</span>
          </li>
        ))}
      </ul>
      {isFirst && nextCursor === null ? null : (
        <Pagination labels={{ nav: t("pages"), previous: t("first"), next: t("next") }} {...(!isFirst && { previousHref: here })} {...(nextCursor !== null && { nextHref: `${here}?after=${nextCursor}` })} />
      )}
    </>
  );
}
