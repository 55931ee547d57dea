import { useTranslations } from "next-intl";
import { useState, type ClipboardEvent, type DragEvent, type RefObject } from "react";
import type { NewImage } from "./image-dialog";
import { applyCommand, imageEdit, type Command, type Edit, type Selected } from "./markdown-commands";

type BodyCommands = {
  run: (command: Command) => void;
  /** Takes a picture that is pasted or dropped; everything else goes on as the browser does it. */
  take: (event: ClipboardEvent | DragEvent, data: DataTransfer) => void;
  /** The image that is being asked for. */
  asked: { dropped: File | null; words: string } | null;
  onImage: (image: NewImage | null) => void;
};

/** What the toolbar, the keys, the clipboard and the mouse do to the text of a lesson. */
export function useBodyCommands(area: RefObject<HTMLTextAreaElement | null>, canEdit: boolean, onBody: (body: string) => void): BodyCommands {
  const t = useTranslations("authoring.editor.words");
  const [asked, setAsked] = useState<BodyCommands["asked"]>(null);
  const edit = (write: (selected: Selected) => Edit): void => {
    if (area.current) runEdit(area.current, write, onBody);
  };
  const askImage = (dropped: File | null): void => {
    const { value = "", selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    setAsked({ dropped, words: value.slice(selectionStart, selectionEnd) });
  };
  return {
    asked,
    run: (command) => {
      if (command === "image") return askImage(null);
      const words = { text: t("text"), url: "https://", column: t("column"), callout: t("callout") };
      edit((selected) => applyCommand(command, selected, words));
    },
    onImage: (image) => {
      setAsked(null);
      if (image) edit((selected) => imageEdit(selected, image));
      else area.current?.focus();
    },
    // Words that bring a picture of themselves along, as a word processor's do, stay words.
    take: (event, { files, types }) => {
      const file = files[0];
      if (!canEdit || !file || types.includes("text/plain")) return;
      event.preventDefault();
      askImage(file);
    },
  };
}

function runEdit(field: HTMLTextAreaElement, write: (selected: Selected) => Edit, onBody: (body: string) => void): void {
  const edit = write({ text: field.value, start: field.selectionStart, end: field.selectionEnd });
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  // Goes through the browser's own editing, so that its undo knows of it; not every browser takes it.
  if (!document.execCommand("insertText", false, edit.insert)) {
    field.setRangeText(edit.insert, edit.from, edit.to);
    onBody(field.value);
  }
  field.setSelectionRange(edit.start, edit.end);
}
