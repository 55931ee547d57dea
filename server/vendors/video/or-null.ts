import Mux from "@mux/mux-node";

/** What Mux answers, or null when it does not know what was asked for. */
export async function orNull<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Mux.NotFoundError) return null;
    throw error;
  }
}
