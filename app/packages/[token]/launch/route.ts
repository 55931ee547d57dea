import { nothingHere, packageLaunch, packageRefusal } from "@/server/auth/package-answer";
import { packageCtx } from "@/server/auth/package-ctx";
import { getPackageLaunch } from "@/server/packages";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ token: string }> };

/** The page that a lesson frames: it holds the standard's API and, below it, the package. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const ctx = packageCtx(request);
  if (!ctx) return nothingHere();
  try {
    return packageLaunch(await getPackageLaunch(ctx, await params));
  } catch (error) {
    return packageRefusal(error);
  }
}
