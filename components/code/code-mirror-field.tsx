"use client";

import { syntaxHighlighting } from "@codemirror/language";
import { classHighlighter } from "@lezer/highlight";
import CodeMirror, { EditorView, type Extension } from "@uiw/react-codemirror";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { loadLanguage } from "./load-language";

type Props = { id: string; language: string; value: string; onChange: (value: string) => void };

/** Searching is the browser's own, and Enter ends a line: a list of completions would take it. */
const SETUP = { autocompletion: false, completionKeymap: false, foldGutter: false, lintKeymap: false, searchKeymap: false, highlightSelectionMatches: false };

/** The ground and the colours of code in a lesson, the same in both themes. */
const LOOK = EditorView.theme(
  {
    "&": { backgroundColor: "var(--frame)", color: "var(--code-text)", fontSize: "0.875rem" },
    "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "2px" },
    ".cm-scroller": { fontFamily: "var(--font-mono)", fontVariantLigatures: "none", lineHeight: "1.65" },
    ".cm-content": { caretColor: "var(--code-text)", padding: "12px 0" },
    ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--code-comment)" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "oklch(1 0 0 / 0.05)" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "oklch(1 0 0 / 0.22)" },
    ".cm-cursor": { borderLeftColor: "var(--code-text)" },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--code-mark)" },
    ".tok-comment": { color: "var(--code-comment)" },
    ".tok-keyword, .tok-operatorKeyword": { color: "var(--code-keyword)" },
    ".tok-string, .tok-string2": { color: "var(--code-string)" },
    ".tok-number, .tok-bool, .tok-atom": { color: "var(--code-number)" },
    ".tok-definition, .tok-propertyName": { color: "var(--code-function)" },
    ".tok-typeName, .tok-className, .tok-namespace": { color: "var(--code-type)" },
  },
  { dark: true },
);

/** CodeMirror under the label `${id}-label` and the help `${id}-help`. Escape and then Tab leaves it: CodeMirror's own way. */
export default function CodeMirrorField({ id, language, value, onChange }: Props): ReactElement {
  const [support, setSupport] = useState<Extension | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const take = (loaded: Extension | null): void => {
      if (isCurrent) setSupport(loaded);
    };
    // Without its language a program is still edited, in one colour.
    loadLanguage(language).then(take, () => take(null));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  // The wrapper sets the editor up anew when it gets another function, which would be at every letter.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const tell = useCallback((text: string) => latest.current(text), []);
  const extensions = useMemo(() => {
    const named = EditorView.contentAttributes.of({ id, tabindex: "0", "aria-labelledby": `${id}-label`, "aria-describedby": `${id}-help`, autocapitalize: "off", autocorrect: "off", spellcheck: "false" });
    return [LOOK, syntaxHighlighting(classHighlighter), named, ...(support ? [support] : [])];
  }, [id, support]);
  return <CodeMirror theme="none" className="code-editor" value={value} minHeight="120px" maxHeight="480px" basicSetup={SETUP} extensions={extensions} onChange={tell} />;
}
