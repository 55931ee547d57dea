"use client";

import { useRef, useState, type DragEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Upload } from "@/components/ui/icons";

type Props = { label: string; hint: string; /** As a file chooser takes it. */ accept: string; onFile: (file: File) => void };

/** Where a file is dropped or chosen. */
export function UploadDrop({ label, hint, accept, onFile }: Props): ReactElement {
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
        accept={accept}
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
      <p className="meta">{hint}</p>
    </div>
  );
}
