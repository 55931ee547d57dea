"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { TitledSection } from "@/components/patterns/section";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toaster";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { RegradePage } from "@/server/grades";
import { ApplyRegrade } from "./apply-regrade";
import { ProgramsToRun } from "./programs-to-run";
import { RegradeEffectView } from "./regrade-effect-view";
import { RegradeQuestions } from "./regrade-questions";
import { useRegrade } from "./use-regrade";

type Props = { courseId: string; lessonId: string; page: RegradePage; locale: Locale; timeZone: string };

/** What is done with each question of a quiz, what that would do to its attempts, and the way to have it done. */
export function RegradeDesk(props: Props): ReactElement {
  const { page, locale, timeZone } = props;
  return (
    <>
      <RefreshWhile active={page.isApplying} />
      {page.isApplying ? <Applying page={page} locale={locale} timeZone={timeZone} /> : <Desk {...props} />}
    </>
  );
}

function Applying({ page, locale, timeZone }: Pick<Props, "page" | "locale" | "timeZone">): ReactElement {
  const t = useTranslations("grading.regrade");
  return (
    <Callout role="status" tone={page.heldUpSince === null ? "info" : "warning"} title={t(page.heldUpSince === null ? "applying" : "heldUp")}>
      <p>{t("underway", { count: page.past[0]?.counts.attempts ?? 0 })}</p>
      {page.heldUpSince === null ? null : <p>{t("heldUpText", { when: formatDateTime(new Date(page.heldUpSince), locale, timeZone) })}</p>}
    </Callout>
  );
}

function Desk({ courseId, lessonId, page, locale }: Props): ReactElement {
  const t = useTranslations("grading.regrade");
  const router = useRouter();
  const regrade = useRegrade({ courseId, lessonId });
  const { effect, busy } = regrade;
  const apply = async (reason: string): Promise<void> => {
    if (!(await regrade.start(reason))) return;
    toast(t("started"));
    regrade.reset();
    router.refresh();
  };
  return (
    <div className="grid gap-10">
      <RegradeQuestions questions={page.questions} modes={regrade.modes} onChoose={regrade.choose} locale={locale} />
      <TitledSection id="regrade-effect" title={t("effect")} titleClassName="t-section" className="grid gap-5">
        <StudioRefusal refusal={regrade.refusal} safe={t("refused")} />
        <p role="status" className="meta">
          {busy === "computing" ? t("computing") : effect ? (effect.changed === 0 ? t("nothing") : t("changes", { changed: effect.changed, attempts: effect.counts.attempts })) : null}
        </p>
        {effect && effect.counts.attempts > 0 ? (
          <>
            <ProgramsToRun programs={effect.programs} isStarting={busy === "running"} onRun={() => void regrade.runPrograms()} />
            <RegradeEffectView effect={effect} locale={locale} isBusy={busy === "more"} onMore={regrade.more} />
            <ApplyRegrade effect={effect} isComputing={busy === "computing" || effect.programs.left > 0} isStarting={busy === "starting"} onPolicy={regrade.setWanted} onApply={(reason) => void apply(reason)} />
          </>
        ) : null}
      </TitledSection>
    </div>
  );
}
