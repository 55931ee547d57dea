"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import type CodeMirrorField from "./code-mirror-field";

type Props = {
  /** Of the control; its label and help are `${id}-label` and `${id}-help`. */
  id: string;
  label: ReactNode;
  help?: ReactNode;
  language: string;
  value: string;
  onChange: (value: string) => void;
};

/** An editor for programs: a text area until CodeMirror has arrived, and for good when it does not. */
export function CodeEditor({ id, label, help, language, value, onChange }: Props): ReactElement {
  const t = useTranslations("code.editor");
  const [Loaded, setLoaded] = useState<typeof CodeMirrorField | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  useEffect(() => {
    let isHere = true;
    import("./code-mirror-field").then(
      ({ default: Field }) => {
        if (isHere) setLoaded(() => Field);
      },
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, []);
  return (
    // A line of code may be longer than a phone is wide: it scrolls inside, and does not stretch what it stands in.
    <div className="min-w-0">
      <label id={`${id}-label`} htmlFor={id} className="field-label">
        {label}
      </label>
      {Loaded && !isWriting ? (
        <Loaded id={id} language={language} value={value} onChange={onChange} />
      ) : (
        // Whoever writes already goes on here: the caret stays where it is until they leave.
        <textarea
          id={id}
          rows={6}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          className="input mono"
          aria-describedby={`${id}-help`}
          value={value}
          onFocus={() => setIsWriting(true)}
          onBlur={() => setIsWriting(false)}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      <p id={`${id}-help`} className="meta mt-1.5">
        {help} {Loaded && !isWriting ? t("keys") : null}
      </p>
    </div>
  );
}
