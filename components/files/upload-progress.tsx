"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ProgressBar } from "@/components/ui/progress";
import type { Upload } from "./use-upload";

type Props = {
  upload: Extract<Upload, { name: string }>;
  /** The largest size that is taken, in words. */
  limit: string;
  words: { unfit: string; broken: string; brokenText: string; sending: string; progress: string; cancel: string };
  onCancel: () => void;
  /** Said under the bar. */
  children?: ReactNode;
};

/** A file on its way to the store, or why it is not. */
export function UploadProgress({ upload, limit, words, onCancel, children }: Props): ReactElement {
  const why = useTranslations("course-files.refusal");
  switch (upload.kind) {
    case "unfit":
      return (
        <Callout tone="danger" role="alert" title={words.unfit}>
          <p>{why(upload.why, { limit })}</p>
        </Callout>
      );
    case "broken":
      return (
        <Callout tone="danger" role="alert" title={words.broken}>
          <p>{words.brokenText}</p>
        </Callout>
      );
    case "sending":
      return (
        <div className="grid gap-2" data-upload-state="sending">
          <p className="font-semibold" role="status">
            {words.sending}
          </p>
          <ProgressBar value={upload.sentBytes} max={upload.totalBytes} label={words.progress} />
          {children}
          <div>
            <Button size="sm" onClick={onCancel}>
              {words.cancel}
            </Button>
          </div>
        </div>
      );
  }
}
