import type { ReactElement, ReactNode } from "react";
import { Menu } from "@/components/ui/icons";
import { Wordmark } from "@/components/ui/logo";

export type NavItem = { label: string; href: string; current?: boolean };

export type SiteHeaderProps = {
  homeHref: string;
  items: readonly NavItem[];
  labels: {
    /** Skip link: "Skip to content". */
    skip: string;
    brand: string;
    nav: string;
    menu: string;
  };
  /** Where a client island goes: session button, theme switch. On static pages the server renders the signed-out form. */
  end?: ReactNode;
};

/** The masthead of every public page. The phone menu is a `details`, so the header itself needs no script. */
export function SiteHeader({ homeHref, items, labels, end }: SiteHeaderProps): ReactElement {
  return (
    <>
      <a className="skip-link" href="#main">
        {labels.skip}
      </a>
      <header className="masthead relative">
        <div className="page masthead-row">
          <a href={homeHref} className="inline-flex items-center py-1.5">
            <Wordmark label={labels.brand} />
          </a>
          <nav aria-label={labels.nav} className="hidden gap-6 md:flex">
            {items.map((item) => (
              <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined} className="nav-link">
                {item.label}
              </a>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-2">
            {end}
            <details className="phone-nav md:hidden">
              <summary className="btn" data-variant="quiet" data-icon-only="" aria-label={labels.menu}>
                <Menu size="alone" />
              </summary>
              <nav aria-label={labels.nav} className="phone-nav-panel">
                {items.map((item) => (
                  <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
                    {item.label}
                  </a>
                ))}
              </nav>
            </details>
          </div>
        </div>
      </header>
    </>
  );
}

export type ToolHeaderProps = {
  backHref: string;
  backLabel: string;
  /** Before the title, muted, from 900 px: the course. */
  context?: ReactNode;
  title: ReactNode;
  end?: ReactNode;
  /** Icon inside the back link. */
  backIcon: ReactNode;
  /** Under the bar, inside the header: the ruler on a phone, the share read of an article. */
  below?: ReactNode;
};

/** The thin bar of player, quiz and studio: way back, where we are, tools. */
export function ToolHeader({ backHref, backLabel, backIcon, context, title, end, below }: ToolHeaderProps): ReactElement {
  return (
    <header className="tool-header">
      <div className="tool-bar">
        <a href={backHref} aria-label={backLabel} className="btn" data-variant="quiet" data-icon-only="">
          {backIcon}
        </a>
        <p className="min-w-0 flex-1 truncate font-semibold">
          {context ? <span className="hidden font-normal text-ink-muted md:inline">{context} / </span> : null}
          {title}
        </p>
        {end}
      </div>
      {below}
    </header>
  );
}
