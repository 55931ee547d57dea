"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";

/** Shows every finished mark of an assignment to its learner. */
export function ReleaseAll({ courseId, lessonId, count }: { courseId: string; lessonId: string; count: number }): ReactElement {
  const t = useTranslations("grading.queue");
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const release = async (): Promise<void> => {
    setIsBusy(true);
    const result = await callProcedure("grades", "releaseMarks", { courseId, lessonId });
    setIsBusy(false);
    toast(result.ok ? t("released", { count: result.data.released }) : t("failed"));
    router.refresh();
  };
  return (
    <Button variant="primary" busy={isBusy} onClick={() => void release()}>
      {t(isBusy ? "releasing" : "releaseAll", { count })}
    </Button>
  );
}
