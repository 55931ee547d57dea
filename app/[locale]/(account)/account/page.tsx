import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { PreferencesForm } from "@/components/identity/preferences-form";
import { ProfileForm } from "@/components/identity/profile-form";
import { Section } from "@/components/patterns/section";
import { toLocale } from "@/lib/i18n/locales";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getProfile } from "@/server/identity";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("account.title")} · Criterio` };
}

export default async function ProfilePage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/account");
  const [t, profile] = await Promise.all([getTranslations({ locale, namespace: "identity" }), getProfile(ctx)]);
  return (
    <>
      <Section id="profile" label={t("profile.label")} note={t("profile.note")}>
        <ProfileForm profile={{ name: profile.name, headline: profile.headline ?? "", bio: profile.bio ?? "" }} />
      </Section>
      <Section id="preferences" label={t("preferences.label")} note={t("preferences.note")}>
        <PreferencesForm locale={profile.locale} timeZone={profile.timeZone} timeZones={timeZones(profile.timeZone)} />
      </Section>
    </>
  );
}

/** Every zone that this runtime knows, and the person's own if it goes by an older name. */
function timeZones(own: string): string[] {
  const known = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  return known.includes(own) ? known : [own, ...known];
}
