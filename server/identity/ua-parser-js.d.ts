/** The part of ua-parser-js 1.x that we use; version 1 ships without types. */
declare module "ua-parser-js" {
  export class UAParser {
    constructor(userAgent?: string);
    getBrowser(): { name?: string; version?: string };
    getOS(): { name?: string; version?: string };
    getDevice(): { type?: string; vendor?: string; model?: string };
  }
}
