import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Funnel } from "@/components/ui/icons";

export type FacetOption = {
  label: string;
  /** The list with this option switched: facets live in the address. */
  href: string;
  count: string;
  /** What the count means: "38 courses". */
  countLabel: string;
  selected?: boolean;
};

export type FacetGroup = {
  id: string;
  title: string;
  options: readonly FacetOption[];
  /** One of a group, or any number of them. */
  choice?: "one" | "many";
  /** The rest of the options, behind a line of text. */
  more?: { label: string; options: readonly FacetOption[] };
};

export type FacetListProps = { groups: readonly FacetGroup[]; label: string; className?: string };

/** Filters as links with counts: each click is an address, nothing runs in the browser. */
export function FacetList({ groups, label, className }: FacetListProps): ReactElement {
  return (
    <nav aria-label={label} className={className}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-labelledby={`facet-${group.id}`} className="border-t border-line pt-3.5 pb-4 first:border-t-0 first:pt-0">
          <p id={`facet-${group.id}`} className="mb-1.5 font-semibold">
            {group.title}
          </p>
          <Options options={group.options} choice={group.choice} />
          {group.more ? (
            <details>
              <summary className="link min-h-7 py-1 text-xs">{group.more.label}</summary>
              <Options options={group.more.options} choice={group.choice} />
            </details>
          ) : null}
        </div>
      ))}
    </nav>
  );
}

/** The same filters on a phone: one button that opens them in place. Hidden from 900 px. */
export function FacetDisclosure({ summary, children }: { summary: ReactNode; children: ReactNode }): ReactElement {
  return (
    <details className="md:hidden">
      <summary className="btn" data-variant="second">
        <Funnel />
        {summary}
      </summary>
      <div className="pt-5">{children}</div>
    </details>
  );
}

function Options({ options, choice = "many" }: Pick<FacetGroup, "options" | "choice">): ReactElement {
  return (
    <ul>
      {options.map((option) => (
        <li key={option.href}>
          <a href={option.href} rel="nofollow" aria-current={option.selected ? "true" : undefined} className="check-row group">
            <FacetBox selected={option.selected ?? false} choice={choice} />
            <span className={cn("group-hover:underline underline-offset-4", option.selected && "font-semibold")}>{option.label}</span>
            <span className="text-xs text-ink-faint tabular-nums">
              <span aria-hidden="true">{option.count}</span>
              <span className="sr-only">{option.countLabel}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function FacetBox({ selected, choice }: { selected: boolean; choice: "one" | "many" }): ReactElement {
  return <span aria-hidden="true" className={choice === "one" ? "radio-dot" : "check-box"} data-checked={selected ? "" : undefined} />;
}
