"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type ReactElement } from "react";
import { UploadProgress } from "@/components/files/upload-progress";
import type { Upload } from "@/components/files/use-upload";
import { TitledSection } from "@/components/patterns/section";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { Button } from "@/components/ui/button";
import { CircleAlert, LoaderCircle, Paperclip, Trash2 } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { AssignmentPage, DraftFile } from "@/server/assessment";
import { AssignmentRefusal } from "./assignment-refusal";
import { useWorkUpload } from "./use-work-upload";

type Props = { address: LessonAddress; files: readonly DraftFile[]; rules: NonNullable<AssignmentPage["rules"]["files"]>; maxBytes: number; locale: Locale };

/** The files of a draft, each with what became of it, and the way in for another. */
export function DraftFiles({ address, files, rules, maxBytes, locale }: Props): ReactElement {
  const t = useTranslations("assignment.files");
  const field = useRef<HTMLInputElement>(null);
  const { upload, send, cancel } = useWorkUpload({ address, kinds: rules.kinds, maxBytes });
  const isSending = upload.kind === "sending";
  // A file that is on its way from this page has its own line; one that never arrived is told of when the school gave it up.
  const shown = isSending ? files.filter(({ state }) => state !== "arriving") : files;
  return (
    <TitledSection id="work-files" title={t("title")} heading="h3" titleClassName="field-label" className="grid gap-3">
      <RefreshWhile active={files.some(({ state }) => state === "checking")} />
      {shown.length > 0 ? (
        <ul className="grid gap-2">
          {shown.map((file) => (
            <FileLine key={file.fileId} file={file} maxBytes={maxBytes} locale={locale} />
          ))}
        </ul>
      ) : null}
      <UploadState upload={upload} maxBytes={maxBytes} locale={locale} onCancel={cancel} />
      {files.length < rules.most && !isSending ? (
        <div>
          <input
            ref={field}
            type="file"
            hidden
            {...(rules.kinds.length > 0 && { accept: rules.kinds.map((name) => `.${name}`).join(",") })}
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
    </TitledSection>
  );
}

function FileLine({ file, maxBytes, locale }: { file: DraftFile; maxBytes: number; locale: Locale }): ReactElement {
  const t = useTranslations("assignment.files");
  const why = useTranslations("course-files.refusal");
  const router = useRouter();
  const [isRemoving, setIsRemoving] = useState(false);
  const remove = async (): Promise<void> => {
    setIsRemoving(true);
    const result = await callProcedure("assessment", "removeWorkFile", { fileId: file.fileId });
    setIsRemoving(false);
    if (result.ok) router.refresh();
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

function UploadState({ upload, maxBytes, locale, onCancel }: { upload: Upload; maxBytes: number; locale: Locale; onCancel: () => void }): ReactElement | null {
  const t = useTranslations("assignment.files");
  if (upload.kind === "idle") return null;
  if (upload.kind === "refused") return <AssignmentRefusal refusal={upload.refusal} />;
  const { name } = upload;
  const sending = t("sending", { name });
  const words = { unfit: t("unfit", { name }), broken: t("broken", { name }), brokenText: t("brokenText"), sending, progress: sending, cancel: t("cancel") };
  return <UploadProgress upload={upload} limit={formatBytes(maxBytes, locale)} words={words} onCancel={onCancel} />;
}
