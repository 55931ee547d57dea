import type { School } from "./school.ts";
import { LEARNER_COURSE } from "./visitor.ts";

/** A lesson with video and one to read, in the course that the measured learner follows. */
const VIDEO = "que-representa-cada-fila";
const ARTICLE = "que-guarda-un-indice";
const LOCALE = "es";

export type PageName = "home" | "catalogue" | "landing" | "dashboard" | "video lesson" | "article lesson";
export type MeasuredPage = { name: PageName; url: string; headers: Readonly<Record<string, string>>; isPublic: boolean };

/** The pages whose speed is promised. Signed-in ones carry the learner's session. */
export function measuredPages({ origin }: School, cookie: string): MeasuredPage[] {
  const at = (path: string) => `${origin}/${LOCALE}${path}`;
  return [
    { name: "home", url: at(""), headers: {}, isPublic: true },
    { name: "catalogue", url: at("/courses"), headers: {}, isPublic: true },
    { name: "landing", url: at(`/courses/${LEARNER_COURSE}`), headers: {}, isPublic: true },
    { name: "dashboard", url: at("/dashboard"), headers: { cookie }, isPublic: false },
    { name: "video lesson", url: at(`/learn/${LEARNER_COURSE}/${VIDEO}`), headers: { cookie }, isPublic: false },
    { name: "article lesson", url: at(`/learn/${LEARNER_COURSE}/${ARTICLE}`), headers: { cookie }, isPublic: false },
  ];
}

/** Loads a page once and reads it to its end. Rejects unless it answers 200: a redirect to sign-in is no lesson. */
export async function visit({ name, url, headers }: Pick<MeasuredPage, "url" | "headers"> & { name: string }): Promise<string> {
  const answer = await fetch(url, { headers, redirect: "manual" });
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`${name} (${url}) answers ${answer.status}`);
  return html;
}
