import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import type { LessonFiles } from "../studio-types";

const POLL_MS = 1_500;

/** The versions of a lesson's file as the server has them: asked again while one is looked at, then the page once more. */
export function useLessonFiles(initial: LessonFiles, { courseId, lessonId }: { courseId: string; lessonId: string }) {
  const router = useRouter();
  const [files, setFiles] = useState(initial);
  const [expectedId, setExpectedId] = useState<string | null>(null);
  const shownId = useRef(initial.currentId);
  const reload = useCallback(async () => {
    const answer = await askProcedure("authoring", "lessonFiles", { courseId, lessonId });
    if (answer.ok) setFiles(answer.data);
  }, [courseId, lessonId]);
  const isUnderWay = isWorking(files, expectedId);

  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void reload(), POLL_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, reload]);

  useEffect(() => {
    if (shownId.current === files.currentId) return;
    shownId.current = files.currentId;
    router.refresh();
  }, [files.currentId, router]);

  return { files, reload, expect: setExpectedId };
}

/** A version that is in order is about to be put into the draft, unless a later one is there or it was put aside. */
function isWorking({ versions, currentId }: LessonFiles, expectedId: string | null): boolean {
  if (versions.some(({ state }) => state === "checking")) return true;
  const expected = versions.find(({ fileId }) => fileId === expectedId);
  return expected !== undefined && (expected.state === "arriving" || (expected.state === "ready" && currentId !== expectedId && versions[0]?.fileId === expectedId));
}
