"use client";

import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { Button } from "@/components/ui/button";
import { failureTexts } from "@/lib/i18n/failure-texts";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The last resort, when the frame of all pages itself failed: it brings its own document. */
export default function GlobalError({ error, reset }: Props): ReactElement {
  const { locale, texts } = failureTexts(usePathname());
  return (
    <html lang={locale}>
      <body>
        <title>{texts.title}</title>
        <main id="main" className="page py-20">
          <ErrorState
            heading="h1"
            title={texts.title}
            text={texts.text}
            actions={
              <Button variant="primary" onClick={reset}>
                {texts.retry}
              </Button>
            }
            {...(error.digest && { reference: { label: texts.reference, id: error.digest } })}
          />
        </main>
      </body>
    </html>
  );
}
