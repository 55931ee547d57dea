import { expect, it } from "vitest";
import { setTestEnv } from "@/tests/harness/test-env";

setTestEnv();

const triggersOf = ({ opts }: { opts: { triggers?: readonly unknown[] } }) => opts.triggers;

it("asks for the certificate again when its learner moved to another release, or to other dates", async () => {
  const [{ issueCertificate }, { settleCertificate }] = await Promise.all([import("./issue-certificate"), import("./settle-certificate")]);
  expect(triggersOf(issueCertificate)).toEqual(expect.arrayContaining([{ event: "learning/course.completed" }, { event: "learning/release.followed" }]));
  expect(triggersOf(settleCertificate)).toEqual(expect.arrayContaining([{ event: "grades/grade.updated" }, { event: "learning/enrollment.deferred" }]));
});
