import type { CertificateDesign } from "@/lib/schemas/certificate-design";

/** What each part of the designer is given. Fields are named as in the schema. */
export type PartProps = { courseId: string; design: CertificateDesign; errorOf: (field: string) => string | undefined; onChange: (changes: Partial<CertificateDesign>) => void };
