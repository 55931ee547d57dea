import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { LessonOutlineItem, type LessonOutlineItemProps } from "./lesson-outline-item";

export type OutlineModule = {
  id: string;
  title: string;
  /** "7 lessons, 2 h 10 min" on the course page, "4 / 8" in the player. */
  summary: string;
  open?: boolean;
  /** What the module says of itself, above its lessons. */
  about?: ReactNode;
  lessons: readonly (LessonOutlineItemProps & { id: string })[];
};

/** The course outline: modules that open without script. */
export function Outline({ modules, className }: { modules: readonly OutlineModule[]; className?: string }): ReactElement {
  return (
    <div className={cn("border-b border-line", className)}>
      {modules.map((module, index) => (
        <details key={module.id} className="outline-module" open={module.open}>
          <summary className="outline-head">
            <span className="outline-number">{index + 1}</span>
            <span className="outline-title">{module.title}</span>
            <span className="meta whitespace-nowrap">{module.summary}</span>
          </summary>
          {module.about}
          <ul className="outline-lessons">
            {module.lessons.map(({ id, ...lesson }) => (
              <LessonOutlineItem key={id} {...lesson} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
