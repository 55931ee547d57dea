/** One lesson of an outline, in its order. `revisionId` is what it says; `moduleId` where it stands. */
export type ReleasedLesson = { lessonId: string; title: string; revisionId: string; moduleId: string };

type NamedLesson = { lessonId: string; title: string };

/** What a newer outline has more, other, less and elsewhere than an older one, each under its newest title. */
export type ReleaseDifference = { added: NamedLesson[]; changed: NamedLesson[]; removed: NamedLesson[]; moved: number };

/** Compares two outlines of one course. `moved` is the least number of lessons that must change place to get from one order to the other. */
export function compareReleases(older: readonly ReleasedLesson[], newer: readonly ReleasedLesson[]): ReleaseDifference {
  const was = new Map(older.map((lesson, index) => [lesson.lessonId, { ...lesson, index }]));
  const is = new Set(newer.map(({ lessonId }) => lessonId));
  const stayed = newer.flatMap((lesson) => {
    const before = was.get(lesson.lessonId);
    return before ? [{ lesson, before }] : [];
  });
  const inPlace = stayed.filter(({ lesson, before }) => lesson.moduleId === before.moduleId);
  return {
    added: newer.filter(({ lessonId }) => !was.has(lessonId)).map(toName),
    changed: stayed.filter(({ lesson, before }) => lesson.revisionId !== before.revisionId).map(({ lesson }) => toName(lesson)),
    removed: older.filter(({ lessonId }) => !is.has(lessonId)).map(toName),
    moved: stayed.length - longestRise(inPlace.map(({ before }) => before.index)),
  };
}

export function isSameRelease({ added, changed, removed, moved }: ReleaseDifference): boolean {
  return added.length + changed.length + removed.length + moved === 0;
}

/** Length of the longest rising subsequence (patience sorting). */
function longestRise(values: readonly number[]): number {
  const tails: number[] = [];
  for (const value of values) {
    const at = tails.findIndex((tail) => tail >= value);
    tails[at < 0 ? tails.length : at] = value;
  }
  return tails.length;
}

function toName({ lessonId, title }: ReleasedLesson): NamedLesson {
  return { lessonId, title };
}
