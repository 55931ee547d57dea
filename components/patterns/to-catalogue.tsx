import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

/** The way out of an empty page: to the courses. */
export function ToCatalogue({ locale, children }: { locale: Locale; children: ReactNode }): ReactElement {
  return (
    <Button asChild variant="primary">
      <a href={localePath(locale, "/courses")}>{children}</a>
    </Button>
  );
}
