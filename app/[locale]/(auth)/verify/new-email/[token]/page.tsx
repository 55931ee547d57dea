import type { ReactElement } from "react";
import { LinkPage } from "../../../_components/link-page";

type Props = { params: Promise<{ locale: string; token: string }> };

export default function NewEmailPage({ params }: Props): ReactElement {
  return <LinkPage kind="newEmail" params={params} />;
}
