// How dependency-cruiser finds "@/…". Its reader of tsconfig.json would also take the bare name of a package
// ("inngest") for the folder of that name; Next, tsx and Vitest do not.
const path = require("node:path");

module.exports = { resolve: { alias: { "@": path.resolve(__dirname, "../..") } } };
