import type { ReactElement } from "react";
import { OutlineEditor } from "@/components/authoring/outline/outline-editor";
import { gateItems } from "@/components/authoring/publish/gate-items";
import { GateList } from "@/components/patterns/gate-list";
import { PageHead } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { orNotFound } from "@/server/auth/or-not-found";
import { getPublishGate } from "@/server/authoring";
import { loadCourse } from "../../_components/load-course";
import { StudioFrame } from "../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }> };

export default async function BuilderPage({ params }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}`);
  const [t, list, codes, gate] = await Promise.all([
    getTranslations({ locale, namespace: "authoring.outline" }),
    getTranslations({ locale, namespace: "authoring.gateList" }),
    getTranslations({ locale, namespace: "authoring.gate" }),
    orNotFound(getPublishGate(ctx, { courseId })),
  ]);
  const base = localePath(locale, `/instructor/${courseId}`);
  const lessons = course.modules.reduce((sum, module) => sum + module.lessons.length, 0);
  return (
    <StudioFrame locale={locale} course={course} current="outline" blocking={gate.blocking.length}>
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} kicker={t("summary", { modules: course.modules.length, lessons })} />
      <div className="studio-grid">
        <OutlineEditor
          courseId={courseId}
          modules={course.modules}
          undo={course.undo}
          redo={course.redo}
          canEdit={course.viewerCan.edit}
          basePath={base}
          locale={locale}
        />
        <aside aria-labelledby="gate-title">
          <h2 id="gate-title" className="t-item">
            {list("title")}
          </h2>
          <p className="mb-3 mt-1 text-ink-muted">{gate.blocking.length > 0 ? list("missing", { count: gate.blocking.length }) : list("ready")}</p>
          <GateList items={gateItems([...gate.blocking, ...gate.advice], base, { list, codes })} />
        </aside>
      </div>
    </StudioFrame>
  );
}
