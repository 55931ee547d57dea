import { nothingHere, packageFile, packageRefusal } from "@/server/auth/package-answer";
import { packageCtx } from "@/server/auth/package-ctx";
import { openPackageFile } from "@/server/packages";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ token: string; path: string[] }> };

/** A file of the package that the token in the address opens. Media is sent in parts as it is asked for. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const ctx = packageCtx(request);
  if (!ctx) return nothingHere();
  const { token, path } = await params;
  try {
    const opened = await openPackageFile(ctx, { token, path: path.map(decodeSegment).join("/"), range: request.headers.get("range") });
    return opened === "unsatisfiable" ? new Response(null, { status: 416 }) : packageFile(opened);
  } catch (error) {
    return packageRefusal(error);
  }
}

/** A segment comes as it stands in the address. What is no address of ours is no file either. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
