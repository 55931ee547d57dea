"use client";

import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { Button } from "@/components/ui/button";
import { failureTexts } from "@/lib/i18n/failure-texts";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Stands where a page failed: says what is safe, offers another try, and names the reference that the log has too. */
export default function PageError({ error, reset }: Props): ReactElement {
  const { locale, texts } = failureTexts(usePathname());
  return (
    <main id="main" className="page py-20">
      <ErrorState
        heading="h1"
        title={texts.title}
        text={texts.text}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {texts.retry}
            </Button>
            <Button asChild>
              <a href={`/${locale}`}>{texts.home}</a>
            </Button>
          </>
        }
        {...(error.digest && { reference: { label: texts.reference, id: error.digest } })}
      />
    </main>
  );
}
