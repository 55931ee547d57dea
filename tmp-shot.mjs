import { chromium } from "playwright-core";
const [,, base, out, ...specs] = process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
for (const spec of specs) { const [path, width, scheme, name, full] = spec.split("|");
  const ctx = await b.newContext({ viewport: { width: Number(width), height: width === "390" ? 844 : 800 }, colorScheme: scheme });
  if (process.env.COOKIE) await ctx.addCookies([{ name: "criterio.session", value: process.env.COOKIE, url: base }]);
  const p = await ctx.newPage(); p.on("console", m => { if (["error","warning"].includes(m.type())) console.log(name, m.type(), m.text().slice(0,200)); }); p.on("pageerror", e => console.log(name, "PAGEERR", e.message.slice(0,200)));
  const r = await p.goto(base + path, { waitUntil: "networkidle" }); console.log(name, r.status());
  await p.screenshot({ path: `${out}/${name}.png`, fullPage: full !== "no" }); await ctx.close(); }
await b.close();
