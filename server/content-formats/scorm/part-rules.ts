import type { PackagePart } from "@/lib/schemas/packages";
import { childOf, childrenOf, findAll, textOf, type XmlElement } from "../parse-xml";

type Rules = Pick<PackagePart, "masteryScore" | "passingShare" | "completionThreshold" | "maxTime" | "timeLimitAction" | "launchData">;

const ACTIONS = ["exit,message", "exit,no message", "continue,message", "continue,no message"] as const;
const MAX_LAUNCH_DATA = 4_096;

/** What the manifest says of how a part is passed, how long it may take and what it is told at its start. */
export function readPartRules(item: XmlElement, root: XmlElement): Rules {
  const said = (name: string) => textOf(childrenOf(item).find((child) => child.name.toLowerCase() === name)).trim();
  const sequencing = findSequencing(item, root);
  const threshold = childrenOf(item).find((child) => child.name === "completionThreshold");
  const action = said("timelimitaction").toLowerCase().replace(/\s*,\s*/, ",");
  return {
    masteryScore: numberWithin(said("masteryscore"), 0, 100),
    passingShare: readPassingShare(sequencing),
    completionThreshold: readThreshold(threshold),
    maxTime: (said("maxtimeallowed") || limitOf(sequencing)).slice(0, 60).toWellFormed(),
    timeLimitAction: ACTIONS.find((known) => known === action) ?? "",
    launchData: said("datafromlms").slice(0, MAX_LAUNCH_DATA).toWellFormed(),
  };
}

/** SCORM 2004 SN: the rules stand in the item, or in the collection under the name that it gives. */
function findSequencing(item: XmlElement, root: XmlElement): XmlElement | undefined {
  const own = childOf(item, "sequencing");
  const name = own?.attributes.IDRef;
  if (own === undefined || name === undefined) return own;
  const shared = findAll(root, "sequencingCollection").flatMap((collection) => childrenOf(collection, "sequencing")).find(({ attributes }) => attributes.ID === name);
  return childOf(own, "objectives") ? own : shared;
}

/** The primary objective is satisfied by measure: then its least measure passes, 1 unless it is named. */
function readPassingShare(sequencing: XmlElement | undefined): number | null {
  const primary = childOf(childOf(sequencing, "objectives"), "primaryObjective");
  if (primary?.attributes.satisfiedByMeasure !== "true") return null;
  return numberWithin(textOf(childOf(primary, "minNormalizedMeasure")).trim(), -1, 1) ?? 1;
}

/** 4th edition: attributes, in force only where `completedByMeasure` is true. Before it: the element's text. */
function readThreshold(threshold: XmlElement | undefined): number | null {
  if (!threshold) return null;
  const { completedByMeasure, minProgressMeasure = "1" } = threshold.attributes;
  if (completedByMeasure !== undefined) return completedByMeasure === "true" ? numberWithin(minProgressMeasure, 0, 1) : null;
  return numberWithin(textOf(threshold).trim(), 0, 1);
}

function limitOf(sequencing: XmlElement | undefined): string {
  return childOf(sequencing, "limitConditions")?.attributes.attemptAbsoluteDurationLimit ?? "";
}

function numberWithin(text: string, low: number, high: number): number | null {
  if (!/^[+-]?\d{1,6}(?:\.\d{1,10})?$/.test(text)) return null;
  const value = Number(text);
  return value >= low && value <= high ? value : null;
}
