"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement } from "react";
import type { BodyFieldProps } from "../body-field";
import type RichField from "./rich-field";

type Props = BodyFieldProps & {
  /** The editor did not come: the text is then written as Markdown. */
  onFailed: () => void;
};

/** Brings the visual editor, which no other page needs. */
export function RichLoader({ onFailed, ...field }: Props): ReactElement {
  const t = useTranslations("rich-editor");
  const [Loaded, setLoaded] = useState<typeof RichField | null>(null);
  const [fail] = useState(() => onFailed);
  useEffect(() => {
    let isHere = true;
    import("./rich-field").then(
      ({ default: Field }) => {
        if (isHere) setLoaded(() => Field);
      },
      () => {
        if (isHere) fail();
      },
    );
    return () => {
      isHere = false;
    };
  }, [fail]);
  if (Loaded) return <Loaded {...field} />;
  return (
    <>
      <div className="editor-tools">{field.tools}</div>
      <p role="status" className="editor-preview meta" hidden={field.isHidden}>
        {t("loading")}
      </p>
      {field.preview}
    </>
  );
}
