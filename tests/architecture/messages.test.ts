import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { GATE_CODES } from "@/lib/domain/publish-gate";
import { ERROR_CODES } from "@/lib/errors";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { MESSAGE_DOMAINS } from "@/lib/i18n/load-messages";
import { CHANGE_KINDS } from "@/server/authoring/dto";
import { MESSAGES } from "./harness/message-files";
import { findMessageUses, findQuoted } from "./harness/message-uses";
import { isTest, readSources, readText } from "./harness/source-files";

const reference = MESSAGES.get(DEFAULT_LOCALE) ?? new Map<string, string>();
const sources = readSources(["app", "components", "lib", "server", "emails", "inngest"]).filter((file) => !isTest(file));

describe.each(LOCALES)("messages in %s", (locale) => {
  const texts = MESSAGES.get(locale) ?? new Map<string, string>();

  it("have the keys of the other locales", () => {
    expect([...reference.keys()].filter((key) => !texts.has(key)), "missing").toEqual([]);
    expect([...texts.keys()].filter((key) => !reference.has(key)), "only here").toEqual([]);
  });

  it("take the same arguments, with every form of a plural", () => {
    const different = [...texts].flatMap(([key, text]) => {
      const ours = argumentsOf(text).join(" ");
      const theirs = argumentsOf(reference.get(key) ?? "").join(" ");
      return ours === theirs ? [] : [`${key}: {${ours}} where ${DEFAULT_LOCALE} has {${theirs}}`];
    });
    expect(different).toEqual([]);
  });

  it("say something", () => {
    expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("have a sentence for every error code and every refusal", () => {
    expect(ERROR_CODES.filter((code) => !texts.has(`errors.${code}`)), "error codes").toEqual([]);
    const doors = refusalReasons().filter((reason) => !HIDDEN.includes(reason)).map((reason) => (FORBIDDEN.includes(reason) ? "forbidden" : reason));
    expect(doors.length).toBeGreaterThan(3);
    expect(doors.filter((door) => !texts.has(`access.door.${door}.title`) || !texts.has(`access.door.${door}.text`)), "refusals").toEqual([]);
  });

  it("have a sentence for everything that can happen to a course and for everything that its gate finds", () => {
    const sentences = [...CHANGE_KINDS.map((kind) => `studio-home.history.kind.${kind}`), ...Object.keys(GATE_CODES).map((code) => `authoring.gate.${code}`)];
    expect(sentences.filter((key) => !texts.has(key))).toEqual([]);
  });

  it("have a word for every value of the enums that are shown", () => {
    const missing = Object.entries(SHOWN_ENUMS).flatMap(([name, namespace]) =>
      enumValues(name).map((value) => `${namespace}.${value}`).filter((key) => !texts.has(key)),
    );
    expect(missing).toEqual([]);
  });
});

describe("uses of messages", () => {
  const keys = [...reference.keys()];

  it("ask only for keys that exist", () => {
    const uses = sources.flatMap(findMessageUses);
    expect(uses.length, "the scan must find the translators").toBeGreaterThan(100);
    const missing = uses.filter(({ keys: patterns }) => !keys.some((key) => patterns.some((pattern) => pattern.test(key))));
    expect(missing.map(({ where, asked }) => `${where} ${asked}`)).toEqual([]);
  });

  it("reach every key", () => {
    const asked = sources.flatMap(findMessageUses).flatMap((use) => use.keys);
    const quoted = sources.map(findQuoted);
    const plain = new Set(quoted.flatMap((found) => found.plain));
    const composed = quoted.flatMap((found) => found.composed);
    const isReached = (key: string) =>
      asked.some((pattern) => pattern.test(key)) || endings(key).some((ending) => plain.has(ending)) || composed.some((pattern) => pattern.test(key));
    const codes = new Set<string>(ERROR_CODES.map((code) => `errors.${code}`));
    expect(keys.filter((key) => !codes.has(key) && !isReached(key))).toEqual([]);
  });

  it("have no text for an error code that does not exist", () => {
    const known = new Set<string>(ERROR_CODES.map((code) => `errors.${code}`));
    expect(keys.filter((key) => key.startsWith("errors.") && !known.has(key))).toEqual([]);
  });

  it("have a file for each domain and no other", () => {
    const domains = new Set(keys.map((key) => key.split(".")[0]));
    expect([...domains].filter((domain) => !MESSAGE_DOMAINS.some((known) => known === domain))).toEqual([]);
  });
});

/** Enums of the database whose values people read, and where their words are. */
const SHOWN_ENUMS: Readonly<Record<string, string>> = { Level: "catalog.level", Modality: "catalog.modality", CourseFormat: "catalog.format" };

/** What a viewer may not know of is answered as missing. */
const HIDDEN = ["not_published"];
/** What no step of theirs would open is told in one way: this account may not. */
const FORBIDDEN = ["not_yours", "role_required", "system_only", "account_not_active"];

function enumValues(name: string): string[] {
  const body = new RegExp(String.raw`enum ${name} \{([^}]*)\}`).exec(readText("prisma/schema/catalog.prisma"))?.[1] ?? "";
  const values = body.split("\n").map((row) => row.trim()).filter((row) => /^\w+$/.test(row));
  if (values.length === 0) throw new Error(`prisma/schema has no enum ${name}`);
  return values;
}

function refusalReasons(): string[] {
  const union = /export type RefusalReason =([^;]*);/.exec(readText("server/access/decision.ts"))?.[1] ?? "";
  return [...union.matchAll(/"(\w+)"/g)].map(([, reason = ""]) => reason);
}

/** The key without its domain, then without more of its front: what code that was given a translator may name. */
function endings(key: string): string[] {
  const parts = key.split(".");
  return parts.map((_part, index) => parts.slice(index).join("."));
}

/** Names and kinds of a message's arguments and tags, sorted; of a plural or select also that it has them. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.argument) found.add(element.value);
      else if (element.type === TYPE.number || element.type === TYPE.date || element.type === TYPE.time) found.add(`${element.value}:${TYPE[element.type]}`);
      else if (element.type === TYPE.tag) {
        found.add(`<${element.value}>`);
        visit(element.children);
      } else if (element.type === TYPE.plural || element.type === TYPE.select) {
        found.add(`${element.value}:${TYPE[element.type]}`);
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parse(text));
  return [...found].sort();
}
