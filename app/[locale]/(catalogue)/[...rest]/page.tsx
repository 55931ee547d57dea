import { notFound } from "next/navigation";

/** Whatever no page answers: inside a locale, so that the page that says so speaks the reader's language. */
export default function UnknownPage(): never {
  notFound();
}
