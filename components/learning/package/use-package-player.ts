import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { createPackageOutbox, type PackageOutbox, type PackageReport, type SavingState, type SentReport } from "@/components/packages/package-outbox";
import { callProcedure } from "@/lib/client/call-procedure";
import { deviceStorage } from "@/lib/client/device-storage";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { CommittedPackage, OpenedPackage, PackageProgress } from "@/server/packages";
import type { PackageLessonData } from "./package-lesson";

/** As much as browsers let a request carry that outlives its page. */
const MOST_KEPT_ALIVE = 60_000;

type Listeners = { onState(state: SavingState): void; onAnswer(answer: CommittedPackage): void };

/**
 * Opens a lesson's package and keeps what it tells: on this device first, then at the school, for the last time when the
 * page is hidden or goes away. What an earlier visit could not send is sent before the package is opened again.
 */
export function usePackagePlayer({ address, standing, package: page }: PackageLessonData) {
  const router = useRouter();
  const [opened, setOpened] = useState<OpenedPackage | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, setSaving] = useState<SavingState>("saved");
  const [progress, setProgress] = useState<PackageProgress | null>(page.progress);
  const sequence = useRef(0);
  const wasDone = useRef(standing?.isCompleted ?? false);
  const outbox = useOutbox(address, standing?.enrollmentId ?? null, {
    onState: setSaving,
    onAnswer: ({ progress: stored }) => {
      setProgress(stored);
      if (!stored.isDone || wasDone.current) return;
      wasDone.current = true;
      router.refresh();
    },
  });

  async function open(): Promise<void> {
    setIsBusy(true);
    setIsOver(false);
    await outbox()?.flush();
    const answer = await callProcedure("packages", "open", address);
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer.refusal.code);
    if (!answer.ok) return;
    sequence.current = 0;
    setSaving("saved");
    setOpened(answer.data);
  }
  const session = opened?.session ?? null;
  const report = useCallback(
    (state: Record<string, string>, isEnd: boolean): void => {
      if (isEnd) setIsOver(true);
      if (session === null) return;
      sequence.current += 1;
      outbox()?.add({ session, sequence: sequence.current, state });
    },
    [session, outbox],
  );
  const close = (): void => setOpened(null);
  return { opened, isBusy, isOver, refusal, saving, progress, isDone: standing !== null && (standing.isCompleted || (progress?.isDone ?? false)), open, report, close };
}

/** The outbox of this learner and lesson, made in the browser once it is needed. Null where nothing is kept. */
function useOutbox(address: LessonAddress, enrollmentId: string | null, listeners: Listeners): () => PackageOutbox | null {
  const made = useRef<PackageOutbox | null>(null);
  const heard = useRef(listeners);
  useEffect(() => {
    heard.current = listeners;
  });
  const { courseSlug, lessonSlug } = address;
  const get = useCallback(() => {
    if (enrollmentId === null) return null;
    made.current ??= createPackageOutbox<CommittedPackage>({
      key: `${enrollmentId}:${lessonSlug}`,
      storage: deviceStorage(),
      send: (report, isLast) => sendReport({ courseSlug, lessonSlug }, report, isLast),
      onState: (state) => heard.current.onState(state),
      onAnswer: (answer) => heard.current.onAnswer(answer),
    });
    return made.current;
  }, [enrollmentId, courseSlug, lessonSlug]);

  useEffect(() => {
    void get()?.flush();
    const last = (): void => get()?.flushLast();
    const again = (): void => void get()?.flush();
    const onHidden = (): void => {
      if (document.visibilityState === "hidden") last();
    };
    document.addEventListener("visibilitychange", onHidden);
    window.addEventListener("pagehide", last);
    window.addEventListener("online", again);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      window.removeEventListener("pagehide", last);
      window.removeEventListener("online", again);
    };
  }, [get]);
  return get;
}

async function sendReport(address: LessonAddress, report: PackageReport, isLast: boolean): Promise<SentReport<CommittedPackage>> {
  const body = JSON.stringify({ json: { ...address, ...report } });
  try {
    const response = await fetch("/api/trpc/packages.commit", { method: "POST", keepalive: isLast && body.length < MOST_KEPT_ALIVE, headers: { "content-type": "application/json" }, body });
    if (!response.ok) return { kind: isTemporary(response.status) ? "unreachable" : "refused" };
    const answer: { result: { data: { json: CommittedPackage } } } = await response.json();
    return { kind: "stored", answer: answer.result.data.json };
  } catch {
    return { kind: "unreachable" };
  }
}

/** Who is signed out can sign in again, also in another tab: what they did is kept until then. */
function isTemporary(status: number): boolean {
  return status >= 500 || status === 401 || status === 408 || status === 429;
}
