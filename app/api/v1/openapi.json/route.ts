import { openApiDocument } from "@/server/rest";

export const dynamic = "force-static";

/** The API's description, made once with the build: it depends on nothing but the code. */
export function GET(): Response {
  return Response.json(openApiDocument());
}
