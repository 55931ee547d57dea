import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import { formatExactDuration } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonEditor } from "../studio-types";

/** Where the lesson's video stands: its stage, its length, its captions; a failure with its reason. */
export async function VideoFacts({ video, locale }: { video: LessonEditor["video"]; locale: Locale }): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "authoring.video" });
  if (!video) return <p className="text-ink-muted">{t("none")}</p>;
  return (
    <div className="grid gap-2">
      {video.status === "failed" ? (
        <Callout tone="danger" title={t("state.failed")}>
          {video.failureReason}
        </Callout>
      ) : (
        <p className="font-semibold">{t(`state.${video.status}`)}</p>
      )}
      {video.durationSeconds === null ? null : <p className="meta">{formatExactDuration(video.durationSeconds, locale)}</p>}
      <p className="meta">{video.captions.length > 0 ? t("captions", { list: video.captions.map(({ label }) => label).join(", ") }) : t("noCaptions")}</p>
    </div>
  );
}
