import { describe, expect, it } from "vitest";
import { toInternalTarget } from "./internal-link";

describe("where a link in a lesson leads", () => {
  it.each([
    ["/es/learn/sql/indices", { kind: "lesson", courseSlug: "sql", lessonSlug: "indices" }],
    ["/learn/otro/indices#arbol", { kind: "lesson", courseSlug: "otro", lessonSlug: "indices" }],
    ["indices", { kind: "lesson", courseSlug: "sql", lessonSlug: "indices" }],
    ["./indices?x=1", { kind: "lesson", courseSlug: "sql", lessonSlug: "indices" }],
    ["../otro/indices", { kind: "lesson", courseSlug: "otro", lessonSlug: "indices" }],
    ["/pt-BR/courses/sql", { kind: "course", courseSlug: "sql" }],
    ["/learn/sql/%ZZ", { kind: "lesson", courseSlug: "sql", lessonSlug: "%ZZ" }],
  ])("%s", (url, target) => expect(toInternalTarget(url, "sql")).toEqual(target));

  it.each(["https://example.com/learn/sql/x", "//example.com/learn/sql/x", "#arbol", "mailto:ana@example.com", "/es/legal/terms", "/es/courses", "javascript:alert(1)", "http://"])(
    "%s is none of our courses' pages",
    (url) => expect(toInternalTarget(url, "sql")).toBeNull(),
  );
});
