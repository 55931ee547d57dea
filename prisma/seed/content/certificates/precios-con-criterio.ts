import { certificateDesignSchema, type CertificateDesign } from "@/lib/schemas/certificate-design";

/** The workshop's sign: a price tag with a rising line, and its name in strokes. */
export const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 120">
<path d="M10 20h70l32 40-32 40H10z" fill="#7a2e1d"/><circle cx="86" cy="60" r="8" fill="#fff"/><path d="M22 82l16-20 12 8 18-28" fill="none" stroke="#f4a22c" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>
<g fill="none" stroke="#172034" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"><path d="M140 84V36h16a14 14 0 0 1 0 28h-16"/><path d="M192 84V36h16a14 14 0 0 1 0 28h-16M208 64l16 20"/><path d="M270 36h-26v48h26M244 60h20"/><path d="M318 44a22 22 0 1 0 0 32"/><path d="M340 36v48"/><path d="M362 60a22 24 0 1 0 44 0a22 24 0 1 0-44 0"/></g></svg>`;

/** A hand that signs quickly. */
export const SIGNATURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120"><g fill="none" stroke="#1d2f63" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round">
<path d="M18 92C34 40 58 6 70 22S44 104 62 90 92 34 100 40s-10 48 2 46 20-34 28-32-6 32 6 30 14-26 24-26 0 26 10 24 14-22 24-22 2 22 12 20 18-20 28-20 8 18 22 14 34-18 82-26"/><path d="M40 108C120 96 220 98 330 84"/></g></svg>`;

/** How the certificates of this course look and what they say; the pictures are named by what they became. */
export function designOf({ logo, signature, teacher }: { logo: string; signature: string; teacher: string }): CertificateDesign {
  return certificateDesignSchema.parse({
    layout: "frame", accent: "#7a2e1d", language: "course", title: "Certificado de aprovechamiento",
    body: "completó todas las lecciones y prácticas del curso",
    lines: ["Con una dedicación de {hours} horas, a cargo de {teachers}."],
    fields: ["course", "completed", "issued", "release", "organisation"],
    logo: { picture: logo, alt: "Taller Precios con criterio" },
    signatures: [{ name: teacher, role: "Docente del curso", picture: signature }],
  });
}
