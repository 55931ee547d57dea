import { getTranslations } from "next-intl/server";
import type { ReactElement, ReactNode } from "react";
import { SiteHeader } from "@/components/patterns/site-header";
import { Button } from "@/components/ui/button";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { AccountMenu } from "./account-menu";
import type { HeaderViewer } from "./header-viewer";

export type AppShellProps = {
  locale: Locale;
  viewer: HeaderViewer;
  /** Unread notices; left out where counting them would cost a statement too many. */
  unreadCount?: number;
  /** The part of the site that this page belongs to. */
  current?: "learning" | "account" | "admin" | "teaching";
  children: ReactNode;
};

/** Masthead of the signed-in pages: the catalogue, one's learning, and one's account. */
export async function AppShell({ locale, viewer, unreadCount, current, children }: AppShellProps): Promise<ReactElement> {
  const [common, t] = await Promise.all([getTranslations({ locale, namespace: "common" }), getTranslations({ locale, namespace: "learning.shell" })]);
  const path = (to: string) => localePath(locale, to);
  return (
    <>
      <SiteHeader
        homeHref={path("/")}
        items={[
          { label: t("catalogue"), href: path("/courses") },
          ...(viewer ? [{ label: t("learning"), href: path("/dashboard"), current: current === "learning" }] : []),
          ...(viewer?.isAdmin ? [{ label: t("admin"), href: path("/admin"), current: current === "admin" }] : []),
        ]}
        labels={{ skip: common("skip"), brand: common("brand"), nav: t("nav"), menu: common("menu") }}
        end={
          <>
            <ThemeToggle label={common("theme")} />
            {viewer ? (
              <AccountMenu
                name={viewer.name}
                unreadCount={unreadCount ?? 0}
                paths={{ learning: path("/dashboard"), account: path("/account"), notifications: path("/account/notifications"), home: path("/") }}
                labels={{ account: t("account"), learning: t("learning"), notifications: t("notifications"), signOut: t("signOut") }}
              />
            ) : (
              <Button asChild>
                <a href={path("/sign-in")}>{common("nav.signIn")}</a>
              </Button>
            )}
          </>
        }
      />
      {children}
    </>
  );
}
