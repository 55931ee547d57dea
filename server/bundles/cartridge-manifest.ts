import { childOf, childrenOf, findAll, parseXml, textOf, type XmlElement } from "@/server/content-formats";

export type CartridgeResource = { id: string; type: string; href: string; files: string[] };
export type CartridgeItem = { title: string; resourceId: string | null; children: CartridgeItem[] };
export type CartridgeManifest = { title: string; modules: CartridgeItem[]; resources: ReadonlyMap<string, CartridgeResource> };

/** What an IMS Common Cartridge 1.x manifest says: https://www.imsglobal.org/cc/index.html. Throws ImportRefused when it is no XML. */
export function readManifest(source: string): CartridgeManifest {
  const root = parseXml(source);
  const [general] = findAll(root, "general");
  const [organization] = findAll(root, "organization");
  const top = organization ? childrenOf(organization, "item") : [];
  // The standard asks for one item around all others.
  const [outer] = top;
  const items = top.length === 1 && outer && outer.attributes.identifierref === undefined ? childrenOf(outer, "item") : top;
  const resources = findAll(root, "resource").map((element): CartridgeResource => {
    const files = childrenOf(element, "file").map((file) => file.attributes.href ?? "");
    return { id: element.attributes.identifier ?? "", type: element.attributes.type ?? "", href: element.attributes.href ?? files[0] ?? "", files };
  });
  return { title: clean(textOf(childOf(general, "title"))), modules: items.map(toItem), resources: new Map(resources.map((resource) => [resource.id, resource])) };
}

function toItem(element: XmlElement): CartridgeItem {
  return { title: clean(textOf(childOf(element, "title"))), resourceId: element.attributes.identifierref ?? null, children: childrenOf(element, "item").map(toItem) };
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[^\P{C}]/gu, "").trim().slice(0, 160);
}
