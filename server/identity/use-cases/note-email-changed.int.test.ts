import { describe, expect, it } from "vitest";
import { system } from "@/server/access";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { noteEmailChanged } from "./note-email-changed";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const notices = (userId: string) => database.db.notification.findMany({ where: { userId }, orderBy: { id: "asc" } });

describe("the notice of a changed address", () => {
  it("is put into the inbox once a change, in the person's language", async () => {
    const ctx = testCtx(database.db, {}, system("test"));
    const { id: userId } = await makeUser(database.db);
    await database.db.user.update({ where: { id: userId }, data: { locale: "pt-BR" } });
    for (const changeId of ["one", "one", "two", "one"]) await noteEmailChanged(ctx, { userId, changeId: `${userId}-${changeId}` });
    const told = await notices(userId);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ kind: "email-changed", channel: "in_app", href: "/account/security", subject: expect.stringContaining("e-mail") });
  });

  it("is not written for an account that is gone, nor asked for by a person", async () => {
    const ctx = testCtx(database.db, {}, system("test"));
    const { id: userId } = await makeUser(database.db);
    await expect(noteEmailChanged(ctx.as(userViewer({ userId, roles: ["admin"] })), { userId, changeId: "own" })).rejects.toMatchObject({ kind: "not_found" });
    await database.db.user.update({ where: { id: userId }, data: { status: "deleted" } });
    await noteEmailChanged(ctx, { userId, changeId: "late" });
    await noteEmailChanged(ctx, { userId: "usr_nobody", changeId: "late" });
    expect(await notices(userId)).toEqual([]);
  });
});
