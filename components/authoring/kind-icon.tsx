import type { ReactElement } from "react";
import { Calendar, FileDown, FileText, ListChecks, Package, SquarePen, Video } from "@/components/ui/icons";
import type { IconComponent } from "@/components/ui/icon";
import type { StudioLesson } from "./studio-types";

const ICONS: Readonly<Record<string, IconComponent>> = {
  video: Video,
  article: FileText,
  quiz: ListChecks,
  assignment: SquarePen,
  live: Calendar,
  file: FileDown,
  package: Package,
};

/** What a lesson is, as a drawing with its name. */
export function KindIcon({ kind, label }: { kind: StudioLesson["kind"]; label: string }): ReactElement {
  const Icon = ICONS[kind] ?? FileText;
  return <Icon label={label} className="text-ink-muted" />;
}
