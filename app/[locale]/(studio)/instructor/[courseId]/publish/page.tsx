import type { ReactElement } from "react";
import { gateItems } from "@/components/authoring/publish/gate-items";
import { LinkChecks } from "@/components/authoring/publish/link-checks";
import { PublishForm } from "@/components/authoring/publish/publish-form";
import { ReleaseImpact } from "@/components/authoring/publish/release-impact";
import { ReleaseList } from "@/components/authoring/publish/release-list";
import { SaleControls } from "@/components/authoring/publish/sale-controls";
import { GateList } from "@/components/patterns/gate-list";
import { PageHead, Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { orNotFound } from "@/server/auth/or-not-found";
import { getPublishGate } from "@/server/authoring";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

export default async function PublishPage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/publish`);
  const [t, list, codes, links, gate] = await Promise.all([
    getTranslations({ locale, namespace: "authoring.publish" }),
    getTranslations({ locale, namespace: "authoring.gateList" }),
    getTranslations({ locale, namespace: "authoring.gate" }),
    getTranslations({ locale, namespace: "authoring.links" }),
    orNotFound(getPublishGate(ctx, { courseId })),
  ]);
  const base = localePath(locale, `/instructor/${courseId}`);
  const { timeZone } = ctx.viewer;
  return (
    <StudioFrame locale={locale} course={course} current="publish">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t(course.hasDraftChanges ? "ledeChanged" : "ledeSame", { number: gate.nextNumber })} />
      <Section id="gate" label={list("title")} note={gate.blocking.length > 0 ? list("missing", { count: gate.blocking.length }) : list("ready")}>
        {gate.blocking.length + gate.advice.length > 0 ? (
          <GateList items={gateItems([...gate.blocking, ...gate.advice], base, { list, codes })} />
        ) : (
          <GateList items={[{ id: "all", kind: "done", kindLabel: list("kinds.done"), title: list("allDone") }]} />
        )}
      </Section>
      {gate.links.total > 0 ? (
        <Section id="links" label={links("title")} note={links("note")}>
          <LinkChecks courseId={courseId} initial={gate.links} canCheck={course.viewerCan.edit} locale={locale} timeZone={timeZone} />
        </Section>
      ) : null}
      <Section id="impact" label={t("impact")} note={t("impactNote")}>
        <ReleaseImpact gate={gate} locale={locale} />
      </Section>
      {course.viewerCan.publish ? (
        <Section id="release" label={t("release")} note={t("releaseNote")}>
          <PublishForm
            courseId={courseId}
            nextNumber={gate.nextNumber}
            blocking={gate.blocking.length}
            schedule={course.schedule?.state === "waiting" ? course.schedule : null}
            refusedSchedule={course.schedule?.state === "refused" ? course.schedule : null}
            locale={locale}
            timeZone={timeZone}
            courseHref={localePath(locale, `/courses/${course.course.slug}`)}
          />
        </Section>
      ) : null}
      {course.releases.length > 0 ? (
        <Section id="releases" label={t("releases")}>
          <ReleaseList releases={course.releases} locale={locale} timeZone={timeZone} />
        </Section>
      ) : null}
      {course.viewerCan.publish && course.course.status !== "archived" ? (
        <Section id="sale" label={t("sale")} note={t("saleNote")}>
          <SaleControls courseId={courseId} isOnSale={course.releases.some(({ isCurrent }) => isCurrent) && course.course.status !== "draft"} />
        </Section>
      ) : null}
    </StudioFrame>
  );
}
