import type { ReactElement, ReactNode } from "react";
import { Section } from "@/components/patterns/section";

type Props = {
  title: string;
  lede?: string;
  /** Hangs in the margin: what this page is for. */
  label: string;
  note?: ReactNode;
  children: ReactNode;
  /** Other ways from here, one a line. */
  links?: readonly { text: string; label: string; href: string }[];
};

/** A page with one small form: the title, the form in a narrow column, and the ways out below. */
export function AuthPage({ title, lede, label, note, children, links = [] }: Props): ReactElement {
  return (
    <main id="main" className="page pb-16 pt-9">
      <h1 className="t-page">{title}</h1>
      {lede ? <p className="lede mt-2 max-w-[52ch]">{lede}</p> : null}
      <Section label={label} note={note} heading="p" className="mt-8">
        <div className="max-w-[26rem]">
          {children}
          {links.length > 0 ? (
            <ul className="mt-7 grid gap-2 border-t border-line pt-5">
              {links.map((link) => (
                <li key={link.href}>
                  {link.text}{" "}
                  <a className="link" href={link.href}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </Section>
    </main>
  );
}
