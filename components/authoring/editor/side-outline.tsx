import type { ReactElement } from "react";
import { TriangleAlert } from "@/components/ui/icons";
import { KindIcon } from "../kind-icon";
import type { StudioLesson, StudioModule } from "../studio-types";

type Props = {
  modules: readonly StudioModule[];
  currentId: string;
  basePath: string;
  labels: { title: string; problem: string; kind: (kind: StudioLesson["kind"]) => string };
};

/** The outline beside the editor: where we are, and one step to any other lesson. */
export function SideOutline({ modules, currentId, basePath, labels }: Props): ReactElement {
  return (
    <nav aria-label={labels.title} className="studio-side-outline" tabIndex={0}>
      {modules.map((module) => (
        <div key={module.moduleId} className="border-t border-line py-2 first:border-0">
          <p className="flex gap-3 px-2 py-1">
            <span className="outline-number">{module.number}</span>
            <span className="outline-title text-base">{module.title}</span>
          </p>
          <ul>
            {module.lessons.map((lesson) => (
              <li key={lesson.lessonId}>
                <a href={`${basePath}/lessons/${lesson.lessonId}`} aria-current={lesson.lessonId === currentId ? "page" : undefined} className="side-lesson">
                  <KindIcon kind={lesson.kind} label={labels.kind(lesson.kind)} />
                  <span className="min-w-0 flex-1">{lesson.title}</span>
                  {lesson.problems.length > 0 ? <TriangleAlert className="text-warning" label={labels.problem} /> : null}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
