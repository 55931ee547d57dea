"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { AssignmentPage } from "@/server/assessment";
import { SavingLine } from "../quiz/saving-line";
import { UntilReady } from "../until-ready";
import type { AssignmentLessonData } from "./assignment-lesson";
import { AssignmentRefusal } from "./assignment-refusal";
import { DraftConflict } from "./draft-conflict";
import { DraftFields } from "./draft-fields";
import { DraftFiles } from "./draft-files";
import { SubmitWork } from "./submit-work";
import { useDraft } from "./use-draft";

type Props = { data: AssignmentLessonData; standing: NonNullable<AssignmentPage["standing"]> };

/** The draft and its way in: written here, kept by the school, handed in as the next version. */
export function HandIn({ data, standing }: Props): ReactElement {
  const t = useTranslations("assignment.draft");
  const router = useRouter();
  const { address, assignment, locale, language } = data;
  const { rules } = assignment;
  const { draft, next } = standing;
  const { state, outbox } = useDraft(address, { text: draft.text, links: draft.links, sequence: draft.sequence });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  if (next.state !== "open") {
    return (
      <Callout title={t(`ended.${next.state}`)} className="mt-10">
        <p>{t("endedText")}</p>
      </Callout>
    );
  }
  const submit = async (): Promise<boolean> => {
    setIsBusy(true);
    const sequence = await outbox.flush();
    const result = sequence === null ? null : await callProcedure("assessment", "submitWork", { ...address, sequence });
    setIsBusy(false);
    setRefusal(result && !result.ok ? result.refusal : null);
    if (result?.ok) {
      toast(t("handedIn", { number: result.data.number }));
      router.refresh();
    }
    return result !== null;
  };
  return (
    <section aria-labelledby="hand-in" className="mt-10 grid gap-5">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="hand-in" className="t-section">
          {t(standing.versions.length > 0 ? "again" : "title")}
        </h2>
        <SavingLine state={state.saving === "conflict" ? "refused" : state.saving} />
      </div>
      {state.theirs ? <DraftConflict theirs={state.theirs} onSettle={outbox.settle} /> : null}
      <AssignmentRefusal refusal={refusal} />
      <UntilReady>
        <DraftFields key={state.theirs ? "conflict" : "draft"} draft={state.draft} rules={rules} language={language} onChange={outbox.set} />
        {rules.files ? <DraftFiles address={address} files={draft.files} rules={rules.files} maxBytes={assignment.maxBytes} locale={locale} /> : null}
        {next.lateness && next.lateness.daysLate > 0 ? (
          <Callout tone="warning" title={t("lateNow", { days: next.lateness.daysLate })}>
            <p>{t("lateCost", { percent: next.lateness.percent })}</p>
          </Callout>
        ) : null}
        <div className="flex flex-wrap items-center gap-4">
          <SubmitWork left={next.left} percent={next.lateness?.percent ?? 0} isBusy={isBusy} onSubmit={submit} />
          <p className="meta">{t("keeps")}</p>
        </div>
      </UntilReady>
    </section>
  );
}
