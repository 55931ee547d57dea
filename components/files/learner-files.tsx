"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type ReactElement, type ReactNode } from "react";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { Button } from "@/components/ui/button";
import { CircleAlert, LoaderCircle, Paperclip, Trash2 } from "@/components/ui/icons";
import type { Refusal } from "@/lib/client/call-procedure";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { DraftFile } from "@/server/assessment";
import { UploadProgress } from "./upload-progress";
import type { useUpload } from "./use-upload";

type Props = {
  files: readonly DraftFile[];
  /** Names the field among others of the page. */
  name: string;
  kinds: readonly string[];
  canAdd: boolean;
  maxBytes: number;
  locale: Locale;
  sending: ReturnType<typeof useUpload>;
  refused: (refusal: Refusal) => ReactNode;
  onRemove: (fileId: string) => Promise<void>;
};

/** The files that a learner brought, each with what became of it, and the way in for another. */
export function LearnerFiles({ files, name, kinds, canAdd, maxBytes, locale, sending: { upload, send, cancel }, refused, onRemove }: Props): ReactElement {
  const t = useTranslations("assignment.files");
  const field = useRef<HTMLInputElement>(null);
  const isSending = upload.kind === "sending";
  // A file that is on its way from this page has its own line; one that never arrived is told of when the school gave it up.
  const shown = isSending ? files.filter(({ state }) => state !== "arriving") : files;
  return (
    <>
      <RefreshWhile active={files.some(({ state }) => state === "checking")} />
      {shown.length > 0 ? (
        <ul className="grid gap-2">
          {shown.map((file) => (
            <FileLine key={file.fileId} file={file} maxBytes={maxBytes} locale={locale} onRemove={onRemove} />
          ))}
        </ul>
      ) : null}
      {upload.kind === "refused" ? refused(upload.refusal) : null}
      {upload.kind === "idle" || upload.kind === "refused" ? null : <UploadState upload={upload} maxBytes={maxBytes} locale={locale} onCancel={cancel} />}
      {canAdd && !isSending ? (
        <div>
          <input
            ref={field}
            type="file"
            name={name}
            hidden
            {...(kinds.length > 0 && { accept: kinds.map((kind) => `.${kind}`).join(",") })}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = "";
              if (file) void send(file);
            }}
          />
          <Button onClick={() => field.current?.click()}>
            <Paperclip />
            {t("choose")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type LineProps = { file: DraftFile; maxBytes: number; locale: Locale; onRemove: (fileId: string) => Promise<void> };

function FileLine({ file, maxBytes, locale, onRemove }: LineProps): ReactElement {
  const t = useTranslations("assignment.files");
  const why = useTranslations("course-files.refusal");
  const [isRemoving, setIsRemoving] = useState(false);
  const remove = async (): Promise<void> => {
    setIsRemoving(true);
    await onRemove(file.fileId);
    setIsRemoving(false);
  };
  const isUnderWay = file.state === "arriving" || file.state === "checking";
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-md border border-line px-3 py-2" data-file-state={file.state}>
      {file.state === "refused" ? <CircleAlert className="text-danger" /> : isUnderWay ? <LoaderCircle className="spin" /> : <Paperclip />}
      <span className="min-w-0 flex-1 break-words">
        {file.name}
        <span className="meta block" role={file.state === "ready" ? undefined : "status"}>
          {file.state === "ready" ? formatBytes(file.bytes, locale) : file.state === "refused" ? why(file.refusal ?? "damaged", { limit: formatBytes(maxBytes, locale) }) : t(file.state)}
        </span>
      </span>
      <Button iconOnly variant="quiet" aria-label={t("remove", { name: file.name })} busy={isRemoving} onClick={() => void remove()}>
        <Trash2 size="alone" />
      </Button>
    </li>
  );
}

type StateProps = { upload: Parameters<typeof UploadProgress>[0]["upload"]; maxBytes: number; locale: Locale; onCancel: () => void };

function UploadState({ upload, maxBytes, locale, onCancel }: StateProps): ReactElement {
  const t = useTranslations("assignment.files");
  const { name } = upload;
  const sending = t("sending", { name });
  const words = { unfit: t("unfit", { name }), broken: t("broken", { name }), brokenText: t("brokenText"), sending, progress: sending, cancel: t("cancel") };
  return <UploadProgress upload={upload} limit={formatBytes(maxBytes, locale)} words={words} onCancel={onCancel} />;
}
