import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { changeAccountSchema } from "@/lib/schemas/account";
import { refreshTokenSchema, registerSchema, signInSchema } from "@/lib/schemas/identity";
import { requireUser } from "@/server/access";
import { changeAccount, getAccount, issueTokens, registerAccount, revokeTokens, rotateRefreshToken } from "@/server/identity";
import { instant, userParams } from "../common-schemas";
import { endpoint } from "../endpoint";

const tokens = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string().meta({ description: "Works once: each use gives another. A second use ends the session." }),
    tokenType: z.literal("Bearer"),
    expiresInSeconds: z.int(),
  })
  .meta({ id: "Tokens" });

const account = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    headline: z.string().nullable(),
    bio: z.string().nullable(),
    locale: z.enum(LOCALES),
    timeZone: z.string(),
    status: z.enum(["active", "suspended", "deleted"]),
    roles: z.array(z.enum(["student", "instructor", "admin"])),
    instructorSlug: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: "Account" });

const ACCOUNT = {
  id: "usr_ana", name: "Ana Prueba", email: "ana@example.com", emailVerified: true, headline: null, bio: null, locale: "es",
  timeZone: "America/Bogota", status: "active", roles: ["student"], instructorSlug: null, createdAt: "2026-11-22T12:00:00.000Z",
};
const TOKENS = { accessToken: "eyJhbGciOiJIUzI1NiJ9.e30.sig", refreshToken: "k3J…", tokenType: "Bearer", expiresInSeconds: 900 };

/** Locales are stored as text; what is not one of ours cannot have been written. */
const toAccount = (row: Awaited<ReturnType<typeof getAccount>>): z.input<typeof account> => account.parse(row);

export const authEndpoints = [
  endpoint({
    operationId: "register", method: "POST", path: "/auth/register", tag: "Authentication", auth: "none", access: "auth.enter", status: 202,
    summary: "Create a student's account",
    description: "The account works once the link that is mailed has been opened. The answer is the same for an address that has an account.",
    body: registerSchema,
    response: z.object({ sent: z.literal(true) }),
    examples: { body: { name: "Ana Prueba", email: "ana@example.com", password: "mariposa azul camina lento", locale: "es" }, response: { sent: true } },
    handle: async (ctx, { body }) => ({ body: await registerAccount(ctx, body) }),
  }),
  endpoint({
    operationId: "login", method: "POST", path: "/auth/login", tag: "Authentication", auth: "none", access: "auth.enter", status: 200, problems: [401],
    summary: "Get an access token and a refresh token",
    body: signInSchema,
    response: tokens,
    examples: { body: { email: "ana@example.com", password: "mariposa azul camina lento" }, response: TOKENS },
    handle: async (ctx, { body }) => ({ body: await issueTokens(ctx, body) }),
  }),
  endpoint({
    operationId: "refresh", method: "POST", path: "/auth/refresh", tag: "Authentication", auth: "none", access: "auth.enter", status: 200, problems: [401],
    summary: "Change a refresh token for a new pair",
    description: "A refresh token that is used a second time was copied: its whole family and its session end.",
    body: refreshTokenSchema,
    response: tokens,
    examples: { body: { refreshToken: "k3J…" }, response: TOKENS },
    handle: async (ctx, { body }) => ({ body: await rotateRefreshToken(ctx, body) }),
  }),
  endpoint({
    operationId: "logout", method: "POST", path: "/auth/logout", tag: "Authentication", auth: "none", access: "auth.enter", status: 204,
    summary: "End the session of a refresh token",
    body: refreshTokenSchema,
    examples: { body: { refreshToken: "k3J…" } },
    handle: async (ctx, { body }) => {
      await revokeTokens(ctx, body);
      return { body: undefined };
    },
  }),
  endpoint({
    operationId: "getMe", method: "GET", path: "/auth/me", tag: "Authentication", auth: "bearer", access: "account.read", status: 200,
    summary: "The account behind the token",
    response: account,
    examples: { response: ACCOUNT },
    handle: async (ctx) => ({ body: toAccount(await getAccount(ctx, requireUser(ctx.viewer))) }),
  }),
];

export const userEndpoints = [
  endpoint({
    operationId: "getUser", method: "GET", path: "/users/{id}", tag: "Users", auth: "bearer", access: "account.read", status: 200,
    summary: "An account",
    description: "One's own; administrators may read any. Others' do not exist.",
    params: userParams,
    response: account,
    examples: { response: ACCOUNT },
    handle: async (ctx, { params }) => ({ body: toAccount(await getAccount(ctx, { userId: params.id })) }),
  }),
  endpoint({
    operationId: "updateUser", method: "PATCH", path: "/users/{id}", tag: "Users", auth: "bearer", access: "account.update", status: 200,
    summary: "Change one's own account",
    params: userParams,
    body: changeAccountSchema,
    response: account,
    examples: { body: { headline: "Analista de datos", timeZone: "America/Lima" }, response: ACCOUNT },
    handle: async (ctx, { params, body }) => {
      await changeAccount(ctx, { userId: params.id, changes: body });
      return { body: toAccount(await getAccount(ctx, { userId: params.id })) };
    },
  }),
];
