import { expect, it } from "vitest";
import { toPlainText } from "./plain-text";

it("says what an HTML text says and nothing of its marks", () => {
  expect(toPlainText("<p>One &amp; <b>two</b><script>alert(1)</script>&#33;&#x21;</p>").replaceAll(/\s+/g, " ").trim()).toBe("One & two !!");
  expect(toPlainText("a < b &unknown; &#0; &#xd800;")).toBe("a < b &unknown; \uFFFD \uFFFD");
});

it("takes time in proportion to the text", () => {
  // A megabyte each: what looks again at all that follows would take hours.
  for (const part of ["<script ", "<", "<script>", "<>", "&#"]) expect(toPlainText(part.repeat(1_000_000 / part.length)).length).toBeLessThanOrEqual(1_000_000);
});
