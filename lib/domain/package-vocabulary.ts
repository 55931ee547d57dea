import { MAX_SUSPEND_DATA, type PackageStandard, type PackageState } from "@/lib/schemas/packages";

type Rule = { test(value: string): boolean };

const DECIMAL = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;
const TIMESPAN = /^\d{1,4}:\d{2}:\d{2}(?:\.\d{1,2})?$/;
const DURATION = /^P(?!$)(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,8}H)?(?:\d{1,8}M)?(?:\d{1,10}(?:\.\d{1,2})?S)?)?$/;
const upTo = (length: number): Rule => ({ test: (value) => value.length <= length });

/** SCORM 1.2 RTE, section 3.4.4; a package may keep as much for itself as in 2004, as most schools let it. */
const RULES_12: Readonly<Record<string, Rule>> = {
  "cmi.core.lesson_status": /^(?:passed|completed|failed|incomplete|browsed|not attempted)$/,
  "cmi.core.exit": /^(?:time-out|suspend|logout)$/,
  "cmi.core.lesson_location": upTo(1_000),
  "cmi.core.session_time": TIMESPAN,
  "cmi.core.score.raw": DECIMAL,
  "cmi.core.score.min": DECIMAL,
  "cmi.core.score.max": DECIMAL,
};

/** SCORM 2004 RTE 4th edition, section 4.2. */
const RULES_2004: Readonly<Record<string, Rule>> = {
  "cmi.completion_status": /^(?:completed|incomplete|not attempted|unknown)$/,
  "cmi.success_status": /^(?:passed|failed|unknown)$/,
  "cmi.exit": /^(?:time-out|suspend|logout|normal)$/,
  "cmi.location": upTo(1_000),
  "cmi.session_time": DURATION,
  "cmi.progress_measure": /^\+?(?:0(?:\.\d{1,15})?|1(?:\.0{1,15})?)$/,
  "cmi.score.scaled": /^[+-]?(?:0(?:\.\d{1,15})?|1(?:\.0{1,15})?)$/,
  "cmi.score.raw": DECIMAL,
  "cmi.score.min": DECIMAL,
  "cmi.score.max": DECIMAL,
};

const SUSPEND_DATA = upTo(MAX_SUSPEND_DATA);

/** What a package writes that is kept. All else of the data model is the school's own to say. */
const KEPT_12 = /^cmi\.(?:core\.(?:lesson_status|lesson_location|exit|session_time|score\.(?:raw|min|max))|suspend_data|comments|objectives\.\d+\..+|student_preference\.(?:audio|language|speed|text))$/;
const KEPT_2004 = /^cmi\.(?:completion_status|success_status|location|exit|session_time|suspend_data|progress_measure|score\.(?:scaled|raw|min|max)|objectives\.\d+\..+|interactions\.\d+\..+|comments_from_learner\.\d+\..+|learner_preference\.(?:audio_level|language|delivery_speed|audio_captioning))$/;
/** Of the opening that it was told in, and of no later one. */
const OF_ONE_OPENING = /^cmi\.(?:core\.)?(?:exit|session_time)$/;

/**
 * What of a package's report is kept: its own elements that say something. `wrong` names those whose value the standard
 * does not know.
 */
export function checkPackageState(standard: PackageStandard, state: PackageState): { kept: PackageState; wrong: string[] } {
  const [rules, isKept] = standard === "scorm12" ? [RULES_12, KEPT_12] : [RULES_2004, KEPT_2004];
  const kept = Object.entries(state).filter(([name, value]) => value !== "" && isKept.test(name));
  const wrong = kept.filter(([name, value]) => !(name === "cmi.suspend_data" ? SUSPEND_DATA : (rules[name] ?? upTo(4_000))).test(value)).map(([name]) => name);
  return { kept: Object.fromEntries(kept), wrong };
}

/** What a package is given back of its last report when it is opened again. */
export function restorableState(state: PackageState): PackageState {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !OF_ONE_OPENING.test(name)));
}
