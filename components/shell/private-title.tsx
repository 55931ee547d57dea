import type { ReactElement } from "react";

/** The title of a page that is somebody's own, and that it belongs into no search engine; React puts both into the head. */
export function PrivateTitle({ title }: { title: string }): ReactElement {
  return (
    <>
      <title>{`${title} · Criterio`}</title>
      <meta name="robots" content="noindex, nofollow" />
    </>
  );
}
