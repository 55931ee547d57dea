import { expect, test } from "vitest";
import { parseEnv } from "./env";

test.each(["judge0.school.example", "ftp://judge0.school.example", "not an address"])("a code runner at %s is refused when the application starts", (CODE_RUNNER_URL) => {
  expect(() => parseEnv({ CODE_RUNNER_URL })).toThrow(/^ {2}CODE_RUNNER_URL: /m);
});

test("one at a web address, or none, is not", () => {
  for (const CODE_RUNNER_URL of ["https://judge0.school.example/v1", "http://10.0.0.7:2358", "", undefined]) {
    expect(() => parseEnv({ CODE_RUNNER_URL })).toThrow(/^(?![^]*CODE_RUNNER_URL)/);
  }
});
