"use client";

import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Paperclip } from "@/components/ui/icons";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  links: readonly string[];
  files: readonly { fileId: string; name: string; bytes: number }[];
  locale: Locale;
  /** Names of the two lists, where nothing around them says what they are. */
  labels?: { links: string; files: string };
  /** Asks for a file's address, and goes there or says why not. */
  onOpen: (fileId: string) => Promise<void>;
};

/** The links and the files of a handed-in work. */
export function HandedWork({ links, files, locale, labels, onOpen }: Props): ReactElement {
  const [opening, setOpening] = useState<string | null>(null);
  const open = async (fileId: string): Promise<void> => {
    setOpening(fileId);
    await onOpen(fileId);
    setOpening(null);
  };
  return (
    <>
      {links.length > 0 ? (
        <ul aria-label={labels?.links}>
          {links.map((link) => (
            <li key={link}>
              <a className="link break-all" href={link} rel="noopener noreferrer nofollow ugc" target="_blank">
                {link}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {files.length > 0 ? (
        <ul aria-label={labels?.files} className="grid gap-1">
          {files.map(({ fileId, name, bytes }) => (
            <li key={fileId}>
              <Button variant="quiet" busy={opening === fileId} className="h-auto min-h-10 max-w-full break-all whitespace-normal" onClick={() => void open(fileId)}>
                <Paperclip />
                {`${name} · ${formatBytes(bytes, locale)}`}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
