import { startTransition, useCallback, useRef, useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import type { Refusal } from "@/lib/client/call-procedure";
import type { GradebookPage, GradebookRow } from "@/server/grades";

type Loaded = { first: GradebookPage; pages: { cursor: string | undefined; rows: readonly GradebookRow[] }[]; nextCursor: string | null; total: number };

function begin(first: GradebookPage): Loaded {
  return { first, pages: [{ cursor: undefined, rows: first.rows }], nextCursor: first.nextCursor, total: first.total ?? first.rows.length };
}

/** The gradebook as far as it was scrolled: the next page is asked for when it is near, and one is asked again when something in it changed. */
export function useGradebook(courseId: string, initial: GradebookPage) {
  const [loaded, setLoaded] = useState<Loaded>(() => begin(initial));
  const [search, setSearch] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** Where the page begins that was asked for last: it is asked for once, however often it comes near. */
  const asked = useRef<string | null>(null);
  const turn = useRef(0);

  const ask = useCallback(
    async (words: string, cursor: string | undefined): Promise<GradebookPage | null> => {
      const result = await askProcedure("grades", "gradebook", { courseId, ...(words.trim() && { search: words.trim() }), ...(cursor && { cursor }) });
      setRefusal(result.ok ? null : result.refusal);
      return result.ok ? result.data : null;
    },
    [courseId],
  );
  /** From the beginning, as it is now; of two questions the later one is answered. */
  const reload = useCallback(
    async (words: string): Promise<void> => {
      const mine = (turn.current += 1);
      asked.current = null;
      setSearch(words);
      const page = await ask(words, undefined);
      if (page && mine === turn.current) setLoaded(begin(page));
    },
    [ask],
  );
  const loadMore = useCallback(async (): Promise<void> => {
    const [mine, cursor] = [turn.current, loaded.nextCursor];
    if (cursor === null || asked.current === cursor) return;
    asked.current = cursor;
    const page = await ask(search, cursor);
    if (mine !== turn.current) return;
    if (!page) {
      asked.current = null;
      return;
    }
    // Whoever scrolls goes on scrolling: what came can be drawn a frame later.
    startTransition(() => setLoaded((now) => (now.nextCursor === cursor ? { ...now, pages: [...now.pages, { cursor, rows: page.rows }], nextCursor: page.nextCursor } : now)));
  }, [ask, loaded.nextCursor, search]);
  /** The page that a student is on, with the totals that a change of theirs makes. */
  const refresh = useCallback(
    async (enrollmentId: string): Promise<void> => {
      const place = loaded.pages.findIndex(({ rows }) => rows.some((row) => row.enrollmentId === enrollmentId));
      const [mine, cursor] = [turn.current, loaded.pages[place]?.cursor];
      const page = place < 0 ? null : await ask(search, cursor);
      // Another search has begun: its first page is another one.
      if (page && mine === turn.current) setLoaded((now) => ({ ...now, pages: now.pages.map((one) => (one.cursor === cursor ? { cursor, rows: page.rows } : one)) }));
    },
    [ask, loaded.pages, search],
  );
  const { version, plan, items } = loaded.first;
  return { version, plan, items, rows: loaded.pages.flatMap(({ rows }) => rows), total: loaded.total, hasMore: loaded.nextCursor !== null, search, refusal, reload, loadMore, refresh };
}
