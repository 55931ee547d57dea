"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type DragEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Upload } from "@/components/ui/icons";
import { VIDEO_EXTENSIONS } from "@/lib/domain/video-file";

type Props = { label: string; hint: string | null; onFile: (file: File) => void };

/** Where a video file is dropped or chosen. */
export function UploadDrop({ label, hint, onFile }: Props): ReactElement {
  const t = useTranslations("studio-media.upload");
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={cn("upload-drop", isOver && "upload-drop-over")}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={input}
        type="file"
        accept={["video/*", ...VIDEO_EXTENSIONS].join(",")}
        hidden
        aria-label={label}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <Upload />
        {label}
      </Button>
      <p className="meta">{hint ?? t("formats")}</p>
    </div>
  );
}
