"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Image as Picture } from "@/components/ui/icons";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { formatClock } from "@/lib/i18n/format";
import { StudioRefusal } from "../studio-refusal";

type Props = {
  place: { courseId: string; lessonId: string };
  posterSeconds: number | null;
  posterUrl: string | null;
  second: () => number;
  onChanged: () => Promise<void>;
};

/** Chooses the moment that stands for the video before it plays: the one on screen, or the vendor's own choice. */
export function PosterPicker({ place, posterSeconds, posterUrl, second, onChanged }: Props): ReactElement {
  const t = useTranslations("studio-media.poster");
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const choose = async (seconds: number | null): Promise<void> => {
    setIsBusy(true);
    const result = await callProcedure("authoring", "setPoster", { ...place, seconds });
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) await onChanged();
    setIsBusy(false);
  };
  return (
    <div className="mt-3">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <div className="flex flex-wrap items-center gap-3">
        {posterUrl ? <span role="img" aria-label={t("alt")} className="poster-thumb" style={{ backgroundImage: `url("${posterUrl}")` }} /> : null}
        <p className="meta" role="status">
          {posterSeconds === null ? t("automatic") : t("at", { time: formatClock(posterSeconds) })}
        </p>
        <Button size="sm" busy={isBusy} onClick={() => void choose(second())}>
          <Picture />
          {t("useThis")}
        </Button>
        {posterSeconds === null ? null : (
          <Button size="sm" variant="quiet" onClick={() => void choose(null)}>
            {t("reset")}
          </Button>
        )}
      </div>
    </div>
  );
}
