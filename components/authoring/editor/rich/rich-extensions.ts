import type { Extensions } from "@tiptap/core";
import { Link } from "@tiptap/extension-link";
import StarterKit from "@tiptap/starter-kit";
import { CalloutNode, type CalloutWords } from "./nodes/callout-node";
import { CodeBlockNode, type CodeWords } from "./nodes/code-block-node";
import { CodeMark } from "./nodes/code-mark";
import { EmbedNode } from "./nodes/embed-node";
import { ExtraAttributes } from "./nodes/extra-attributes";
import { ImageNode } from "./nodes/image-node";
import { ListItem } from "./nodes/list-item";
import { InlineMathNode, MathBlockNode } from "./nodes/math-nodes";
import { FootnoteReferenceNode, InlineSourceNode, SourceBlockNode } from "./nodes/source-nodes";
import { tableNodes } from "./nodes/table-nodes";

/** The words that stand in the text itself, in the heads of its blocks. */
export type BlockWords = { callout: CalloutWords; code: CodeWords; formula: string; source: string; task: string };

const NO_WORDS: BlockWords = { callout: { label: "", kinds: { note: "", important: "", tip: "", warning: "", caution: "" } }, code: { label: "", plain: "" }, formula: "", source: "", task: "" };

/** Everything that a lesson's text may hold, and nothing that its Markdown could not say. */
export function richExtensions(words: BlockWords = NO_WORDS): Extensions {
  return [
    StarterKit.configure({ code: false, codeBlock: false, link: false, listItem: false, underline: false, dropcursor: { color: false, class: "rich-drop" } }),
    ExtraAttributes,
    CodeMark,
    // What is typed behind a link is not part of it.
    Link.extend({ inclusive: false }).configure({ openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https", HTMLAttributes: { target: null, rel: null } }),
    CalloutNode.configure({ words: words.callout }),
    CodeBlockNode.configure({ words: words.code }),
    ListItem.configure({ taskLabel: words.task }),
    MathBlockNode.configure({ label: words.formula }),
    InlineMathNode,
    SourceBlockNode.configure({ label: words.source }),
    InlineSourceNode,
    FootnoteReferenceNode,
    ImageNode,
    EmbedNode,
    ...tableNodes,
  ];
}
