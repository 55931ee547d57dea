import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { CreditCard } from "@/components/ui/icons";
import { Steps } from "@/components/ui/steps";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

type Props = { name: string; email: string; isFree: boolean; locale: Locale };

/** Who buys, how it is paid and what happens then: everything to know before pressing the button. */
export async function CheckoutFacts({ name, email, isFree, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "commerce.checkout" });
  return (
    <div className="grid gap-9">
      <Part id="you" label={t("you.label")}>
        <dl className="grid gap-4 sm:grid-cols-2">
          <div>
            <dt className="meta">{t("you.name")}</dt>
            <dd className="mt-0.5 font-semibold">{name}</dd>
          </div>
          <div>
            <dt className="meta">{t("you.email")}</dt>
            <dd className="mt-0.5">
              <b className="break-all">{email}</b>{" "}
              <a className="link" href={localePath(locale, "/account/security")}>
                {t("you.change")}
              </a>
              <span className="meta block">{t(isFree ? "you.helpFree" : "you.help")}</span>
            </dd>
          </div>
        </dl>
      </Part>
      {isFree ? null : (
        <Part id="how" label={t("how.label")}>
          <p className="flex items-center gap-2.5 font-semibold">
            <CreditCard />
            {t("how.card")}
          </p>
          <p className="mt-1.5 max-w-[56ch]">{t("how.detail")}</p>
          <p className="meta mt-1.5">{t("how.once")}</p>
        </Part>
      )}
      <Part id="steps" label={t("steps.label")}>
        <Steps
          steps={[
            isFree ? { title: t("steps.confirm"), detail: t("steps.confirmDetail") } : { title: t("steps.pay"), detail: t("steps.payDetail") },
            { title: t("steps.access"), detail: t("steps.accessDetail") },
            { title: t("steps.start"), detail: t(isFree ? "steps.startDetailFree" : "steps.startDetail") },
          ]}
        />
      </Part>
    </div>
  );
}

function Part({ id, label, children }: { id: string; label: string; children: ReactNode }): ReactElement {
  return (
    <section aria-labelledby={`${id}-label`}>
      <h2 id={`${id}-label`} className="t-item mb-3.5">
        {label}
      </h2>
      {children}
    </section>
  );
}
