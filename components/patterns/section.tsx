import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type SectionProps = {
  /** Hangs in the margin from 1024 px; above the content below that. */
  label: ReactNode;
  /** A line under the label: how it was chosen, the time zone, the count. */
  note?: ReactNode;
  /** Level of the label in the page's outline. */
  heading?: "h2" | "h3" | "p";
  /** `narrow` beside the price box of a course page. */
  margin?: "wide" | "narrow";
  id?: string;
  children: ReactNode;
  className?: string;
};

/** A part of a page: hairline and ink bar above, the label in the annotated margin, the content at its right. */
export function Section({ label, note, heading: Heading = "h2", margin = "wide", id, children, className }: SectionProps): ReactElement {
  return (
    <section id={id} aria-labelledby={id ? `${id}-label` : undefined} data-margin={margin} className={cn("ruled", className)}>
      <div className="ruled-label">
        <Heading id={id ? `${id}-label` : undefined}>{label}</Heading>
        {note ? <p className="ruled-note">{note}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

export type TitledSectionProps = {
  /** Of the heading, which names the section. */
  id: string;
  title: ReactNode;
  heading?: "h2" | "h3" | "h4";
  titleClassName?: string;
  /** Lines that keep close to the title. */
  intro?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A part of a page whose heading stands above it and names it. */
export function TitledSection({ id, title, heading: Heading = "h2", titleClassName = "t-item", intro, children, className }: TitledSectionProps): ReactElement {
  const head = (
    <Heading id={id} className={titleClassName}>
      {title}
    </Heading>
  );
  return (
    <section aria-labelledby={id} className={className}>
      {intro ? (
        <div>
          {head}
          {intro}
        </div>
      ) : (
        head
      )}
      {children}
    </section>
  );
}

/** The width of every page. */
export function Page({ children, className }: { children: ReactNode; className?: string }): ReactElement {
  return <div className={cn("page", className)}>{children}</div>;
}

export type PageHeadProps = {
  title: ReactNode;
  /** A line above the title: where we are. */
  kicker?: ReactNode;
  lede?: ReactNode;
  /** At the right: the page's one primary action and its neighbours. */
  actions?: ReactNode;
  className?: string;
};

/** The title of a working page: account, dashboard, admin. */
export function PageHead({ title, kicker, lede, actions, className }: PageHeadProps): ReactElement {
  return (
    <header className={cn("page-head", className)}>
      <div className="min-w-0">
        {kicker ? <p className="meta">{kicker}</p> : null}
        <h1 className="t-page mt-0.5">{title}</h1>
        {lede ? <p className="lede mt-2 max-w-[52ch]">{lede}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
    </header>
  );
}
