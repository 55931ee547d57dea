import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Archive, Ban, Check, Pencil } from "@/components/ui/icons";
import type { TaughtCourse } from "./studio-types";

const LOOK = {
  draft: { tone: "neutral", Icon: Pencil },
  published: { tone: "success", Icon: Check },
  in_progress: { tone: "success", Icon: Check },
  completed: { tone: "info", Icon: Check },
  cancelled: { tone: "warning", Icon: Ban },
  archived: { tone: "outline", Icon: Archive },
} as const;

/** The state of a course: a drawing and its word. */
export function StatusBadge({ status, label }: { status: TaughtCourse["status"]; label: string }): ReactElement {
  const { tone, Icon } = LOOK[status];
  return (
    <Badge tone={tone}>
      <Icon />
      {label}
    </Badge>
  );
}
