"use client";

import type { ReactElement } from "react";
import { Switch } from "@/components/ui/switch";
import { callProcedure } from "@/lib/client/call-procedure";
import { RefusalCallout } from "./refusal-callout";
import { useRowAction } from "./use-row-action";

type Props = { courses: readonly { courseId: string; title: string; isMuted: boolean }[]; said: { on: string; off: string } };

/** Which courses may mail their announcements: each takes effect at once. */
export function CourseMailSwitches({ courses, said }: Props): ReactElement {
  const { busyRow, refusal, run } = useRowAction();
  return (
    <>
      <RefusalCallout refusal={refusal} />
      <ul className="grid max-w-[34rem] gap-2">
        {courses.map(({ courseId, title, isMuted }) => (
          <li key={courseId}>
            <Switch
              label={title}
              checked={!isMuted}
              disabled={busyRow === courseId}
              onChange={() => void run(courseId, () => callProcedure("community", "setMute", { courseId, isMuted: !isMuted }), isMuted ? said.on : said.off)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
