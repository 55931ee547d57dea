/** A browser as far as cookies and redirects go: the latter are returned, not followed. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  async get(url: string): Promise<Response> {
    return this.send(url, { method: "GET" });
  }

  async post(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.send(url, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** The address that a redirect leads to, absolute. Throws when the response is none. */
  static locationOf(response: Response): string {
    const location = response.headers.get("location");
    if (!location) throw new Error(`expected a redirect, got ${response.status}`);
    return new URL(location, response.url).toString();
  }

  private async send(url: string, init: RequestInit): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: cookie ? { cookie } : {} });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

/** Fills in the sign-in page at `authorizeUrl` and returns where it sends the browser. */
export async function choose(browser: Browser, authorizeUrl: string, choice: Readonly<Record<string, string>>): Promise<string> {
  const shown = await browser.get(authorizeUrl);
  if (shown.status !== 200) throw new Error(`the sign-in page answered ${shown.status}: ${await shown.text()}`);
  const [form = ""] = /<form method="post">[\s\S]*?<\/form>/.exec(await shown.text()) ?? [];
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescape(value)] as const);
  const response = await browser.post(authorizeUrl, { ...Object.fromEntries(hidden), ...choice });
  return Browser.locationOf(response);
}

function unescape(text: string): string {
  return text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
