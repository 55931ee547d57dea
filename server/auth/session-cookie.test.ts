import { encode } from "next-auth/jwt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readSessionId } from "./session-cookie";

const SECRET = "a secret of the school, long enough";
const HOUR_SECONDS = 3_600;

function write(sid: unknown, secret = SECRET): Promise<string> {
  return encode({ token: { sid }, secret, maxAge: HOUR_SECONDS });
}

afterEach(() => vi.useRealTimers());

describe("readSessionId", () => {
  it("gives the session of a genuine cookie, the first time and later", async () => {
    const cookie = await write("ses_1");
    expect([await readSessionId(cookie, SECRET), await readSessionId(cookie, SECRET)]).toEqual(["ses_1", "ses_1"]);
  });

  it("refuses a cookie that was opened before once it has expired", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const cookie = await write("ses_2");
    expect(await readSessionId(cookie, SECRET)).toBe("ses_2");
    vi.setSystemTime(Date.now() + (HOUR_SECONDS + 14) * 1_000);
    expect(await readSessionId(cookie, SECRET)).toBe("ses_2");
    vi.setSystemTime(Date.now() + 3_000);
    expect([await readSessionId(cookie, SECRET), await readSessionId(cookie, SECRET)]).toEqual([null, null]);
  });

  it("takes no cookie under another secret, also when it is known under its own", async () => {
    const cookie = await write("ses_3");
    expect(await readSessionId(cookie, SECRET)).toBe("ses_3");
    expect(await readSessionId(cookie, `${SECRET}!`)).toBeNull();
  });

  it("takes nothing that was changed, holds no session, or is no cookie of ours", async () => {
    const cookie = await write("ses_4");
    expect(await readSessionId(cookie, SECRET)).toBe("ses_4");
    const changed = `${cookie.slice(0, -2)}${cookie.endsWith("AA") ? "BB" : "AA"}`;
    expect(await Promise.all([undefined, "", "x", changed, await write(4)].map((value) => readSessionId(value, SECRET)))).toEqual([null, null, null, null, null]);
  });
});
