import { v7 as uuidv7, parse } from "uuid";

/** Every kind of id and its prefix: logs and support messages say what an id is. A closed list. */
export const ID_PREFIXES = {
  user: "usr",
  session: "ses",
  token: "tok",
  refreshToken: "rft",
  tokenFamily: "fam",
  export: "exp",
  topic: "top",
  tag: "tag",
  instructor: "ins",
  course: "crs",
  review: "rev",
  module: "mod",
  moduleSession: "mss",
  lesson: "les",
  lessonRevision: "lrv",
  lessonSetAside: "lst",
  courseChange: "chg",
  publicationSchedule: "psc",
  linkRun: "lkr",
  release: "rel",
  releaseModule: "rlm",
  video: "vid",
  caption: "cap",
  captionDraft: "cdr",
  chapter: "chp",
  file: "fil",
  coursePackage: "pkg",
  courseImage: "img",
  order: "ord",
  orderItem: "oit",
  payment: "pay",
  refund: "ref",
  dispute: "dsp",
  reconciliation: "rcn",
  receipt: "rct",
  creditNote: "crn",
  ledgerTransaction: "ltx",
  ledgerEntry: "len",
  enrollment: "enr",
  enrollmentUpgrade: "enu",
  enrollmentDeferral: "dfr",
  grant: "grt",
  certificate: "crt",
  path: "pth",
  pathStep: "pst",
  pathFollow: "pfl",
  note: "nte",
  quizAttempt: "atm",
  quizException: "qex",
  regrade: "rgd",
  programTrial: "ptr",
  reviewCard: "rvc",
  practice: "prc",
  questionBank: "bnk",
  bankQuestion: "bkq",
  quizDraw: "drw",
  quizSection: "qsc",
  draftRun: "dru",
  draftSource: "dso",
  questionDraft: "qdr",
  packageAttempt: "pat",
  assignmentWork: "wrk",
  submission: "sbm",
  markingComment: "mkc",
  gradeItem: "gri",
  gradeEntry: "gre",
  notification: "ntf",
  announcement: "ann",
  outboxEvent: "evt",
  webhookDelivery: "whd",
  audit: "aud",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new id: the kind's prefix and a time-ordered 128-bit value (UUID version 7) in Crockford's base 32. */
export function newId(kind: IdKind): string {
  return `${ID_PREFIXES[kind]}_${toBase32(parse(uuidv7()))}`;
}

/** A public address that nobody can guess: 128 random bits in the same letters. */
export function newCode(): string {
  return toBase32(crypto.getRandomValues(new Uint8Array(16)));
}

/** A stable id for seeds and fixtures: the same kind and name give the same id. */
export function namedId(kind: IdKind, name: string): string {
  return `${ID_PREFIXES[kind]}_${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

function toBase32(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? "") + text;
    value >>= 5n;
  }
  return text;
}
