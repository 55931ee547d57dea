import type { ReactElement, ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { IconComponent } from "@/components/ui/icon";
import { Check, CirclePlay, Code, FileDown, FileText, ListChecks, Lock, Package, Play, SquarePen, Video } from "@/components/ui/icons";

export type LessonKind = "video" | "article" | "quiz" | "assignment" | "code" | "live" | "file" | "package";
export type LessonState = "open" | "done" | "current" | "locked";

const KIND_ICONS: Readonly<Record<LessonKind, IconComponent>> = {
  video: Play,
  article: FileText,
  quiz: ListChecks,
  assignment: SquarePen,
  code: Code,
  live: Video,
  file: FileDown,
  package: Package,
};

export type LessonOutlineItemProps = {
  kind: LessonKind;
  title: string;
  /** Length in its own unit: "6:20", "12 min", "5 questions". */
  length?: string;
  state?: LessonState;
  /** Kind and state in words, heard before the title: "Video, done". */
  stateLabel: string;
  /** A lesson without address is a line of text: the visitor may not open it. */
  href?: string;
  /** "Free preview". */
  badge?: string;
  /** Why it is closed and how it opens; a margin note under the line. */
  reason?: ReactNode;
};

/** One lesson of an outline. Put it in a list. */
export function LessonOutlineItem(props: LessonOutlineItemProps): ReactElement {
  const { kind, state = "open", href, badge, length, reason } = props;
  const StateIcon = state === "done" ? Check : state === "locked" ? Lock : state === "current" && kind === "video" ? CirclePlay : KIND_ICONS[kind];
  const content = (
    <>
      <span className="lesson-state">
        <StateIcon />
      </span>
      <span className="lesson-title">
        <span className="sr-only">{`${props.stateLabel}: `}</span>
        {props.title}
      </span>
      <span className="lesson-aside">
        {badge ? <Badge tone="info">{badge}</Badge> : null}
        {length}
      </span>
    </>
  );
  return (
    <li>
      {href === undefined ? (
        <span className="lesson-row" data-state={state}>
          {content}
        </span>
      ) : (
        <a href={href} className="lesson-row" data-state={state} aria-current={state === "current" ? "page" : undefined}>
          {content}
        </a>
      )}
      {reason ? <p className="margin-note mb-2 ml-0.5">{reason}</p> : null}
    </li>
  );
}
