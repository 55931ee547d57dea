import { unstable_cache } from "next/cache";
import { cache } from "react";
import { cacheTags } from "@/server/platform/cache-tags";
import { db } from "@/server/platform/db/client";
import { findPathLanding, listPublicPaths } from "./queries/list-public-paths";

/** What the public pages of paths read: cached until a path or a course of the catalogue changes. */
export const readPaths = cache(unstable_cache(() => listPublicPaths(db()), ["paths"], { tags: [cacheTags.catalog] }));

export const readPathLanding = cache((slug: string) => unstable_cache(() => findPathLanding(db(), slug), ["path-landing", slug], { tags: [cacheTags.catalog, cacheTags.path(slug)] })());
