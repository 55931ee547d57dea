import type { UseEditorOptions } from "@tiptap/react";
import { NodeSelection } from "@tiptap/pm/state";
import { useRef, useState } from "react";
import { useStable } from "../../use-stable";
import { cleanPaste } from "./clean-paste";
import { fromPlainText, fromText, toText } from "./rich-clipboard";

type Options = {
  attributes: Record<string, string>;
  canEdit: boolean;
  onLink: () => void;
  onImage: (file: File) => void;
  /** Opens what stands at a place in a dialog; false when nothing such does. */
  onOpen: (at: number) => boolean;
  onToolbar: () => void;
};

/** What keys, clipboard and mouse do in the text beyond what its kinds of blocks do by themselves. */
export function useEditorProps({ attributes, canEdit, onLink, onImage, onOpen, onToolbar }: Options): NonNullable<UseEditorOptions["editorProps"]> {
  const isLeaving = useRef(false);
  const link = useStable(onLink);
  const image = useStable(onImage);
  const open = useStable(onOpen);
  const toolbar = useStable(onToolbar);
  const takePicture = (data: DataTransfer | null): boolean => {
    const file = data?.files[0];
    // Words that bring a picture of themselves along, as a word processor's do, stay words.
    if (!canEdit || !file?.type.startsWith("image/") || data?.types.includes("text/plain")) return false;
    image(file);
    return true;
  };
  const [props] = useState<NonNullable<UseEditorOptions["editorProps"]>>(() => ({
    attributes,
    transformPastedHTML: cleanPaste,
    clipboardTextParser: (text, context, isPlain, view) =>
      isPlain ? fromPlainText(text, view.state.schema) : fromText(text, view.state.schema, context.depth === 1 && context.parent.content.size === 0),
    clipboardTextSerializer: toText,
    handlePaste: (_view, event) => takePicture(event.clipboardData),
    handleDrop: (view, event, _slice, isMoved) => {
      if (isMoved || !takePicture(event.dataTransfer)) return false;
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (at) view.dispatch(view.state.tr.setSelection(NodeSelection.near(view.state.doc.resolve(at.pos))));
      event.preventDefault();
      return true;
    },
    handleDoubleClickOn: (_view, _at, _node, place) => open(place),
    handleDOMEvents: {
      // Tab moves on after Escape, also where it would indent or go to the next cell.
      keydown: (_view, event) => {
        const leaves = event.key === "Tab" && isLeaving.current;
        isLeaving.current = event.key === "Escape" || (isLeaving.current && event.key === "Shift");
        return leaves;
      },
    },
    handleKeyDown: (view, event) => {
      const { selection } = view.state;
      if (event.altKey && event.key === "F10") return (toolbar(), true);
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") return (event.preventDefault(), link(), true);
      return event.key === "Enter" && selection instanceof NodeSelection && open(selection.from);
    },
  }));
  return props;
}
