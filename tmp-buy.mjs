import { chromium } from "playwright-core";
const base="http://localhost:22000";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync","--autoplay-policy=no-user-gesture-required"] });
const ctx = await b.newContext({ viewport: { width: 1280, height: 800 } }); const p = await ctx.newPage(); p.setDefaultTimeout(30000);
p.on("console", m => { if (["error"].includes(m.type())) console.log("console", m.text().slice(0,250)); }); p.on("pageerror", e => console.log("PAGEERR", e.message.slice(0,200)));
p.on("response", r => { if (r.status()>=400) console.log(r.status(), r.url().slice(0,150)); });
const shot=(n)=>p.screenshot({path:`/tmp/shots/${n}.png`,fullPage:true});
await p.goto(base+"/es/courses/sql-que-no-miente"); await p.getByRole("link",{name:/Comprar por/}).first().click();
await p.waitForURL(/sign-in/); await p.getByLabel(/correo/i).first().fill("tomas@criterio.example"); await p.getByLabel(/contrase/i).first().fill("criterio-demo-2026"); await p.keyboard.press("Enter");
await p.waitForURL(/checkout/); await p.waitForLoadState("networkidle"); await shot("checkout"); console.log(p.url());
await p.getByRole("button",{name:/Pagar/}).click(); await p.waitForURL(/c\/pay/); await p.waitForLoadState("networkidle"); await shot("stripe"); console.log(p.url());
const labels=await p.locator("label").allTextContents(); console.log(labels.join("|"));
await p.getByLabel(/n.mero|tarjeta/i).first().fill("4242424242424242"); await p.getByLabel(/venc|expir|caduc/i).first().fill("12/34"); await p.getByLabel(/cvc|c.digo de seg/i).first().fill("123"); await p.getByLabel(/nombre/i).first().fill("Tomas Rivas").catch(()=>{});
await p.getByRole("button",{name:/Pagar/}).click(); await p.waitForURL(/checkout\/return/); console.log("returned",p.url()); const t=Date.now();
await p.getByRole("link",{name:/Empezar|lecci/i}).first().waitFor({timeout:60000}).then(()=>console.log("enrolled after",Date.now()-t,"ms")).catch(e=>console.log("no enrol", e.message.slice(0,80))); await shot("return");
await p.getByRole("link",{name:/Empezar|lecci/i}).first().click(); await p.waitForURL(/learn/); await p.waitForLoadState("networkidle"); await shot("lesson1"); console.log(p.url());
for (const x of ["learn/sql-que-no-miente/por-que-mi-consulta-es-lenta","dashboard","account/purchases"]) { const r=await p.goto(base+"/es/"+x); await p.waitForTimeout(4000); console.log(x,r.status()); await shot(x.replaceAll("/","_")); }
await b.close();
