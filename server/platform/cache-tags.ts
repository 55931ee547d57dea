/** Names of what is cached. Readers tag with them and writers revalidate by them, so both are built here. */
export const cacheTags = {
  /** Everything public: lists, facets, home. */
  catalog: "catalog",
  /** Terms, refunds and the like. */
  legal: "legal",
  course: (slug: string) => `course:${slug}`,
  /** What everybody may see of a certificate. */
  certificate: (code: string) => `certificate:${code}`,
  path: (slug: string) => `path:${slug}`,
  instructor: (slug: string) => `instructor:${slug}`,
} as const;
