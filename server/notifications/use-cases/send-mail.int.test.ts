import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { system } from "@/server/access";
import { hashSecret, oneTimeSecret } from "@/server/platform/one-time-secret";
import type { OutgoingMail } from "@/server/vendors";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { listNotifications } from "../queries";
import { markRead } from "./mark-read";
import { notifyInApp } from "./notify-in-app";
import { resendMail, sendMail, type SendMailInput } from "./send-mail";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const verify: SendMailInput = {
  kind: "verify-email",
  userId: null,
  recipient: "ana@example.com",
  locale: "es",
  params: { tokenId: "tok_1", minutes: 1440 },
  idempotencyKey: "verify:1",
};

function outbox() {
  const sent: OutgoingMail[] = [];
  let isDown = false;
  return {
    sent,
    break: (down: boolean) => {
      isDown = down;
    },
    mail: {
      send: async (mail: OutgoingMail) => {
        if (isDown) throw new Error("mail vendor down");
        sent.push(mail);
        return { id: String(sent.length) };
      },
    },
  };
}

describe("sending mail", () => {
  it("sends once a key, with the link that the token's id derives, and stores no secret", async () => {
    const box = outbox();
    const ctx = testCtx(database.db, { mail: box.mail }, system("test"));
    expect((await sendMail(ctx, verify)).sent).toBe(true);
    expect((await sendMail(ctx, verify)).sent).toBe(false);
    expect(box.sent).toHaveLength(1);
    const secret = oneTimeSecret("tok_1", String(process.env.AUTH_SECRET));
    expect(box.sent[0]?.html).toContain(`http://localhost:3000/es/verify/${secret}`);
    expect(box.sent[0]?.text).toContain(secret);
    const row = await database.db.notification.findUniqueOrThrow({ where: { idempotencyKey: "verify:1" } });
    expect(row).toMatchObject({ status: "sent", channel: "email", kind: "verify-email", recipient: "ana@example.com" });
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(JSON.stringify(row)).not.toContain(hashSecret(secret));
  });

  it("records a refusal, throws so that the job retries, and is rebuilt from the row", async () => {
    const box = outbox();
    box.break(true);
    const ctx = testCtx(database.db, { mail: box.mail }, system("test"));
    await expect(sendMail(ctx, { ...verify, idempotencyKey: "verify:2" })).rejects.toThrow("mail vendor down");
    const row = await database.db.notification.findUniqueOrThrow({ where: { idempotencyKey: "verify:2" } });
    expect(row).toMatchObject({ status: "failed", error: "mail vendor down" });
    box.break(false);
    expect((await resendMail(ctx, row.id)).sent).toBe(true);
    expect(box.sent[0]?.subject).toBe("Confirma tu correo para entrar a Criterio");
  });

  it("refuses people: only jobs send mail", async () => {
    const ctx = testCtx(database.db, {}, userViewer({ userId: "usr_x" }));
    await expect(sendMail(ctx, verify)).rejects.toMatchObject({ kind: "not_found" });
  });

  it.each(LOCALES)("writes every kind in %s", async (locale) => {
    const box = outbox();
    const ctx = testCtx(database.db, { mail: box.mail }, system("test"));
    const at = "2026-11-22T12:00:00Z";
    const token = { tokenId: "tok_9", minutes: 30 };
    const kinds: Pick<SendMailInput, "kind" | "params">[] = [
      { kind: "verify-email", params: token },
      { kind: "magic-link", params: token },
      { kind: "reset-password", params: token },
      { kind: "confirm-new-email", params: token },
      { kind: "confirm-deletion", params: token },
      { kind: "account-exists", params: {} },
      { kind: "password-changed", params: { at } },
      { kind: "email-changed", params: { at, maskedEmail: "a…@example.com" } },
      { kind: "export-ready", params: { exportId: "exp_1", expiresAt: at } },
      { kind: "account-deleted", params: { at } },
      { kind: "welcome", params: { name: "Ana <b>" } },
    ];
    for (const kind of kinds) await sendMail(ctx, { ...verify, ...kind, locale, idempotencyKey: `${locale}:${kind.kind}` });
    expect(box.sent).toHaveLength(kinds.length);
    expect(box.sent.at(-1)?.html).toContain("Ana &lt;b&gt;");
    expect(new Set(box.sent.map((mail) => mail.subject)).size).toBe(kinds.length);
  });
});

describe("the inbox", () => {
  it("shows one's own notices in one's own language, pages, and marks only one's own as read", async () => {
    const [ana, leo] = [await makeUser(database.db), await makeUser(database.db)];
    const jobs = testCtx(database.db, {}, system("test"));
    for (const key of ["1", "2", "3"]) await notifyInApp(jobs, { userId: ana.id, kind: "welcome", params: {}, href: "/courses", idempotencyKey: `in:${key}` });
    expect(await notifyInApp(jobs, { userId: ana.id, kind: "welcome", params: {}, idempotencyKey: "in:1" })).toEqual({ created: false });
    const mine = jobs.as(userViewer({ userId: ana.id, locale: "en" }));
    const first = await listNotifications(mine, { limit: 2 });
    expect(first.items.map((item) => item.text)).toEqual(Array(2).fill("Your account is ready. Watch a sample lesson."));
    expect(first.unreadCount).toBe(3);
    const rest = await listNotifications(mine, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([rest.items.length, rest.nextCursor]).toEqual([1, null]);
    const others = jobs.as(userViewer({ userId: leo.id }));
    expect(await markRead(others, { ids: first.items.map((item) => item.id) })).toEqual({ marked: 0 });
    expect(await markRead(mine, {})).toEqual({ marked: 3 });
    expect((await listNotifications(mine)).unreadCount).toBe(0);
  });
});
