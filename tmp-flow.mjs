import { chromium } from "playwright-core";
const base="http://localhost:22000";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const ctx = await b.newContext({ viewport: { width: 1280, height: 800 } }); const p = await ctx.newPage();
p.on("console", m => { if (["error"].includes(m.type())) console.log("console", m.text().slice(0,250)); }); p.on("pageerror", e => console.log("PAGEERR", e.message.slice(0,200)));
p.on("response", r => { if (r.status()>=400) console.log(r.status(), r.url().slice(0,150)); });
await p.goto(base+"/es/sign-in"); await p.screenshot({path:"/tmp/shots/signin.png"});
await p.getByLabel(/correo/i).first().fill("tomas@criterio.example"); await p.getByLabel(/contrase/i).first().fill("criterio-demo-2026"); await p.keyboard.press("Enter");
await p.waitForURL(u=>!String(u).includes("sign-in"),{timeout:20000}).catch(e=>console.log("no nav", e.message.slice(0,100)));
console.log(p.url()); await p.waitForTimeout(1500); await p.screenshot({path:"/tmp/shots/after.png"});
for (const x of ["account","account/security","account/privacy","account/notifications"]) { const r=await p.goto(base+"/es/"+x); console.log(x,r.status()); await p.screenshot({path:`/tmp/shots/${x.replace("/","-")}.png`,fullPage:true}); }
await p.goto(base+"/es"); await p.waitForTimeout(1500); await p.screenshot({path:"/tmp/shots/home-in.png"});
await b.close();
