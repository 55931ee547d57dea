"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";
import { uploadFile } from "@/lib/client/upload-file";
import { PICTURE_MAX_BYTES } from "@/lib/schemas/certificate-design";
import { UploadDrop } from "../media/upload-drop";
import { StudioRefusal } from "../studio-refusal";

type Props = { courseId: string; picture: string | null; /** What it is a picture of. */ label: string; onPicture: (picture: string | null) => void };

const REASONS = ["type", "large", "unsafe", "broken"] as const;
const ACCEPTED = ".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml";

/** Where the designer finds a picture of a course's certificates. */
export function pictureAddress(courseId: string, picture: string): string {
  return `/api/studio/certificate-pictures/${courseId}/${picture}`;
}

/** A logo or a signature: one is chosen, replaced or taken off. What the server makes of it is shown. */
export function PictureField({ courseId, picture, label, onPicture }: Props): ReactElement {
  const t = useTranslations("certificates.design");
  const [isSending, setIsSending] = useState(false);
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (file: File): Promise<void> => {
    setRefusal(null);
    setReason(file.size > PICTURE_MAX_BYTES ? "large" : null);
    if (file.size > PICTURE_MAX_BYTES) return;
    setIsSending(true);
    const answer = await uploadFile<{ picture: string }>(`/api/studio/certificate-pictures/${courseId}`, file);
    setIsSending(false);
    if (answer.ok) return onPicture(answer.data.picture);
    const known = REASONS.find((one) => one === answer.refusal.params.reason) ?? null;
    setReason(known);
    if (known === null) setRefusal(answer.refusal);
  };
  return (
    <div className="grid gap-3">
      <StudioRefusal refusal={refusal} safe={t("pictureSafe")} />
      {reason ? (
        <Callout tone="danger" role="alert" title={t(`pictureReason.${reason}`)}>
          <p>{t("pictureSafe")}</p>
        </Callout>
      ) : null}
      {picture ? (
        <div className="flex flex-wrap items-center gap-3">
          <img src={pictureAddress(courseId, picture)} alt="" className="h-14 max-w-[12rem] border border-line bg-white object-contain p-1" />
          <Button size="sm" onClick={() => onPicture(null)} aria-label={t("removePicture", { label })}>
            {t("remove")}
          </Button>
        </div>
      ) : null}
      {isSending ? <p role="status">{t("sending")}</p> : <UploadDrop label={t(picture ? "replacePicture" : "choosePicture", { label })} hint={t("pictureHint")} accept={ACCEPTED} onFile={(file) => void send(file)} />}
    </div>
  );
}
