import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";

type Act = "release" | "done" | "draft";
type Props = {
  /** What is being saved. */
  busy: string | null;
  isReleased: boolean;
  /** A mark is shown as soon as it is saved: there is nothing to finish first. */
  isAtOnce?: boolean;
  onSave: (act: Act) => void;
  /** What else can be done with it. */
  children?: ReactNode;
};

/** What becomes of a mark: shown, finished or kept, by button or by the keys that the buttons name. */
export function MarkActs({ busy, isReleased, isAtOnce = false, onSave, children }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  return (
    <div className="flex flex-wrap gap-3">
      <Button variant="primary" busy={busy === "release"} onClick={() => onSave("release")}>
        {t(isReleased ? "releaseAgain" : "release")}
      </Button>
      {isAtOnce ? null : (
        <Button busy={busy === "done"} aria-keyshortcuts="Control+Enter" onClick={() => onSave("done")}>
          {t("done")}
        </Button>
      )}
      <Button busy={busy === "draft"} aria-keyshortcuts="Control+S" onClick={() => onSave("draft")}>
        {t("draft")}
      </Button>
      {children}
    </div>
  );
}
