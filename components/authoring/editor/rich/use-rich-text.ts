import { getSchema, type Extensions } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { useEditor, type Editor, type UseEditorOptions } from "@tiptap/react";
import { useEffect, useImperativeHandle, useRef, useState } from "react";
import { BlockWriter } from "@/lib/markdown/rich/block-writer";
import { useStable } from "../../use-stable";
import type { BodyFieldProps } from "../body-field";
import { toDocumentPosition, toMarkdownOffset } from "./caret";
import { mergeBlocks } from "./merge-blocks";
import { blocksOf, openText } from "./open-text";

type Options = Pick<BodyFieldProps, "body" | "version" | "canEdit" | "caret" | "handle" | "onChange"> & { extensions: Extensions; editorProps: NonNullable<UseEditorOptions["editorProps"]> };

/** The text is told this long after the first key that changed it: a burst of keys is written once. */
const PAUSE_MS = 150;
const MERGED = "criterio-merged";

/**
 * The editor of one text. What is typed is told at once as a change to come, and a moment later as Markdown; a text that
 * comes from elsewhere is merged in by blocks, and the caret stays where its block did not change.
 */
export function useRichText({ body, version, canEdit, caret, handle, onChange, extensions, editorProps }: Options): Editor | null {
  const [start] = useState(() => ({ ...openText(body, getSchema(extensions)), version }));
  const writer = useRef(new BlockWriter<ProseNode>((one, other) => one.eq(other)));
  const told = useRef({ body, version, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  const editor = useEditor({
    extensions,
    editorProps,
    editable: canEdit,
    content: start.document.toJSON(),
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    onCreate({ editor: made }) {
      // Comes a moment after the editor: what was typed or merged in before is not what was read.
      if (told.current.version === start.version) writer.current.adopt(start.text, blocksOf(made.state.doc).map((node, index) => (start.document.maybeChild(index)?.eq(node) ? node : undefined)));
      // Lets the paragraph to go on in appear below a last block that is none; nobody wrote it, so nobody can undo it.
      made.view.dispatch(made.state.tr.setMeta("addToHistory", false).setMeta(MERGED, true));
      if (caret !== null) place(made, caret);
    },
    onTransaction({ transaction }) {
      if (!transaction.docChanged || transaction.getMeta(MERGED) === true || told.current.timer !== undefined) return;
      told.current.timer = setTimeout(() => flush(), PAUSE_MS);
      onChange({});
    },
  });
  const place = (made: Editor, offset: number): void => {
    const { doc, tr } = made.state;
    const at = toDocumentPosition(doc, offset, writer.current.write(blocksOf(doc)));
    made.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(at, doc.content.size)))));
  };
  const flush = useStable((): void => {
    if (!editor || told.current.timer === undefined) return;
    clearTimeout(told.current.timer);
    told.current.timer = undefined;
    const { markdown } = writer.current.write(blocksOf(editor.state.doc));
    if (markdown === told.current.body) return;
    told.current.body = markdown;
    onChange({ body: markdown });
  });
  const takeIn = useStable((made: Editor): void => {
    clearTimeout(told.current.timer);
    told.current = { body, version, timer: undefined };
    const { text } = openText(body, made.schema);
    const sources = blocksOf(made.state.doc).map((node) => writer.current.sourceOf(node));
    while (sources.at(-1) === "") sources.pop();
    made.view.dispatch(mergeBlocks(made.state.tr, sources, text, made.schema).setMeta("addToHistory", false).setMeta(MERGED, true));
    writer.current.adopt(text, blocksOf(made.state.doc));
  });

  useEffect(() => {
    if (editor && version !== told.current.version) takeIn(editor);
  }, [editor, version, takeIn]);
  useImperativeHandle(handle, () => ({
    flush,
    caret: () => (editor ? toMarkdownOffset(editor.state.doc, editor.state.selection.head, writer.current.write(blocksOf(editor.state.doc))) : 0),
    focus: () => void editor?.commands.focus(),
  }));
  useEffect(() => {
    if (!editor) return;
    // Before the page's own listeners, which send what there is when the page goes.
    window.addEventListener("pagehide", flush, true);
    window.addEventListener("visibilitychange", flush, true);
    return () => {
      flush();
      window.removeEventListener("pagehide", flush, true);
      window.removeEventListener("visibilitychange", flush, true);
    };
  }, [editor, flush]);
  return editor;
}
