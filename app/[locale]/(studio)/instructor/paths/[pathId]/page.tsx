import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { FollowerList } from "@/components/authoring/paths/follower-list";
import { PathDetails } from "@/components/authoring/paths/path-details";
import { PathPublication } from "@/components/authoring/paths/path-publication";
import { PathSteps } from "@/components/authoring/paths/path-steps";
import { StatusBadge } from "@/components/authoring/status-badge";
import { PageHead, Section } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { pathFollowersSchema, pathIdValue } from "@/lib/schemas/paths";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getStudioPath, listPathFollowers } from "@/server/paths";

type Props = { params: Promise<{ locale: string; pathId: string }>; searchParams: Promise<{ after?: string | string[] }> };

/** A path as who works on it sees it: its steps, its words, and what keeps it from being shown. */
export default async function StudioPathPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { pathId, ...given } = await params;
  const locale = toLocale(given.locale);
  const ctx = await signedInCtx(locale, `/instructor/paths/${pathId}`);
  if (!pathIdValue.safeParse(pathId).success) notFound();
  const asked = pathFollowersSchema.safeParse({ pathId, cursor: (await searchParams).after });
  const [t, path, followersPage] = await Promise.all([
    getTranslations({ locale, namespace: "studio-paths" }),
    orNotFound(getStudioPath(ctx, { pathId })),
    orNotFound(listPathFollowers(ctx, asked.success ? asked.data : { pathId })),
  ]);
  const { title, status, steps, followers, completed } = path;
  const courses = steps.reduce((sum, step) => sum + step.courses.length, 0);
  return (
    <>
      <title>{`${title} · Criterio`}</title>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <Breadcrumb label={t("list.title")} items={[{ label: t("list.back"), href: localePath(locale, "/instructor") }, { label: t("list.title"), href: localePath(locale, "/instructor/paths") }, { label: title }]} />
        <PageHead title={title} lede={t("list.facts", { courses, followers, completed })} actions={<StatusBadge status={status} label={t(`status.${status}`)} />} />
        <Section id="steps" label={t("steps.title")} note={t("steps.text")}>
          <PathSteps path={path} />
        </Section>
        <Section id="about" label={t("details.title")}>
          <PathDetails key={`${path.slug}-${status}`} path={path} />
        </Section>
        <Section id="publication" label={t("publish.title")}>
          <PathPublication path={path} publicPath={localePath(locale, `/paths/${path.slug}`)} />
        </Section>
        <Section id="followers" label={t("followers.title")}>
          <FollowerList page={followersPage} isFirst={!asked.success || asked.data.cursor === undefined} here={localePath(locale, `/instructor/paths/${pathId}`)} locale={locale} timeZone={ctx.viewer.timeZone} />
        </Section>
      </main>
    </>
  );
}
