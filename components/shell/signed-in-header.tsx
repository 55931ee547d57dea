import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { SiteHeader } from "@/components/patterns/site-header";
import { Avatar } from "@/components/ui/avatar";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

type Props = {
  locale: Locale;
  /** Whose pages these are; null while nobody is signed in and the page is about to say so. */
  name: string | null;
  canAdminister: boolean;
  /** They have a studio to go to. */
  canTeach: boolean;
  current?: "learning" | "studio" | "admin";
  /** After the way to one's account. */
  end?: ReactNode;
};

/** The masthead of signed-in pages: catalogue, one's learning, the studio for who teaches, and the school's administration for who runs it. */
export async function SignedInHeader({ locale, name, canAdminister, canTeach, current, end }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "common" });
  const pages = [
    { label: t("nav.catalogue"), href: localePath(locale, "/courses") },
    { label: t("nav.learning"), href: localePath(locale, "/dashboard"), current: current === "learning" },
    ...(canTeach ? [{ label: t("nav.studio"), href: localePath(locale, "/instructor"), current: current === "studio" }] : []),
    ...(canAdminister ? [{ label: t("nav.admin"), href: localePath(locale, "/admin"), current: current === "admin" }] : []),
  ];
  return (
    <SiteHeader
      homeHref={localePath(locale, "/")}
      items={pages}
      labels={{ skip: t("skip"), brand: t("brand"), nav: t("nav.label"), menu: t("menu") }}
      end={
        <>
          <ThemeToggle label={t("theme")} />
          {name === null ? null : (
            <a href={localePath(locale, "/account")} aria-label={`${t("nav.account")}: ${name}`} className="inline-flex rounded-full">
              <Avatar name={name} />
            </a>
          )}
          {end}
        </>
      }
    />
  );
}
