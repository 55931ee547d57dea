/** The section in which a position among the fixed questions lies, by its number; -1 before the first. Of empty ones at the same place, the last. */
export function sectionAt(sections: readonly { from: number }[], position: number): number {
  return sections.findLastIndex(({ from }) => from <= position);
}

/** The positions that stand in no section and those of each section, half open: first what lies before all sections. */
export function sectionRanges(sections: readonly { from: number }[], count: number): { from: number; to: number }[] {
  const starts = [0, ...sections.map(({ from }) => Math.min(from, count)), count];
  return starts.slice(1).map((to, index) => ({ from: starts[index] ?? 0, to }));
}

/** Where a section that began at a position begins once only `order` stays: with the first of those that stood behind its start. */
export function startIn(order: readonly number[], before: number): number {
  const following = order.filter((place) => place >= before);
  return following.length === 0 ? order.length : Math.min(...following.map((place) => order.indexOf(place)));
}

/** The questions of a quiz by their places: those in no section, then those of each section. */
export type Grouped = readonly (readonly number[])[];

export function groupQuestions(sections: readonly { from: number }[], count: number): Grouped {
  return sectionRanges(sections, count).map(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
}

/** What a change of a quiz says of grouped questions: the places in their new order, and where each section begins in it. */
export function flatten(groups: Grouped): { order: number[]; starts: number[] } {
  const starts = groups.slice(1).map((_, index) => groups.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0));
  return { order: groups.flat(), starts };
}

/** A question a step up or down: past the edge of its section into the next one, and nowhere at either end. */
export function stepQuestion(groups: Grouped, place: number, step: 1 | -1): Grouped {
  const at = groups.findIndex((group) => group.includes(place));
  const index = groups[at]?.indexOf(place) ?? -1;
  const neighbour = groups[at]?.[index + step];
  if (neighbour !== undefined) return groups.map((group, each) => (each === at ? group.with(index, neighbour).with(index + step, place) : group));
  return groups[at + step] === undefined ? groups : moveQuestion(groups, place, at + step, step === 1 ? "first" : "last");
}

/** A question in another group, as its first or its last. */
export function moveQuestion(groups: Grouped, place: number, to: number, where: "first" | "last" = "last"): Grouped {
  return groups.map((group, index) => {
    const others = group.filter((each) => each !== place);
    return index === to ? (where === "first" ? [place, ...others] : [...others, place]) : others;
  });
}
