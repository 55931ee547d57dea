import { z } from "zod";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { runChild } from "../../scripts/stack/children.ts";
import type { School } from "./school.ts";

/** The course that the measured learner follows: the demo's first, with videos. */
export const LEARNER_COURSE = "sql-que-no-miente";

/**
 * Signs a demo account in as a browser does, through next-auth's password route, and returns the Cookie header of the
 * session that it opened.
 */
export async function signIn(origin: string, as: "student" | "instructor" = "student"): Promise<string> {
  const account = DEMO_ACCOUNTS.find(({ role }) => role === as);
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  const answer = await fetch(`${origin}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(csrf), "content-type": "application/x-www-form-urlencoded", origin },
    body: new URLSearchParams({ csrfToken, email: account?.email ?? "", password: DEMO_PASSWORD, callbackUrl: `${origin}/es`, json: "true" }),
  });
  const session = cookiesOf(answer).split("; ").find((cookie) => cookie.startsWith("criterio.session="));
  if (!session) throw new Error(`the demo account could not sign in: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return session;
}

/** Opens the student's enrolment through the school's own use case, in a process with the application's environment. */
export async function enrolLearner({ stack }: School): Promise<void> {
  await runChild("the enrolment", ["--import", "tsx", "tests/load/enrol-learner.ts", LEARNER_COURSE], { ...stack.env, LOG_LEVEL: "error" }, ["ignore", "ignore", "inherit"]);
}

function cookiesOf(response: Response): string {
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}
