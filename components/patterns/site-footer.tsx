import type { ReactElement } from "react";
import { LogoSymbol } from "@/components/ui/logo";

export type FooterLink = { label: string; href: string };
export type LocaleLink = FooterLink & { lang: string; current?: boolean };

export type SiteFooterProps = {
  tagline: string;
  links: readonly FooterLink[];
  locales: readonly LocaleLink[];
  labels: { nav: string; languages: string };
};

/** The foot of every page: policy links and the same page in the other languages. */
export function SiteFooter({ tagline, links, locales, labels }: SiteFooterProps): ReactElement {
  return (
    <footer className="mt-16 border-t border-line pt-8 pb-10 text-xs text-ink-muted">
      <div className="page flex flex-wrap items-center gap-x-6 gap-y-3">
        <p className="flex items-center gap-3">
          <LogoSymbol />
          {tagline}
        </p>
        <nav aria-label={labels.nav} className="flex flex-wrap gap-x-6 gap-y-1">
          {links.map((link) => (
            <FootLink key={link.href} {...link} />
          ))}
        </nav>
        <nav aria-label={labels.languages} className="flex flex-wrap gap-x-6 gap-y-1 md:ml-auto">
          {locales.map(({ current, ...link }) => (
            <FootLink key={link.lang} {...link} current={current} />
          ))}
        </nav>
      </div>
    </footer>
  );
}

function FootLink({ label, href, lang, current }: FooterLink & { lang?: string; current?: boolean }): ReactElement {
  return (
    <a href={href} lang={lang} hrefLang={lang} aria-current={current ? "true" : undefined} className="py-1 hover:text-ink hover:underline aria-[current]:text-ink">
      {label}
    </a>
  );
}
