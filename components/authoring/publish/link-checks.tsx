"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { StudioRefusal } from "../studio-refusal";
import type { LinkOverview } from "../studio-types";
import { useStudioAction } from "../use-studio-action";

const POLL_MS = 2_500;

type Props = { courseId: string; initial: LinkOverview; canCheck: boolean; locale: string; timeZone: string };

/** When the links to other sites were checked, and the check itself: it starts by itself when it is due. */
export function LinkChecks({ courseId, initial, canCheck, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("authoring.links");
  const overview = useLinkOverview(courseId, initial, canCheck);
  const { isBusy, refusal, run } = useStudioAction();
  const { total, checked, checkedAt, isRunning, hadNoNetwork } = overview;
  const amounts = { checked: formatNumber(checked, locale), total: formatNumber(total, locale) };
  return (
    <div className="max-w-[40rem]">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div role="status" className="min-w-[14rem] flex-1">
          <p>{isRunning ? t("running") : checkedAt === null ? t("never", { total }) : t("checked", { when: formatDateTime(new Date(checkedAt), locale, timeZone), ...amounts })}</p>
          {hadNoNetwork && !isRunning ? <p className="meta mt-0.5">{t("noNetwork")}</p> : null}
        </div>
        {canCheck ? (
          <Button busy={isBusy || isRunning} onClick={() => void run(() => callProcedure("authoring", "checkLinks", { courseId, which: "all" }))}>
            {isRunning ? t("busy") : t("action")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** As the server has it: asked again while a check is under way, and then the page once more, whose list it changes. */
function useLinkOverview(courseId: string, initial: LinkOverview, canCheck: boolean): LinkOverview {
  const router = useRouter();
  const [overview, setOverview] = useState(initial);
  const { isRunning } = overview;
  useEffect(() => setOverview(initial), [initial]);

  const reload = useCallback(async () => {
    const answer = await askProcedure("authoring", "links", { courseId });
    if (!answer.ok) return;
    setOverview(answer.data);
    if (isRunning && !answer.data.isRunning) router.refresh();
  }, [courseId, isRunning, router]);

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void reload(), POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning, reload]);

  const isDue = canCheck && initial.isDue;
  useEffect(() => {
    if (!isDue) return;
    void callProcedure("authoring", "checkLinks", { courseId, which: "due" }).then((answer) => {
      if (answer.ok) setOverview((shown) => ({ ...shown, isRunning: answer.data.isRunning }));
    });
  }, [courseId, isDue]);
  return overview;
}
