"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Refusal } from "@/lib/client/call-procedure";
import { uploadFile } from "@/lib/client/upload-file";
import { StudioRefusal } from "../studio-refusal";
import { fitImage } from "./fit-image";

export type NewImage = { url: string; alt: string };

type Props = {
  courseId: string;
  /** A picture that was pasted or dropped. */
  dropped: File | null;
  /** Words that were selected: they say already what it shows. */
  words: string;
  /** Called when the dialog has gone, so that the text can take the focus. */
  onClose: (image: NewImage | null) => void;
};

const UNREADABLE: Refusal = { code: "authoring.image_unfit", params: {}, issues: [], requestId: null };

/** Asks for an image and for what it shows, and uploads it. What fails is said here; the text is not touched until it is there. */
export function ImageDialog({ courseId, dropped, words, onClose }: Props): ReactElement {
  const t = useTranslations("authoring.editor.image");
  const [chosen, setChosen] = useState(() => (dropped ? shown(dropped) : null));
  const [alt, setAlt] = useState(words);
  const [isOpen, setIsOpen] = useState(true);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const image = useRef<NewImage | null>(null);
  const address = chosen?.url;
  useEffect(() => (address === undefined ? undefined : () => URL.revokeObjectURL(address)), [address]);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // The dialog lies in the page of the text: its form must not reach a form around it.
    event.stopPropagation();
    if (!chosen || isBusy) return;
    setIsBusy(true);
    setRefusal(null);
    const { url, refused } = await upload(courseId, chosen.file);
    setIsBusy(false);
    setRefusal(refused);
    if (url === null) return;
    image.current = { url, alt };
    setIsOpen(false);
  };
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogContent
        title={t("title")}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClose(image.current);
        }}
      >
        <form onSubmit={(event) => void send(event)} className="grid gap-4">
          <StudioRefusal refusal={refusal} safe={t("refused")} />
          {chosen ? <img src={chosen.url} alt={t("preview")} className="max-h-64 max-w-full justify-self-start rounded-md" /> : null}
          <Field id="image-file" label={t("choose")} help={t("formats")}>
            <Input
              type="file"
              accept="image/png,image/jpeg,image/gif,image/webp"
              required={chosen === null}
              onChange={(event) => {
                const file = event.target.files?.[0];
                setRefusal(null);
                if (file) setChosen(shown(file));
              }}
            />
          </Field>
          <Field id="image-alt" label={t("alt")} help={t("altHelp")}>
            <Input value={alt} maxLength={300} autoComplete="off" onChange={(event) => setAlt(event.target.value)} />
          </Field>
          <p role="status" className="sr-only">
            {isBusy ? t("sending") : ""}
          </p>
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose asChild>
              <Button>{t("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={isBusy}>
              {t("insert")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const shown = (file: File) => ({ file, url: URL.createObjectURL(file) });

async function upload(courseId: string, file: File): Promise<{ url: string | null; refused: Refusal | null }> {
  const fitted = await fitImage(file).catch(() => null);
  if (!fitted) return { url: null, refused: UNREADABLE };
  const result = await uploadFile<{ url: string }>(`/api/studio/images/${courseId}?${new URLSearchParams({ name: file.name }).toString()}`, fitted);
  return result.ok ? { url: result.data.url, refused: null } : { url: null, refused: result.refusal };
}
