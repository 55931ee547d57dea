import { unstable_cache } from "next/cache";
import { cache } from "react";
import { cacheTags } from "@/server/platform/cache-tags";
import { db } from "@/server/platform/db/client";
import { findCertificate } from "./queries/find-certificate";

/** Which fields a cached certificate has: a cache may outlive the deployment that filled it. */
const SHAPE = "with-parts";

/** What the public page of a certificate reads: cached until the certificate is revoked or its holder's name is taken off. */
export const readCertificate = cache((code: string) =>
  unstable_cache(() => findCertificate(db(), code), ["certificate", SHAPE, code], { tags: [cacheTags.certificate(code)] })(),
);
