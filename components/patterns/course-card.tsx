import type { ReactElement, ReactNode } from "react";
import { MarginNote } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { Cover } from "./cover";
import { Rating, type RatingProps } from "./rating";

export type CourseCardProps = {
  href: string;
  slug: string;
  topic: string;
  coverSrc?: string;
  title: string;
  /** Level of the title in the page's outline. */
  heading?: "h2" | "h3" | "h4";
  /** Topic and level, shown with a slash between them. */
  kicker: readonly string[];
  promise?: string;
  /** Hours, language, next date: short facts in this order. */
  facts: readonly string[];
  rating?: RatingProps;
  /** What to show while nobody has rated: "New". */
  unrated?: string;
  /** A Price element. */
  price: ReactNode;
  /** Why it was found, when it matched by meaning: a note in the margin with lesson and second. */
  why?: ReactNode;
  /** The first row loads its covers at once. */
  priority?: boolean;
};

/** Cover, then what decides. The whole card is the link of its title. No script. Put it in a CourseGrid. */
export function CourseCard(props: CourseCardProps): ReactElement {
  const { heading: Heading = "h3", rating, unrated, why, promise } = props;
  return (
    <article className="course-card">
      <Cover slug={props.slug} topic={props.topic} src={props.coverSrc} priority={props.priority} />
      <p className="meta flex flex-wrap items-center gap-x-2 sm:mt-3">
        {props.kicker.map((part, index) => (
          <span key={part}>
            {index > 0 ? (
              <span aria-hidden="true" className="mr-2">
                /
              </span>
            ) : null}
            {part}
          </span>
        ))}
      </p>
      <Heading className="course-card-title t-item mt-1.5">
        <a href={props.href}>{props.title}</a>
      </Heading>
      {promise ? <p className="mt-1.5 hidden text-pretty text-ink-muted sm:block">{promise}</p> : null}
      {why ? <MarginNote className="mt-3">{why}</MarginNote> : null}
      <ul className="meta mt-3 flex flex-wrap gap-x-3 gap-y-0.5">
        {props.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className="course-card-foot">
        {rating ? <Rating {...rating} /> : <span className="meta">{unrated}</span>}
        {props.price}
      </div>
    </article>
  );
}

/** As many columns as fit, 248 px at least; rows on a phone. */
export function CourseGrid({ children, className }: { children: ReactNode; className?: string }): ReactElement {
  return <div className={cn("course-grid", className)}>{children}</div>;
}
