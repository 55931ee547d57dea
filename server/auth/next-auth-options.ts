import type { NextAuthOptions, User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { DomainError } from "@/lib/errors";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { safeRedirect } from "@/lib/safe-redirect";
import { signInSchema, tokenSchema, verifyEmailSchema } from "@/lib/schemas/identity";
import {
  SESSION_DAYS,
  enterWithProvider,
  linkProvider,
  signInWithMagicLink,
  signInWithPassword,
  verifyEmail,
  type OpenedSession,
  type ProviderIdentity,
} from "@/server/identity";
import type { Ctx } from "@/server/platform/ctx";
import { env, type Env } from "@/server/platform/env";
import { endCurrentSession } from "./end-current-session";
import { oauthProviders, type ProviderUser } from "./providers";
import { sessionCookieName } from "./session-cookie";

/** What a request to next-auth's route brings with it. */
export type AuthRequest = {
  ctx: Ctx;
  /** Where the browser asked to go afterwards; also tells its language. */
  callbackUrl: string | null;
  /** The browser asked, signed in, to add a provider to its account. */
  isLinking: boolean;
};

/** next-auth's user is only the carrier of the session that a use case opened. */
type SessionUser = User & { sid: string };
const carried = z.object({ sid: z.string() });

/**
 * next-auth's part is the protocols: CSRF tokens, OAuth with state, nonce and PKCE, and the encrypted cookie. Who may
 * come in is decided by identity's use cases; the cookie holds nothing but the id of the session row that they opened.
 */
export function nextAuthOptions(request: AuthRequest): NextAuthOptions {
  const values = env();
  const locale = toLocale(pathOf(request.callbackUrl)?.split("/")[1]);
  return {
    secret: values.AUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 60 * 60 },
    cookies: { sessionToken: sessionCookie(values.APP_URL) },
    pages: { signIn: `/${locale}/sign-in`, error: `/${locale}/sign-in`, signOut: `/${locale}` },
    providers: [...credentialProviders(request.ctx), ...oauthProviders(values)],
    callbacks: {
      signIn: async ({ user, account }) => {
        if (account?.type !== "oauth") return carried.safeParse(user).success;
        return admitProvider(request, { user, provider: account.provider, providerAccountId: account.providerAccountId }, locale);
      },
      jwt: ({ token, user }) => {
        const opened = carried.safeParse(user ?? token);
        return opened.success ? { sid: opened.data.sid } : {};
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => new URL(safeRedirect(pathOf(url), `/${locale}`), baseUrl).href,
    },
    events: { signOut: () => endCurrentSession(request.ctx) },
    logger: {
      error: (code, metadata) => request.ctx.log.warn({ code, reason: reasonOf(metadata) }, "next-auth reported an error"),
      warn: (code) => request.ctx.log.debug({ code }, "next-auth warned"),
      debug: () => undefined,
    },
  };
}

function sessionCookie(appUrl: string) {
  const secure = appUrl.startsWith("https://");
  return { name: sessionCookieName(appUrl), options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure } };
}

/** Three ways to present a secret. Each ends in a use case that counts tries, checks, and opens the session. */
function credentialProviders(ctx: Ctx) {
  return [
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      authorize: (given) => open(signInSchema, given, ["email", "password"], (input) => signInWithPassword(ctx, input)),
    }),
    Credentials({
      id: "magic-link",
      credentials: { token: {} },
      authorize: (given) => open(tokenSchema, given, ["token"], (input) => signInWithMagicLink(ctx, input)),
    }),
    Credentials({
      id: "verify-email",
      credentials: { token: {}, password: {} },
      authorize: (given) => open(verifyEmailSchema, given, ["token", "password"], (input) => verifyEmail(ctx, input)),
    }),
  ];
}

/** The form also carries next-auth's own fields; only ours are read. An error's message reaches the page: a code, never more. */
async function open<Schema extends z.ZodType>(
  schema: Schema,
  given: Record<string, unknown> | undefined,
  names: readonly string[],
  enter: (input: z.infer<Schema>) => Promise<OpenedSession>,
): Promise<SessionUser> {
  const parsed = schema.safeParse(Object.fromEntries(names.map((name) => [name, given?.[name]])));
  if (!parsed.success) throw new Error("validation.invalid");
  try {
    const { userId, sessionId } = await enter(parsed.data);
    return { id: userId, sid: sessionId };
  } catch (error) {
    if (error instanceof DomainError) throw new Error(codeOf(error), { cause: error });
    throw new Error("server.unavailable", { cause: error });
  }
}

/** `true` admits; a string is where the browser goes instead, with the code of the refusal. */
async function admitProvider(
  { ctx, isLinking }: AuthRequest,
  { user, provider, providerAccountId }: { user: User; provider: string; providerAccountId: string },
  locale: Locale,
): Promise<true | string> {
  const { email, isEmailVerified, name } = user as User & ProviderUser;
  const identity = { provider, providerAccountId, email, isEmailVerified, name } as ProviderIdentity;
  const isAdding = isLinking && ctx.viewer.kind === "user";
  try {
    if (isAdding) {
      await linkProvider(ctx, identity);
      return `/${locale}/account/security?linked=${provider}`;
    }
    const { userId, sessionId } = await enterWithProvider(ctx, identity, locale);
    Object.assign(user, { id: userId, sid: sessionId });
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) ctx.log.error({ err: error, provider }, "a provider's sign-in failed");
    const code = error instanceof DomainError ? codeOf(error) : "auth.provider_failed";
    return `/${locale}/${isAdding ? "account/security" : "sign-in"}?error=${encodeURIComponent(code)}`;
  }
}

/** `rate.too_many` with its seconds: `rate.too_many:840`. */
function codeOf(error: DomainError): string {
  return "seconds" in error.params ? `${error.code}:${error.params.seconds}` : error.code;
}

/** The path of an address on this site, as given or absolute. */
function pathOf(url: string | null): string | null {
  if (url === null || url.startsWith("/")) return url;
  const { APP_URL }: Env = env();
  return url.startsWith(`${APP_URL}/`) ? url.slice(APP_URL.length) : null;
}

function reasonOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message;
  const inner = typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : null;
  return inner instanceof Error ? inner.message : "unknown";
}
