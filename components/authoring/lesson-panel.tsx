import type { ReactElement, ReactNode } from "react";
import { TitledSection } from "@/components/patterns/section";

/** What a lesson is made of beside its text, above the text and a hairline: its video, its file, its package, its meeting. */
export function LessonPanel({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactElement {
  return (
    <TitledSection id={id} title={title} titleClassName="t-item mb-3" className="border-b border-line pb-8 pt-6">
      {children}
    </TitledSection>
  );
}
