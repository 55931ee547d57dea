import { unknownPlaceholders } from "@/lib/domain/certificate-words";
import { saveCertificateSchema, type CertificateDesign, type CertificateTemplate, type SaveCertificateInput } from "@/lib/schemas/certificate-design";

/** What the form holds: a template whose months and lines are as they are typed. */
export type DesignDraft = Omit<CertificateTemplate, "validMonths"> & { validMonths: string };

/** Which mistake a field has; `names` are those of placeholders. */
export type DraftError = { kind: "placeholder" | "words" | "accent" | "course" | "alt" | "signer" | "months"; names: string };
export type DraftErrors = Readonly<Record<string, DraftError>>;

export function toDraft({ validMonths, ...template }: CertificateTemplate): DesignDraft {
  return { ...template, validMonths: validMonths === null ? "" : String(validMonths) };
}

/** What is sent, or what is wrong with which field, named as in the schema: `body`, `lines.1`, `signatures.0.name`. */
export function readDraft(courseId: string, { validMonths, design, isOn }: DesignDraft): { input: SaveCertificateInput } | { errors: DraftErrors } {
  const months = validMonths.trim();
  const lines = design.lines.filter((line) => line.trim() !== "");
  const parsed = saveCertificateSchema.safeParse({ courseId, isOn, validMonths: months === "" ? null : Number(months), design: { ...design, lines } });
  if (parsed.success) return { input: parsed.data };
  // A line left empty is none: those behind it stand one further down on the screen.
  const places = design.lines.flatMap((line, index) => (line.trim() === "" ? [] : [index]));
  const entries = parsed.error.issues.map(({ path }) => {
    const [first, ...rest] = path.map(String).filter((part) => part !== "design");
    const place = first === "lines" ? ["lines", String(places[Number(rest[0])] ?? 0)] : [first ?? "", ...rest];
    return [place.join("."), errorAt(place, design)] as const;
  });
  return { errors: Object.fromEntries(entries.toReversed()) };
}

function errorAt([field = "", index = "0", part]: readonly string[], design: CertificateDesign): DraftError {
  const plain = (kind: DraftError["kind"]): DraftError => ({ kind, names: "" });
  switch (field) {
    case "validMonths":
      return plain("months");
    case "accent":
      return plain("accent");
    case "fields":
      return plain("course");
    case "logo":
      return plain("alt");
    case "signatures":
      return plain(part === "name" ? "signer" : "words");
    default: {
      const text: unknown = field === "lines" ? design.lines[Number(index)] : Reflect.get(design, field);
      const names = typeof text === "string" ? unknownPlaceholders(text) : [];
      return names.length > 0 ? { kind: "placeholder", names: names.map((name) => `{${name}}`).join(", ") } : plain("words");
    }
  }
}
