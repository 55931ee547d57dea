import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { useState, type ReactElement } from "react";
import { ImageDialog } from "../image-dialog";
import { AltDialog } from "./alt-dialog";
import { EmbedDialog } from "./embed-dialog";
import { FormulaDialog } from "./formula-dialog";
import { LinkDialog } from "./link-dialog";
import type { Question } from "./rich-commands";

type Asked =
  | { kind: "link" }
  | { kind: "image"; dropped: File | null; words: string }
  | { kind: "formula"; at: number | null; value: string }
  | { kind: "embed"; at: number | null; url: string; title: string }
  | { kind: "alt"; at: number; src: string; alt: string };

type Questions = {
  ask: (question: Question) => void;
  askImage: (file: File) => void;
  /** Opens what stands at a place and is changed in a dialog; false when nothing such does. */
  askAbout: (editor: Editor, at: number) => boolean;
  dialog: ReactElement | null;
};

/** The dialogs over a text: a link, a formula, an embed, a new image and what an image shows. */
export function useQuestions(editor: Editor | null, courseId: string): Questions {
  const [asked, setAsked] = useState<Asked | null>(null);
  const selected = (): string => {
    if (!editor) return "";
    const { from, to } = editor.state.selection;
    return editor.state.doc.textBetween(from, to, " ");
  };
  const onClosed = (): void => {
    setAsked(null);
    editor?.commands.focus();
  };
  const askAbout = (shown: Editor, at: number): boolean => {
    const node = shown.state.doc.nodeAt(at);
    if (node?.type.name === "inlineMath") setAsked({ kind: "formula", at, value: String(node.attrs.value) });
    else if (node?.type.name === "image") setAsked({ kind: "alt", at, src: String(node.attrs.src), alt: String(node.attrs.alt) });
    else if (node?.type.name === "embed") setAsked({ kind: "embed", at, url: String(node.attrs.url), title: String(node.attrs.title) });
    else return false;
    return true;
  };
  const ask = (question: Question): void => {
    const at = editor?.state.selection instanceof NodeSelection ? editor.state.selection.from : null;
    if (editor && at !== null && question !== "link" && askAbout(editor, at)) return;
    if (question === "link") setAsked({ kind: "link" });
    else if (question === "embed") setAsked({ kind: "embed", at: null, url: "", title: selected() });
    else if (question === "image") setAsked({ kind: "image", dropped: null, words: selected() });
    else setAsked({ kind: "formula", at: null, value: selected() });
  };
  return { ask, askAbout, askImage: (dropped) => setAsked({ kind: "image", dropped, words: "" }), dialog: editor && asked ? dialogOf(editor, asked, courseId, onClosed) : null };
}

function dialogOf(editor: Editor, asked: Asked, courseId: string, onClosed: () => void): ReactElement {
  const setAttributes = (at: number, attributes: Record<string, string>) =>
    editor.commands.command(({ tr }) => {
      for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(at, name, value);
      return true;
    });
  switch (asked.kind) {
    case "link":
      return <LinkDialog editor={editor} onClosed={onClosed} />;
    case "formula":
      return (
        <FormulaDialog
          value={asked.value}
          onClosed={onClosed}
          onValue={(value) => void (asked.at === null ? editor.commands.insertContent({ type: "inlineMath", attrs: { value } }) : setAttributes(asked.at, { value }))}
        />
      );
    case "embed":
      return (
        <EmbedDialog
          url={asked.url}
          title={asked.title}
          onClosed={onClosed}
          onEmbed={(embed) => void (asked.at === null ? editor.commands.insertContent({ type: "embed", attrs: embed }) : setAttributes(asked.at, embed))}
        />
      );
    case "alt":
      return <AltDialog src={asked.src} alt={asked.alt} onClosed={onClosed} onAlt={(alt) => void setAttributes(asked.at, { alt })} />;
    case "image":
      return (
        <ImageDialog
          courseId={courseId}
          dropped={asked.dropped}
          words={asked.words}
          onClose={(image) => {
            if (image) editor.commands.insertContent({ type: "image", attrs: { src: image.url, alt: image.alt } });
            onClosed();
          }}
        />
      );
  }
}
