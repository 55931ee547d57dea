"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Pencil, Trash2 } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { formatList } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import type { CaptionDraftEntry, CaptionEntry } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";
import { AddCaptions } from "./add-captions";
import { CaptionDrafts } from "./caption-drafts";
import { CueEditor } from "./cue-editor";
import type { VideoHands } from "./studio-video";

type Props = {
  place: { courseId: string; lessonId: string };
  captions: readonly CaptionEntry[];
  drafts: readonly CaptionDraftEntry[];
  /** Languages that the replaced video had captions in, and this one has not. */
  formerCaptions: readonly string[];
  canManage: boolean;
  locale: string;
  timeZone: string;
  language: string;
  durationSeconds: number | null;
  second: number;
  hands: VideoHands;
  onChanged: () => Promise<void>;
};

/** The captions of a video by language, the way to bring another file, and one of them opened to be edited. */
export function CaptionPanel({ place, captions, drafts, formerCaptions, canManage, locale, timeZone, language, durationSeconds, second, hands, onChanged }: Props): ReactElement {
  const t = useTranslations("studio-media.captions");
  const [openId, setOpenId] = useState<string | null>(null);
  const [asked, setAsked] = useState<CaptionEntry | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async (captionId: string): Promise<void> => {
    setAsked(null);
    const result = await callProcedure("authoring", "deleteCaptions", { ...place, captionId });
    setRefusal(result.ok ? null : result.refusal);
    if (openId === captionId) setOpenId(null);
    await onChanged();
  };
  const carry = async (): Promise<void> => {
    const result = await callProcedure("authoring", "carryCaptions", place);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) toast(t("carried"));
    await onChanged();
  };
  const opened = captions.find(({ captionId }) => captionId === openId);
  return (
    <TitledSection id="captions-title" title={t("title")} heading="h3" titleClassName="t-item mb-2" className="min-w-0">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {opened ? (
        <CueEditor key={opened.captionId} place={place} caption={opened} locale={locale} timeZone={timeZone} durationSeconds={durationSeconds} second={second} hands={hands} onClose={() => setOpenId(null)} onSaved={onChanged} />
      ) : (
        <>
          {canManage && formerCaptions.length > 0 ? (
            <Callout tone="info" className="mb-4" title={t("former", { languages: formatList(formerCaptions, toLocale(locale)) })}>
              <p className="mb-3">{t("formerText")}</p>
              <Button size="sm" onClick={() => void carry()}>
                {t("carry")}
              </Button>
            </Callout>
          ) : null}
          {canManage ? <CaptionDrafts place={place} drafts={drafts} onChanged={onChanged} onTakenOver={setOpenId} /> : null}
          {captions.length === 0 ? <p className="mb-3 text-ink-muted">{t("none")}</p> : null}
          <ul className="mb-4">
            {captions.map((caption) => (
              <CaptionLine key={caption.captionId} caption={caption} canManage={canManage} onEdit={() => setOpenId(caption.captionId)} onDelete={() => setAsked(caption)} />
            ))}
          </ul>
          {canManage ? <AddCaptions place={place} captions={captions} drafts={drafts} locale={locale} language={language} onAdded={onChanged} /> : null}
        </>
      )}
      <Dialog open={asked !== null} onOpenChange={(open) => (open ? undefined : setAsked(null))}>
        <DialogContent
          title={t("deleteTitle", { label: asked?.label ?? "" })}
          description={t("deleteText")}
          actions={
            <>
              <DialogClose asChild>
                <Button>{t("cancel")}</Button>
              </DialogClose>
              <Button variant="danger" onClick={() => (asked ? void remove(asked.captionId) : undefined)}>
                {t("delete")}
              </Button>
            </>
          }
        />
      </Dialog>
    </TitledSection>
  );
}

function CaptionLine({ caption, canManage, onEdit, onDelete }: { caption: CaptionEntry; canManage: boolean; onEdit: () => void; onDelete: () => void }): ReactElement {
  const t = useTranslations("studio-media.captions");
  return (
    <li className="flex flex-wrap items-center gap-3 border-t border-line py-2">
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{caption.label}</span> <span className="meta">{t("version", { number: caption.version })}</span>
      </span>
      {canManage ? (
        <>
          <Button size="sm" onClick={onEdit} aria-label={t("editOf", { label: caption.label })}>
            <Pencil />
            {t("edit")}
          </Button>
          <Button size="sm" variant="quiet" iconOnly aria-label={t("deleteOf", { label: caption.label })} onClick={onDelete}>
            <Trash2 size="alone" />
          </Button>
        </>
      ) : null}
    </li>
  );
}
