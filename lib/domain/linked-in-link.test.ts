import { expect, it } from "vitest";
import { linkedInLink } from "./linked-in-link";

it("names the certificate, who issued it, when, and where it is verified", () => {
  const held = { code: "0abc", courseTitle: "SQL & planes", issuerName: "Criterio", issuedAt: "2026-11-22T12:00:00.000Z", expiresAt: "2028-01-01T00:00:00.000Z" };
  const link = new URL(linkedInLink(held, "https://school.example/es/certificates/0abc"));
  expect(link.origin + link.pathname).toBe("https://www.linkedin.com/profile/add");
  expect(Object.fromEntries(link.searchParams)).toEqual({
    startTask: "CERTIFICATION_NAME", name: "SQL & planes", organizationName: "Criterio", issueYear: "2026", issueMonth: "11", expirationYear: "2028", expirationMonth: "1",
    certUrl: "https://school.example/es/certificates/0abc", certId: "0abc",
  });
  expect(linkedInLink({ ...held, expiresAt: null }, "https://school.example")).not.toContain("expiration");
});
