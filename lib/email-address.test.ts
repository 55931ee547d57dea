import { describe, expect, it } from "vitest";
import { readBadInput } from "@/tests/harness/bad-input";
import { maskEmail, normalizeEmail } from "./email-address";

const collected = readBadInput<{ address: string; diagnosis: string }[]>("email-addresses-isemail.json") ?? [];
const confusable = (readBadInput<{ looksLike: string; text: string; kind: string }[]>("confusable-identities.json") ?? []).filter(({ looksLike }) => looksLike.includes("@"));
/** Sound for a mailbox that a mail can be sent to today: the others are quoted, literal, commented or broken. */
const SOUND = ["valid", "dnsWarnNoRecord", "dnsWarnNoMXRecord", "rfc5321TLD"];

describe("an e-mail address", () => {
  it.each([
    [" Ana.Perez+cursos@Example.COM ", "ana.perez+cursos@example.com"],
    ["a@b.co", "a@b.co"],
    ["test@xn--hxajbheg2az3al.xn--jxalpdlp", "test@xn--hxajbheg2az3al.xn--jxalpdlp"],
  ])("keeps %j as %j", (input, address) => {
    expect(normalizeEmail(input)).toBe(address);
  });

  it.each([
    "ana＠example.com",
    "ana@exаmple.com",
    "ana@ｅxample.com",
    "a@b.co,c@d.co",
    "a@b.co;c@d.co",
    "a@b.co c@d.co",
    "a@b.co\r\nBcc: c@d.co",
    "a@b.co\n",
    "a\u0000@b.co",
    '"a b"@c.co',
    "<a@b.co>",
    "Ana <a@b.co>",
    "a@@b.co",
    "a@b",
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    "a@-b.co",
    "a@b..co",
    ".a@b.co",
    "ana@example.com\u200b",
    `${"a".repeat(65)}@b.co`,
    `a@${"b".repeat(250)}.co`,
  ])("refuses %j", (input) => {
    expect(normalizeEmail(input)).toBeNull();
  });

  it.each(collected)("judges $address ($diagnosis)", ({ address, diagnosis }) => {
    if (diagnosis === "valid") expect(normalizeEmail(address)).toBe(address.toLowerCase());
    // Surrounding spaces come from pasting and are taken off; everything else that is not sound is refused.
    if (!SOUND.includes(diagnosis) && !/^ | $/.test(address)) expect(normalizeEmail(address)).toBeNull();
  });

  it.each(confusable)("never takes $text ($kind) for $looksLike", ({ text, looksLike }) => {
    expect(normalizeEmail(text)).not.toBe(looksLike);
  });

  it("hides the mailbox", () => {
    expect(maskEmail("ana.perez@example.com")).toBe("a…@example.com");
  });
});
