import { expect, it } from "vitest";
import { toExternalAddress } from "./external-link";

it.each([
  ["https://Example.com/a?b=1#c", "https://example.com/a?b=1"],
  ["http://example.com", "http://example.com/"],
  ["//example.com/a", "https://example.com/a"],
  ["HTTPS://ejemplo.com/año", "https://ejemplo.com/a%C3%B1o"],
])("reads %s", (link, address) => expect(toExternalAddress(link)).toBe(address));

it.each(["/es/courses/sql", "uno", "#parte", "?a=1", "mailto:ana@example.com", "tel:+57", "javascript:alert(1)", "http://[", `https://example.com/${"a".repeat(1_000)}`])("leaves %s", (link) =>
  expect(toExternalAddress(link)).toBeNull(),
);
