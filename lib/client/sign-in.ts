import type { Refusal } from "./call-procedure";

type Result = { ok: true } | { ok: false; refusal: Refusal };

/** Presents a secret to next-auth, which sets the session's cookie. `way` is one of its credential providers. */
export async function presentCredentials(way: "password" | "magic-link" | "verify-email", fields: Record<string, string>): Promise<Result> {
  const url = await postToAuth(`callback/${way}`, fields);
  if (url === null) return refused("server.unavailable");
  const error = new URL(url, window.location.origin).searchParams.get("error");
  return error === null ? { ok: true } : refused(error);
}

/** Leaves for a provider's own page; comes back to `next`. Returns only when that could not begin. */
export async function leaveForProvider(provider: string, next: string): Promise<Result> {
  const url = await postToAuth(`signin/${provider}`, { callbackUrl: next });
  if (url === null) return refused("auth.provider_failed");
  window.location.assign(url);
  return { ok: true };
}

/** Ends this session and goes to `next`. */
export async function signOut(next: string): Promise<void> {
  const url = await postToAuth("signout", { callbackUrl: next });
  window.location.assign(url ?? next);
}

/** next-auth's forms: the CSRF token first, then the form; with `json` it answers where it would have redirected to. */
async function postToAuth(action: string, fields: Record<string, string>): Promise<string | null> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const response = await fetch(`/api/auth/${action}`, {
      method: "POST",
      body: new URLSearchParams({ callbackUrl: window.location.pathname, ...fields, csrfToken, json: "true" }),
    });
    const { url } = await response.json();
    return typeof url === "string" ? url : null;
  } catch {
    return null;
  }
}

/** A code may carry the seconds to wait: `rate.too_many:840`. */
function refused(error: string): { ok: false; refusal: Refusal } {
  const [code = "", seconds] = error.split(":");
  return { ok: false, refusal: { code, params: seconds === undefined ? {} : { seconds: Number(seconds) }, issues: [], requestId: null } };
}
