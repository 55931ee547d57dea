import type { ReactElement } from "react";
import type { Thing, WithContext } from "schema-dts";

type Props = { data: WithContext<Thing> | { "@context": "https://schema.org"; "@graph": readonly Thing[] } };

/** Structured data for search engines. `<` is escaped, so no text of a course can end the element. */
export function JsonLd({ data }: Props): ReactElement {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }} />;
}
