"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Download } from "@/components/ui/icons";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { StudioRefusal } from "../studio-refusal";
import type { LessonFiles } from "../studio-types";

type Version = LessonFiles["versions"][number];
type Props = { courseId: string; lessonId: string; files: LessonFiles; locale: Locale; timeZone: string; onChanged: () => Promise<void> };

/** Every version with who brought it and when; those in order can be looked at and taken back into the draft. */
export function FileVersions({ courseId, lessonId, files, locale, timeZone, onChanged }: Props): ReactElement {
  const t = useTranslations("course-files.studio");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busyId, setBusyId] = useState<string | null>(null);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });

  async function download(fileId: string): Promise<void> {
    const linked = await callProcedure("authoring", "linkFile", { courseId, lessonId, fileId });
    setRefusal(linked.ok ? null : linked.refusal);
    if (linked.ok) location.assign(linked.data.href);
  }
  async function restore(fileId: string): Promise<void> {
    setBusyId(fileId);
    const restored = await callProcedure("authoring", "restoreFile", { courseId, lessonId, fileId });
    setRefusal(restored.ok ? null : restored.refusal);
    await onChanged();
    setBusyId(null);
  }

  return (
    <TitledSection id="file-versions-title" title={t("versions")} heading="h3" titleClassName="mb-2 font-semibold">
      <StudioRefusal refusal={refusal} safe={t("safe")} />
      <ul className="grid gap-3">
        {files.versions.map((version) => (
          <li key={version.fileId} className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
            <div className="min-w-0">
              <p className="break-words">
                <bdi>{version.name}</bdi> <VersionBadges version={version} isCurrent={version.fileId === files.currentId} />
              </p>
              <p className="meta">
                {t("versionMeta", { number: version.number, size: formatBytes(version.bytes, locale), when: when.format(new Date(version.createdAt)), who: version.uploadedBy ?? t("nobody") })}
              </p>
            </div>
            {version.state === "ready" && !version.isRemoved ? (
              <div className="flex flex-wrap gap-2">
                <Button size="sm" aria-label={t("downloadOf", { name: version.name, number: version.number })} onClick={() => void download(version.fileId)}>
                  <Download />
                  {t("download")}
                </Button>
                {files.canEdit && version.fileId !== files.currentId ? (
                  <Button size="sm" busy={busyId === version.fileId} aria-label={t("restoreOf", { name: version.name, number: version.number })} onClick={() => void restore(version.fileId)}>
                    {t("restore")}
                  </Button>
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </TitledSection>
  );
}

const TONES: Readonly<Record<Version["state"], BadgeTone>> = { arriving: "neutral", checking: "info", ready: "success", refused: "danger" };

function VersionBadges({ version, isCurrent }: { version: Version; isCurrent: boolean }): ReactElement {
  const t = useTranslations("course-files.studio");
  const state = isCurrent ? "current" : version.isRemoved && version.state === "ready" ? "removed" : version.state;
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={isCurrent ? "signal" : TONES[version.state]}>{t(`state.${state}`)}</Badge>
      {version.isReleased ? <Badge tone="outline">{t("released")}</Badge> : null}
      {version.isScanned ? <Badge tone="outline">{t("wasScanned")}</Badge> : null}
    </span>
  );
}
