/** What this device keeps between visits; null on the server, and where the browser blocks it: reading the property throws there. */
export function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
